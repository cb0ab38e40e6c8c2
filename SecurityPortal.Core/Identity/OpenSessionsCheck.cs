using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Jobs;

namespace SecurityPortal.Core.Identity;

/// <summary>Lets open pages look every two seconds how their session stands.</summary>
public sealed class OpenSessionsCheck(OpenSessions open, TimeProvider clock, ILogger<OpenSessionsCheck> log) : PeriodicJob(TimeSpan.FromSeconds(2), clock, log)
{
    /// <inheritdoc/>
    public override Task RunAsync(CancellationToken ct) => open.LookAsync(ct);
}
