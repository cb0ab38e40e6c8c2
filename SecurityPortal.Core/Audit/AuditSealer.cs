using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Jobs;

namespace SecurityPortal.Core.Audit;

/// <summary>Seals audit rows within a second of their writing.</summary>
public sealed class AuditSealer(AuditChain chain, IJobLeases leases, TimeProvider clock, ILogger<AuditSealer> log)
    : LeasedJob(TimeSpan.FromMilliseconds(500), leases, clock, log)
{
    /// <inheritdoc/>
    public override async Task RunAsync(CancellationToken ct)
    {
        var beaten = false;
        while (true)
        {
            try
            {
                if (await chain.SealAsync(ct) == 0)
                {
                    return;
                }
            }
            catch (DbUpdateException) when (!beaten)
            {
                // Another server sealed the same rows first. Twice in a row is something else, such as a full disk.
                beaten = true;
            }
        }
    }
}
