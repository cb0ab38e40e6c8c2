using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Jobs;

namespace SecurityPortal.Core.Cases;

/// <summary>
/// Calls one open page: in the context in which it asked for it (its language among others) and without anything of the one who has news, one call at a time,
/// and at most once in <see cref="Interval"/>. The first news is passed on at once, what comes meanwhile by one further call, so that the last is never lost.
/// </summary>
internal sealed class PageCall : IDisposable
{
    /// <summary>Twice a second is as often as a person sees a page change.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly Func<Task> _call;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly ExecutionContext _context;
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationToken _ended;
    private readonly Lock _lock = new();
    private bool _hasNews;
    private bool _busy;

    public PageCall(Func<Task> call, TimeProvider clock, ILogger log)
    {
        (_call, _clock, _log) = (call, clock, log);
        _context = ExecutionContext.Capture() ?? throw new InvalidOperationException("The page's context is needed, and its flow is suppressed.");
        _ended = _end.Token;
    }

    /// <summary>There is news. Returns at once: a slow or broken page holds up neither the others nor the command that has it.</summary>
    public void Tell()
    {
        lock (_lock)
        {
            _hasNews = true;
            if (_busy)
            {
                return;
            }

            _busy = true;
        }

        ExecutionContext.Run(_context, static page => ((PageCall)page!).Begin(), this);
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    private void Begin() => Task.Run(PassOnAsync, CancellationToken.None).GoOn(Warn);

    private async Task PassOnAsync()
    {
        while (TakeNews())
        {
            var pause = Task.Delay(Interval, _clock, _ended);
            await CallAsync();
            await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private bool TakeNews()
    {
        lock (_lock)
        {
            _busy = _hasNews && !_ended.IsCancellationRequested;
            _hasNews = false;
            return _busy;
        }
    }

    private async Task CallAsync()
    {
        try
        {
            await _call();
        }
        catch (Exception) when (_ended.IsCancellationRequested)
        {
            // The page went away meanwhile: nobody is left to show anything to.
        }
        catch (ObjectDisposedException)
        {
            // The same, seen a moment earlier.
        }
        catch (Exception fault)
        {
            Warn(fault);
        }
    }

    private void Warn(Exception fault) => _log.LogWarning(fault, "An open page could not be refreshed.");
}
