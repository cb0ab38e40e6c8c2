using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SecurityPortal.Core.Audit;

/// <summary>Seals audit rows within a second of their writing.</summary>
public sealed class AuditSealer(AuditChain chain, TimeProvider clock, ILogger<AuditSealer> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await chain.SealAsync(stoppingToken) > 0)
                {
                }
            }
            catch (DbUpdateException)
            {
                // Another server sealed the same rows first.
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "Audit rows could not be sealed; the next round tries again.");
            }
        }
    }
}
