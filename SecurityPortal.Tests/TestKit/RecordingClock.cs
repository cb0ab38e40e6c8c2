using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace SecurityPortal.Tests.TestKit;

/// <summary>A clock that stands still and tells of each timer: when it is made, and when it is given a new period.</summary>
internal sealed class RecordingClock : FakeTimeProvider, IDisposable
{
    private readonly Times _made = new();
    private readonly Times _pauses = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, base.CreateTimer(callback, state, dueTime, period));
        _made.Add(dueTime);
        return timer;
    }

    /// <summary>The next new period of a timer.</summary>
    public Task<TimeSpan> NextPauseAsync() => _pauses.NextAsync();

    /// <summary>Waits until a timer is made that is due after so long.</summary>
    public async Task MadeAsync(TimeSpan dueTime)
    {
        while (await _made.NextAsync() != dueTime)
        {
            // Somebody else's.
        }
    }

    public void Dispose()
    {
        _made.Dispose();
        _pauses.Dispose();
    }

    private sealed class Timer(RecordingClock clock, ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = inner.Change(dueTime, period);
            clock._pauses.Add(period);
            return changed;
        }

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }

    private sealed class Times : IDisposable
    {
        private readonly ConcurrentQueue<TimeSpan> _times = new();
        private readonly SemaphoreSlim _added = new(0);

        public void Add(TimeSpan time)
        {
            _times.Enqueue(time);
            _added.Release();
        }

        public async Task<TimeSpan> NextAsync()
        {
            Assert.True(await _added.WaitAsync(TimeSpan.FromSeconds(30)));
            Assert.True(_times.TryDequeue(out var time));
            return time;
        }

        public void Dispose() => _added.Dispose();
    }
}
