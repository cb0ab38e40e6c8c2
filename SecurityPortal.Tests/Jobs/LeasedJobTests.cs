using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Jobs;
using SecurityPortal.Core.Servers;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Jobs;

/// <summary>The same job on two servers, which know of each other by the database alone.</summary>
public sealed class LeasedJobTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 12, 9, 0, 0, TimeSpan.Zero));
    private readonly RecordingLog _log = new();
    private readonly List<Leases> _servers = [];

    [Theory]
    [OnSqliteAndPostgres]
    public async Task TwoServers_OneRuns_AndTheOtherTakesOverWithinAMinuteOfItsDeath(TestProvider provider)
    {
        await using var database = await Database.CreateAsync(provider);
        using var heard = new FlowMeter();
        var (one, other) = (On(database), On(database));
        using var first = Job(one, _ => Task.CompletedTask);
        using var second = Job(other, _ => Task.CompletedTask);
        await first.StartAsync(default);
        await first.RanAsync();
        await second.StartAsync(default);
        Assert.False(await other.AnsweredAsync());

        // Both look again and again, and nothing is due.
        await PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal((1, 0), (first.Runs, second.Runs));

        one.Freeze();
        Assert.InRange(await PassUntilAsync(second.RanAsync()), TimeSpan.Zero, TimeSpan.FromMinutes(1));

        // It wakes up late: the job is another server's.
        one.Thaw();
        while (await one.AnsweredAsync())
        {
            await PassUntilAsync(Task.Delay(1));
        }

        Assert.Equal((1, 1), (first.Runs, second.Runs));
        Assert.Equal(["TestJob done", "TestJob done"], heard.Of("portal.job.runs"));
        Assert.DoesNotContain(_log.Lines, l => l.Level > LogLevel.Information);
        await first.StopAsync(default);
        await second.StopAsync(default);
    }

    [Fact]
    public async Task Stop_OfTheHolder_LetsTheOtherBeginWithItsNextLook()
    {
        await using var database = await Database.CreateAsync();
        var (one, other) = (On(database), On(database));
        using var first = Job(one, ct => Task.Delay(Timeout.InfiniteTimeSpan, ct));
        using var second = Job(other, _ => Task.CompletedTask);
        await first.StartAsync(default);
        await first.RanAsync();
        await second.StartAsync(default);
        Assert.False(await other.AnsweredAsync());

        await first.StopAsync(default).WaitAsync(Patience);

        Assert.InRange(await PassUntilAsync(second.RanAsync()), TimeSpan.Zero, LeasedJob.Look + TimeSpan.FromSeconds(2));
        await second.StopAsync(default);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_ThatIsLong_IsRenewedAndEndsWhenAnotherServerHasTheJob(bool isLost)
    {
        await using var database = await Database.CreateAsync();
        var (one, other) = (On(database), new JobLeases(database, _clock));
        var ended = new TaskCompletionSource();
        using var job = Job(one, async ct =>
        {
            using var end = ct.Register(ended.SetResult);
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        });
        await job.StartAsync(default);
        await job.RanAsync();
        await one.AnsweredAsync();
        if (isLost)
        {
            one.Freeze();
            await PassAsync(JobLeases.Life);
            Assert.True(await other.HoldAsync("TestJob", default));
            one.Thaw();
            await ended.Task.WaitAsync(Patience);
            await _log.WrittenAsync();
            Assert.Equal(LogLevel.Information, Assert.Single(_log.Lines).Level);
        }
        else
        {
            await PassAsync(TimeSpan.FromMinutes(2));
            Assert.False(await other.HoldAsync("TestJob", default));
            Assert.False(ended.Task.IsCompleted);
        }

        await job.StopAsync(default).WaitAsync(Patience);
        other.Dispose();
    }

    /// <summary>Lets time pass until something has happened; answers how much.</summary>
    private async Task<TimeSpan> PassUntilAsync(Task happened)
    {
        var (began, limit) = (_clock.GetUtcNow(), Task.Delay(Patience));
        while (!happened.IsCompleted && !limit.IsCompleted)
        {
            // A database takes its time: the clock stands still meanwhile.
            if (!_servers.Any(s => s.IsBusy))
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
            }

            await Task.WhenAny(happened, Task.Delay(5));
        }

        Assert.False(limit.IsCompleted, "It did not happen.");
        await happened;
        return _clock.GetUtcNow() - began;
    }

    private async Task PassAsync(TimeSpan time)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var timer = _clock.CreateTimer(_ => end.TrySetResult(), null, time, Timeout.InfiniteTimeSpan);
        await PassUntilAsync(end.Task);
    }

    private Leases On(Database database)
    {
        _servers.Add(new Leases(new JobLeases(database, _clock)));
        return _servers[^1];
    }

    private TestJob Job(Leases leases, Func<CancellationToken, Task> run) => new(leases, _clock, _log.CreateLogger("job"), run);

    private sealed class TestJob(Leases leases, TimeProvider clock, ILogger log, Func<CancellationToken, Task> run)
        : LeasedJob(TimeSpan.FromHours(1), leases, clock, log)
    {
        private readonly SemaphoreSlim _ran = new(0);

        public int Runs { get; private set; }

        public override Task RunAsync(CancellationToken ct)
        {
            Runs++;
            _ran.Release();
            return run(ct);
        }

        public async Task RanAsync() => Assert.True(await _ran.WaitAsync(Patience));

        public override void Dispose()
        {
            _ran.Dispose();
            leases.Dispose();
            base.Dispose();
        }
    }

    /// <summary>A server's leases; tells of each answer, and can be made to hang as a process does that is stopped.</summary>
    private sealed class Leases(JobLeases inner) : IJobLeases, IDisposable
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<bool> _answers = new();
        private readonly SemaphoreSlim _answered = new(0);
        private TaskCompletionSource _awake = Awake();

        public bool IsBusy { get; private set; }

        public void Freeze() => _awake = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Thaw() => _awake.SetResult();

        public async Task<bool> AnsweredAsync()
        {
            Assert.True(await _answered.WaitAsync(Patience));
            Assert.True(_answers.TryDequeue(out var answer));
            return answer;
        }

        public async Task<bool> HoldAsync(string job, CancellationToken ct)
        {
            await _awake.Task.WaitAsync(ct);
            IsBusy = true;
            var holds = await inner.HoldAsync(job, ct);
            IsBusy = false;
            _answers.Enqueue(holds);
            _answered.Release();
            return holds;
        }

        public Task LeaveAsync(string job, CancellationToken ct) => inner.LeaveAsync(job, ct);

        public void Dispose() => inner.Dispose();

        private static TaskCompletionSource Awake()
        {
            var awake = new TaskCompletionSource();
            awake.SetResult();
            return awake;
        }
    }
}
