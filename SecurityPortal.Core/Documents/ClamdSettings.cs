namespace SecurityPortal.Core.Documents;

/// <summary>The ClamAV daemon; settings section <c>Clamd</c>. Without a host nothing is scanned.</summary>
public sealed record ClamdSettings
{
    /// <summary>Name or address of the daemon.</summary>
    public string? Host { get; init; }

    public int Port { get; init; } = 3310;

    /// <summary>Longest wait for connection, transfer and answer together, in seconds.</summary>
    public int TimeoutSeconds { get; init; } = 60;
}
