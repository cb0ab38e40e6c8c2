using Microsoft.Extensions.Logging;

namespace SecurityPortal.Core.Jobs;

/// <summary>
/// Work that one server does at a time: whoever holds its lease, for as long as it runs. The others look again and again, and say nothing; the one that takes
/// it over begins at once. A server that slept over the end of its lease ends its run as soon as it notices; what it may do until then harms nobody, since each
/// row is looked at again inside its own transaction.
/// </summary>
public abstract class LeasedJob(TimeSpan period, IJobLeases leases, TimeProvider clock, ILogger log) : PeriodicJob(period, clock, log)
{
    /// <summary>So often the holder says that it is there, also in the middle of a long run.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>So often another server looks whether the job is free.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _clock = clock;
    private readonly ILogger _log = log;

    private bool _isHolder;
    private long? _began;
    private TimeSpan _pause = period;

    private string Key => GetType().Name;

    private TimeSpan Rest => _began is { } began ? _pause - _clock.GetElapsedTime(began) : TimeSpan.Zero;

    private protected sealed override async Task<TimeSpan> TurnAsync(CancellationToken stoppingToken)
    {
        var (wasHolder, fault) = (_isHolder, (Exception?)null);
        try
        {
            _isHolder = await leases.HoldAsync(Key, stoppingToken);
        }
        catch (Exception e)
        {
            fault = e;
        }

        if (fault is null && !_isHolder)
        {
            return Look;
        }

        // Whoever takes over does at once what may have been left; a lease that cannot be asked for is told when there is something to do.
        if ((wasHolder || fault is not null) && _pause > Beat && Rest is { Ticks: > 0 } rest)
        {
            return Shorter(rest, Beat);
        }

        _began = _clock.GetTimestamp();
        _pause = await RunOnceAsync(fault is null ? RunHeldAsync : _ => Task.FromException(fault), stoppingToken);
        return Shorter(_pause, Beat);
    }

    private protected sealed override async Task EndAsync()
    {
        if (!_isHolder)
        {
            return;
        }

        try
        {
            using var limit = new CancellationTokenSource(LongestGoodbye, _clock);
            await leases.LeaveAsync(Key, limit.Token);
        }
        catch (Exception fault)
        {
            _log.LogInformation(fault, "{Job} is another server's once its lease has run out.", Key);
        }
    }

    // Beside the run somebody says again and again that this server is there.
    private async Task RunHeldAsync(CancellationToken stoppingToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var work = RunAsync(end.Token);
        while (!work.IsCompleted && !end.IsCancellationRequested)
        {
            var first = await Task.WhenAny(work, Task.Delay(Beat, _clock, end.Token));
            if (first != work && !stoppingToken.IsCancellationRequested && !await StillHoldsAsync(stoppingToken))
            {
                _isHolder = false;
                await end.CancelAsync();
            }
        }

        try
        {
            await work;
        }
        catch (OperationCanceledException) when (!_isHolder)
        {
            _log.LogInformation("{Job} ends in the middle: another server has taken it over.", Key);
        }
        finally
        {
            await end.CancelAsync();
        }
    }

    private async Task<bool> StillHoldsAsync(CancellationToken ct)
    {
        try
        {
            return await leases.HoldAsync(Key, ct);
        }
        catch (Exception fault)
        {
            // The work learns by itself that the database is away.
            _log.LogInformation(fault, "{Job} could not renew its lease.", Key);
            return true;
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other)
    {
        var shorter = one < other ? one : other;
        return shorter < ShortestPause ? ShortestPause : shorter;
    }
}
