using SecurityPortal.Core.Common;

namespace SecurityPortal.Web.Hosting;

/// <summary>
/// Whether the portal stands behind a proxy that nobody has named in <c>Proxies</c>: then every visitor has the proxy's address, and bounds by address hold
/// back all of them together.
/// </summary>
public sealed class ProxySight(TimeProvider clock, ILogger<ProxySight> log)
{
    /// <summary>So long a request counts: anybody can send such a header once.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private long _requests;
    private long _lastTicks;
    private volatile bool _isKnown;

    /// <summary>Requests with a proxy's header since the start.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>A proxy is known from the start, or has sent a request within the last hour.</summary>
    public bool IsUnnamed => _isKnown || (Requests > 0 && clock.UtcNow().Ticks - Interlocked.Read(ref _lastTicks) < Memory.Ticks);

    /// <summary>The settings themselves tell of a proxy.</summary>
    public void Know(string why)
    {
        _isKnown = true;
        log.LogWarning("The portal stands behind a proxy that the setting Proxies does not name: {Why}", why);
    }

    /// <summary>A request has a proxy's header. The first is told to the log, the others are counted.</summary>
    public void See(string header)
    {
        Interlocked.Exchange(ref _lastTicks, clock.UtcNow().Ticks);
        if (Interlocked.Increment(ref _requests) == 1)
        {
            log.LogWarning(
                "A request has the header {Header}, but the setting Proxies names no proxy: every visitor seems to come from the proxy's address.", header);
        }
    }
}
