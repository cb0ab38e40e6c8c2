using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Jobs;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Jobs;

public sealed class PeriodicJobTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly RecordingClock _clock = new();
    private readonly RecordingLog _log = new();

    [Fact]
    public async Task Start_ClockMoved_RunsAtOnceAndAfterEachPeriodEvenAfterAFailure()
    {
        using var heard = new FlowMeter();
        using var job = Job(TimeSpan.FromHours(1), run => run == 1 ? throw new InvalidOperationException("the first run fails") : Task.CompletedTask);
        await job.StartAsync(default);
        await job.RanAsync();

        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(1, job.Runs);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await job.RanAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        await job.RanAsync();

        await job.StopAsync(default);
        Assert.Equal(3, job.Runs);
        Assert.Equal(["TestJob failed", "TestJob done", "TestJob done"], heard.Of("portal.job.runs"));
        Assert.Equal(["TestJob", "TestJob", "TestJob"], heard.Of("portal.job.duration"));
    }

    [Fact]
    public async Task Start_WithAFirstPause_RunsAfterItAndThenAfterEachPeriod()
    {
        using var job = Job(TimeSpan.FromHours(1), _ => Task.CompletedTask);
        job.FirstPause = TimeSpan.FromSeconds(3);
        await job.StartAsync(default);
        await _clock.MadeAsync(job.FirstPause);

        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(0, job.Runs);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await job.RanAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        await job.RanAsync();

        await job.StopAsync(default);
        Assert.Equal(2, job.Runs);
    }

    [Fact]
    public async Task Stop_DuringTheFirstPause_EndsAtOnceAndNothingRan()
    {
        using var job = Job(TimeSpan.FromHours(1), _ => Task.CompletedTask);
        job.FirstPause = TimeSpan.FromSeconds(3);
        await job.StartAsync(default);
        await _clock.MadeAsync(job.FirstPause);

        await job.StopAsync(default).WaitAsync(Patience);

        Assert.True(job.ExecuteTask!.IsCompletedSuccessfully);
        Assert.Equal(0, job.Runs);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_CancellationThatIsNotTheStop_IsLoggedOnceByNameAndTheNextRunHappens(bool synchronously)
    {
        using var job = Job(TimeSpan.FromHours(1), run => run > 1 ? Task.CompletedTask
            : synchronously ? throw new OperationCanceledException("a time limit of something inside")
            : Task.FromException(new TaskCanceledException("a time limit of something inside")));
        await job.StartAsync(default);
        await job.RanAsync();
        await _log.WrittenAsync();

        _clock.Advance(TimeSpan.FromHours(1));
        await job.RanAsync();

        Assert.False(job.ExecuteTask!.IsCompleted);
        var line = Assert.Single(_log.Lines);
        Assert.Equal(LogLevel.Error, line.Level);
        Assert.StartsWith(nameof(TestJob), line.Text, StringComparison.Ordinal);
        await job.StopAsync(default);
    }

    [Fact]
    public async Task Run_FailingAgainAndAgain_PausesDoubleUpToAMinuteAndEndWithTheFailures()
    {
        var working = false;
        using var job = Job(TimeSpan.FromSeconds(1), _ => working ? Task.CompletedTask : throw new InvalidOperationException("the database is away"));
        await job.StartAsync(default);
        await job.RanAsync();

        foreach (var pause in new[] { 2, 4, 8, 16, 32, 60 })
        {
            Assert.Equal(TimeSpan.FromSeconds(pause), await _clock.NextPauseAsync());
            _clock.Advance(TimeSpan.FromSeconds(pause));
            await job.RanAsync();
        }

        working = true;
        _clock.Advance(TimeSpan.FromMinutes(1));
        await job.RanAsync();

        Assert.Equal(TimeSpan.FromSeconds(1), await _clock.NextPauseAsync());
        await job.StopAsync(default);
    }

    [Fact]
    public async Task Stop_DuringARun_EndsItAtOnceAndIsNoFailure()
    {
        using var job = Job(TimeSpan.FromHours(1), async (_, ct) => await Task.Delay(Timeout.InfiniteTimeSpan, ct));
        await job.StartAsync(default);
        await job.RanAsync();

        await job.StopAsync(default).WaitAsync(Patience);

        Assert.True(job.ExecuteTask!.IsCompletedSuccessfully);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Stop_BetweenRuns_EndsAtOnce()
    {
        using var job = Job(TimeSpan.FromHours(1), _ => Task.CompletedTask);
        await job.StartAsync(default);
        await job.RanAsync();

        await job.StopAsync(default).WaitAsync(Patience);

        Assert.True(job.ExecuteTask!.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Each_OneFails_IsToldByItsKeyAndTheOthersHaveTheirTurn()
    {
        var ids = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToArray();
        List<Guid> done = [];
        Exception[] faults =
        [
            new InvalidOperationException("a defect"), new DbUpdateException("somebody was faster"),
            new TaskCanceledException("a time limit of something inside"),
        ];
        using var job = Job(TimeSpan.FromHours(1), _ => Task.CompletedTask);

        using var heard = new FlowMeter();
        await job.DoEachAsync(ids, id =>
        {
            var index = Array.IndexOf(ids, id);
            done.AddRange(index < faults.Length ? [] : [id]);
            return index < faults.Length ? Task.FromException(faults[index]) : Task.CompletedTask;
        }, default);

        Assert.Equal(ids[faults.Length..], done);
        Assert.Equal([LogLevel.Error, LogLevel.Information, LogLevel.Error], _log.Lines.Select(l => l.Level));
        Assert.Equal(faults, _log.Lines.Select(l => l.Fault));
        Assert.Equal(["TestJob", "TestJob", "TestJob"], heard.Of("portal.job.failures"));
        Assert.All(_log.Lines.Zip(ids), pair => Assert.Contains(pair.Second.ToString(), pair.First.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_PortalStops_BeginsNoFurther()
    {
        using var stop = new CancellationTokenSource();
        var begun = 0;
        using var job = Job(TimeSpan.FromHours(1), _ => Task.CompletedTask);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job.DoEachAsync([Guid.NewGuid(), Guid.NewGuid()], async _ =>
        {
            begun++;
            await stop.CancelAsync();
            stop.Token.ThrowIfCancellationRequested();
        }, stop.Token));

        Assert.Equal(1, begun);
        Assert.Empty(_log.Lines);
    }

    public void Dispose()
    {
        _log.Dispose();
        _clock.Dispose();
    }

    private TestJob Job(TimeSpan period, Func<int, Task> run) => Job(period, (number, _) => run(number));

    private TestJob Job(TimeSpan period, Func<int, CancellationToken, Task> run) => new(period, _clock, _log.CreateLogger("job"), run);

    private sealed class TestJob(TimeSpan period, TimeProvider clock, ILogger log, Func<int, CancellationToken, Task> run) : PeriodicJob(period, clock, log)
    {
        private readonly SemaphoreSlim _ran = new(0);

        public int Runs { get; private set; }

        public override Task RunAsync(CancellationToken ct)
        {
            Runs++;
            _ran.Release();
            return run(Runs, ct);
        }

        public Task DoEachAsync(IEnumerable<Guid> due, Func<Guid, Task> act, CancellationToken ct) => EachAsync(due, act, ct);

        public async Task RanAsync() => Assert.True(await _ran.WaitAsync(Patience));

        public override void Dispose()
        {
            _ran.Dispose();
            base.Dispose();
        }
    }
}
