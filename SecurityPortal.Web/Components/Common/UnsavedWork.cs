namespace SecurityPortal.Web.Components.Common;

/// <summary>What an open page has not saved yet, to be saved before the session ends. Cascades from the layout.</summary>
public sealed class UnsavedWork
{
    private readonly List<Func<Task<bool>?>> _savers = [];

    /// <summary>Adds a way to save, which answers whether everything is saved, or nothing where there is nothing to save; gone again with what is
    /// answered.</summary>
    public IDisposable Add(Func<Task<bool>?> save)
    {
        _savers.Add(save);
        return new Entry(this, save);
    }

    /// <summary>Saves everything, on the page's own thread. Answers whether all of it is saved; null where there is nothing to save.</summary>
    public async Task<bool?> SaveAsync()
    {
        bool? all = null;
        foreach (var save in _savers.ToList())
        {
            if (save() is { } saving)
            {
                all = await saving && all != false;
            }
        }

        return all;
    }

    private sealed class Entry(UnsavedWork work, Func<Task<bool>?> save) : IDisposable
    {
        public void Dispose() => work._savers.Remove(save);
    }
}
