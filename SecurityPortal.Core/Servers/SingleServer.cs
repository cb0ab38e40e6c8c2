namespace SecurityPortal.Core.Servers;

/// <summary>There are no other servers.</summary>
public sealed class SingleServer : IServerBus
{
    /// <inheritdoc/>
    public event Action? Changed
    {
        add { }
        remove { }
    }

    /// <inheritdoc/>
    public event Action? Missed
    {
        add { }
        remove { }
    }

    /// <inheritdoc/>
    public bool IsAway => false;

    /// <inheritdoc/>
    public void Tell(string subject, string text)
    {
        // Nobody is there to hear it.
    }

    /// <inheritdoc/>
    public void Listen(string subject, Action<string, string> heard)
    {
        // Nobody is there who would tell.
    }

    /// <inheritdoc/>
    public Task LookAsync(CancellationToken ct) => Task.CompletedTask;
}
