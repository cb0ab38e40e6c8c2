using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Jobs;
using SecurityPortal.Core.Servers;

namespace SecurityPortal.Core.Cases;

/// <summary>
/// Looks every two seconds whether the other servers can be heard, and tells them who looks at which case. Runs on each server, where there are several.
/// </summary>
public sealed class ServersWatch(IServerBus bus, CasePresence presence, TimeProvider clock, ILogger<ServersWatch> log)
    : PeriodicJob(TimeSpan.FromSeconds(2), clock, log)
{
    /// <inheritdoc/>
    public override async Task RunAsync(CancellationToken ct)
    {
        await bus.LookAsync(ct);
        presence.Refresh();
    }
}
