using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Jobs;

namespace SecurityPortal.Core.Identity;

/// <summary>Notes which sessions time has ended, and deletes old rows.</summary>
public sealed class SessionCleaning(UserSessions sessions, TimeProvider clock, ILogger<SessionCleaning> log) : PeriodicJob(TimeSpan.FromHours(1), clock, log)
{
    /// <inheritdoc/>
    public override Task RunAsync(CancellationToken ct) => sessions.CleanAsync(ct);
}
