namespace SecurityPortal.Core.Servers;

/// <summary>What the servers of one portal tell each other at once: ids and words, never answers or numbers. What somebody misses is lost.</summary>
public interface IServerBus
{
    /// <summary>Told on any thread when <see cref="IsAway"/> has changed.</summary>
    event Action? Changed;

    /// <summary>Told on any thread when the bus is there (again) and something may have been missed meanwhile.</summary>
    event Action? Missed;

    /// <summary>The other servers cannot be heard at the moment. Never, where there are none.</summary>
    bool IsAway { get; }

    /// <summary>Tells the other servers. Returns at once, and does not throw.</summary>
    void Tell(string subject, string text);

    /// <summary>
    /// Calls <paramref name="heard"/> with the id of the server and what it told about the subject: one message after the other, never this server's own. It
    /// must return soon.
    /// </summary>
    void Listen(string subject, Action<string, string> heard);

    /// <summary>Looks whether the others can be heard.</summary>
    Task LookAsync(CancellationToken ct);
}
