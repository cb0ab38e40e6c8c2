using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Jobs;

namespace SecurityPortal.Core.Identity;

/// <summary>Deletes counted failures once they no longer matter.</summary>
public sealed class ThrottleCleaning(Throttle throttle, IJobLeases leases, TimeProvider clock, ILogger<ThrottleCleaning> log)
    : LeasedJob(TimeSpan.FromHours(1), leases, clock, log)
{
    /// <inheritdoc/>
    public override Task RunAsync(CancellationToken ct) => throttle.CleanAsync(ct);
}
