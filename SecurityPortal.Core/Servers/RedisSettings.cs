using StackExchange.Redis;

namespace SecurityPortal.Core.Servers;

/// <summary>The Redis by which several servers tell each other what changed: section <c>Redis</c> of the settings. Without it there is one server.</summary>
public sealed class RedisSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Redis";

    /// <summary>Nobody waits longer for an answer; then the portal goes on without.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Where it is, as StackExchange.Redis writes it: <c>redis:6379,password=…,ssl=true</c>.</summary>
    public string? Connection { get; set; }

    /// <summary>What every key and channel begins with, so that one Redis may serve several portals.</summary>
    public string Prefix { get; set; } = "portal:";

    public bool IsSet => !string.IsNullOrWhiteSpace(Connection);

    /// <summary>What is wrong with them, one sentence each.</summary>
    public IReadOnlyList<string> Faults()
    {
        if (IsSet && string.IsNullOrWhiteSpace(Prefix))
        {
            return [$"{Section}:{nameof(Prefix)} is empty: keys and channels of the portal begin with it."];
        }

        try
        {
            return !IsSet || ConfigurationOptions.Parse(Connection!).EndPoints.Count > 0 ? [] : [$"{Section}:{nameof(Connection)} names no server."];
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            // What it says would repeat the connection, password included.
            return [$"{Section}:{nameof(Connection)} cannot be read; it looks like redis:6379,password=…,ssl=true."];
        }
    }

    /// <summary>The connection never keeps the portal from starting, and whoever asks gets an answer soon or none.</summary>
    internal ConfigurationOptions Options()
    {
        var options = ConfigurationOptions.Parse(Connection!);
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new LinearRetry(1000);
        options.ConnectTimeout = options.SyncTimeout = options.AsyncTimeout = (int)Longest.TotalMilliseconds;
        options.KeepAlive = 5;
        options.ClientName = "SecurityPortal";
        return options;
    }
}
