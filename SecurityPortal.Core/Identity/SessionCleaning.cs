using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Jobs;

namespace SecurityPortal.Core.Identity;

/// <summary>Notes which sessions time has ended, and deletes old rows.</summary>
public sealed class SessionCleaning(UserSessions sessions, IJobLeases leases, TimeProvider clock, ILogger<SessionCleaning> log)
    : LeasedJob(TimeSpan.FromHours(1), leases, clock, log)
{
    /// <inheritdoc/>
    public override Task RunAsync(CancellationToken ct) => sessions.CleanAsync(ct);
}
