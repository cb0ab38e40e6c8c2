namespace SecurityPortal.Web.Components.Common;

/// <summary>What an open page has not saved yet, to be saved before the session ends. Cascades from the layout.</summary>
public sealed class UnsavedWork
{
    private readonly List<Func<Task>> _savers = [];

    /// <summary>Adds a way to save; gone again with what is answered.</summary>
    public IDisposable Add(Func<Task> save)
    {
        _savers.Add(save);
        return new Entry(this, save);
    }

    /// <summary>Saves everything, on the page's own thread.</summary>
    public async Task SaveAsync()
    {
        foreach (var save in _savers.ToList())
        {
            await save();
        }
    }

    private sealed class Entry(UnsavedWork work, Func<Task> save) : IDisposable
    {
        public void Dispose() => work._savers.Remove(save);
    }
}
