namespace SecurityPortal.Web.Live;

/// <summary>Whether the open page, of this circuit, shows anything that is kept up to date while it is open.</summary>
public sealed class LivePages
{
    private int _count;

    /// <summary>Told when <see cref="IsLive"/> has changed.</summary>
    public event Action? Changed;

    public bool IsLive => _count > 0;

    /// <summary>A part of the page is kept up to date from now on, until the answer is disposed.</summary>
    public IDisposable Enter()
    {
        Count(1);
        return new Part(this);
    }

    private void Count(int change)
    {
        var was = IsLive;
        _count += change;
        if (was != IsLive)
        {
            Changed?.Invoke();
        }
    }

    private sealed class Part(LivePages pages) : IDisposable
    {
        private bool _isLeft;

        public void Dispose()
        {
            if (!_isLeft)
            {
                _isLeft = true;
                pages.Count(-1);
            }
        }
    }
}
