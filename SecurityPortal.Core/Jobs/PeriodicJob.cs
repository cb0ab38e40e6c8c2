using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Jobs;

/// <summary>
/// Work the portal does by itself: once at start-up and then again after each period, for as long as it runs. The one way to run in the background: whatever
/// a run throws, a cancellation that is not the portal's stop included, ends that run alone.
/// </summary>
public abstract class PeriodicJob(TimeSpan period, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>No timer takes less.</summary>
    private protected static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private int _failures;

    /// <summary>How long its first run waits, so that what can wait leaves the processor to the first pages; not at all unless the host says so.</summary>
    public TimeSpan FirstPause { get; set; }

    /// <summary>Does whatever is due now; may be called at any time, and by several servers at once.</summary>
    public abstract Task RunAsync(CancellationToken ct);

    /// <summary>
    /// Does what is due for each, one after the other. One that fails, in whatever way, is told by its key and keeps none of the others from their turn; it is
    /// due again in the next round.
    /// </summary>
    protected async Task EachAsync(IEnumerable<Guid> due, Func<Guid, Task> act, CancellationToken ct)
    {
        foreach (var id in due)
        {
            try
            {
                await act(id);
            }
            catch (DbUpdateException fault) when (!ct.IsCancellationRequested)
            {
                // As a rule somebody else, or another server, was faster by a moment; the next round looks again.
                PortalMeter.JobFailure(GetType().Name);
                log.LogInformation(fault, "{Job} leaves {Id} to its next round.", GetType().Name, id);
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                PortalMeter.JobFailure(GetType().Name);
                log.LogError(fault, "{Job} failed for {Id}; the others have their turn.", GetType().Name, id);
            }
        }
    }

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (FirstPause > TimeSpan.Zero && !await PausedAsync(stoppingToken))
        {
            return;
        }

        using var timer = new PeriodicTimer(period, clock);
        do
        {
            var pause = await TurnAsync(stoppingToken);
            if (timer.Period != pause)
            {
                timer.Period = pause;
            }
        }
        while (await TickedAsync(timer, stoppingToken));
        await EndAsync();
    }

    /// <summary>Does what its turn asks for; answers how long it is to the next.</summary>
    private protected virtual Task<TimeSpan> TurnAsync(CancellationToken stoppingToken) => RunOnceAsync(RunAsync, stoppingToken);

    /// <summary>The portal stops, and no run is under way.</summary>
    private protected virtual Task EndAsync() => Task.CompletedTask;

    /// <summary>One run, whatever it throws; answers the pause after it.</summary>
    private protected async Task<TimeSpan> RunOnceAsync(Func<CancellationToken, Task> run, CancellationToken stoppingToken)
    {
        _failures = await SucceedsAsync(run, stoppingToken) ? 0 : _failures + 1;
        return Pause(_failures);
    }

    private async Task<bool> SucceedsAsync(Func<CancellationToken, Task> run, CancellationToken stoppingToken)
    {
        // What is due every few seconds is seen in the figures alone.
        using var span = PortalTrace.BeginOwn(GetType().Name, isRecorded: period >= LongestPause);
        var began = clock.GetTimestamp();
        var outcome = Outcomes.Failed;
        try
        {
            await run(stoppingToken);
            outcome = Outcomes.Done;
            return true;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops; what was under way is taken up at its next start.
            outcome = Outcomes.Cancelled;
            return true;
        }
        catch (Exception fault)
        {
            log.LogError(fault, "{Job} failed; the next round tries again.", GetType().Name);
            return false;
        }
        finally
        {
            span.SetTag(MeterTags.Job, GetType().Name).SetTag(MeterTags.Outcome, outcome);
            PortalMeter.Job(GetType().Name, outcome, clock.GetElapsedTime(began));
        }
    }

    // What is due every second would fill the log while the database is away: its pauses double up to a minute. Longer periods stay as they are.
    private TimeSpan Pause(int failures)
    {
        var pause = period;
        for (var i = 0; i < failures && pause < LongestPause; i++)
        {
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        return pause;
    }

    private async Task<bool> PausedAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(FirstPause, clock);
        return await TickedAsync(timer, stoppingToken);
    }

    private static async Task<bool> TickedAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
