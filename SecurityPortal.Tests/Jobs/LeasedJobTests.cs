using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Jobs;
using SecurityPortal.Core.Servers;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Jobs;

/// <summary>The same job on two servers, which know of each other by the database alone.</summary>
public sealed class LeasedJobTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly RecordingClock _clock = new();
    private readonly RecordingLog _log = new();

    [Theory]
    [OnSqliteAndPostgres]
    public async Task TwoServers_OneRuns_AndTheOtherTakesOverWithinAMinuteOfItsDeath(TestProvider provider)
    {
        await using var database = await Database.CreateAsync(provider);
        using var heard = new FlowMeter();
        var (one, other) = (new Leases(new JobLeases(database, _clock)), new Leases(new JobLeases(database, _clock)));
        using var first = Job(one, _ => Task.CompletedTask);
        using var second = Job(other, _ => Task.CompletedTask);
        await StartAsHolderAsync(first, one);
        await StartBesideAsync(second, other);

        // Both ask again and again, and nothing is due.
        for (var seconds = 5; seconds <= 180; seconds += 5)
        {
            _clock.Advance(TimeSpan.FromSeconds(5));
            Assert.True(seconds % 15 != 0 || await one.AnsweredAsync());
            Assert.False(seconds % 10 == 0 && await other.AnsweredAsync());
        }

        Assert.Equal((1, 0), (first.Runs, second.Runs));

        one.Freeze();
        var silence = TimeSpan.Zero;
        do
        {
            _clock.Advance(LeasedJob.Look);
            silence += LeasedJob.Look;
        }
        while (!await other.AnsweredAsync());

        await second.RanAsync();
        Assert.InRange(silence, TimeSpan.Zero, TimeSpan.FromMinutes(1));

        // It wakes up late: the job is another server's.
        one.Thaw();
        Assert.False(await one.AnsweredAsync());
        Assert.Equal((1, 1), (first.Runs, second.Runs));
        Assert.Empty(_log.Lines);
        await first.StopAsync(default);
        await second.StopAsync(default);
        Assert.Equal(["TestJob done", "TestJob done"], heard.Of("portal.job.runs"));
    }

    [Fact]
    public async Task Stop_OfTheHolder_LetsTheOtherBeginWithItsNextLook()
    {
        await using var database = await Database.CreateAsync();
        var (one, other) = (new Leases(new JobLeases(database, _clock)), new Leases(new JobLeases(database, _clock)));
        using var first = Job(one, ct => Task.Delay(Timeout.InfiniteTimeSpan, ct));
        using var second = Job(other, _ => Task.CompletedTask);
        await first.StartAsync(default);
        await first.RanAsync();
        await StartBesideAsync(second, other);

        await first.StopAsync(default).WaitAsync(Patience);
        _clock.Advance(LeasedJob.Look);

        Assert.True(await other.AnsweredAsync());
        await second.RanAsync();
        await second.StopAsync(default);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_ThatIsLong_IsRenewedAndEndsWhenAnotherServerHasTheJob(bool isLost)
    {
        await using var database = await Database.CreateAsync();
        using var other = new JobLeases(database, _clock);
        var one = new Leases(new JobLeases(database, _clock));
        var ended = new TaskCompletionSource();
        using var job = Job(one, async ct =>
        {
            using var end = ct.Register(ended.SetResult);
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        });
        await job.StartAsync(default);
        await job.RanAsync();
        Assert.True(await one.AnsweredAsync());
        for (var beats = 0; beats < 6; beats++)
        {
            await _clock.MadeAsync(LeasedJob.Beat);
            _clock.Advance(LeasedJob.Beat);
            Assert.True(await one.AnsweredAsync());
            Assert.False(await other.HoldAsync("TestJob", default));
        }

        Assert.False(ended.Task.IsCompleted);
        if (isLost)
        {
            await _clock.MadeAsync(LeasedJob.Beat);
            one.Freeze();
            _clock.Advance(JobLeases.Life);
            Assert.True(await other.HoldAsync("TestJob", default));
            one.Thaw();
            await ended.Task.WaitAsync(Patience);
            await _log.WrittenAsync();
            Assert.Equal(LogLevel.Information, Assert.Single(_log.Lines).Level);
        }

        await job.StopAsync(default).WaitAsync(Patience);
    }

    private async Task StartAsHolderAsync(TestJob job, Leases leases)
    {
        await job.StartAsync(default);
        Assert.True(await leases.AnsweredAsync());
        await job.RanAsync();
        Assert.Equal(LeasedJob.Beat, await _clock.NextPauseAsync());
    }

    private async Task StartBesideAsync(TestJob job, Leases leases)
    {
        await job.StartAsync(default);
        Assert.False(await leases.AnsweredAsync());
        Assert.Equal(LeasedJob.Look, await _clock.NextPauseAsync());
    }

    public void Dispose()
    {
        _log.Dispose();
        _clock.Dispose();
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
            var holds = await inner.HoldAsync(job, ct);
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
