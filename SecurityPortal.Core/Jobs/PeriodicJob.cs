using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SecurityPortal.Core.Jobs;

/// <summary>Work the portal does by itself: once at start-up and then again after each period, for as long as it runs.</summary>
public abstract class PeriodicJob(TimeSpan period, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>Does whatever is due now; may be called at any time, and by several servers at once.</summary>
    public abstract Task RunAsync(CancellationToken ct);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(period, clock);
        do
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "{Job} failed; the next round tries again.", GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
