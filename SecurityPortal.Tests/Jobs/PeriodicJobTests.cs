using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Jobs;

namespace SecurityPortal.Tests.Jobs;

public sealed class PeriodicJobTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Start_ClockMoved_RunsAtOnceAndAfterEachPeriodEvenAfterAFailure()
    {
        var clock = new FakeTimeProvider();
        using var job = new CountingJob(clock);
        await job.StartAsync(default);
        Assert.True(await job.Ran.WaitAsync(Patience));

        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(1, job.Runs);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await job.Ran.WaitAsync(Patience));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await job.Ran.WaitAsync(Patience));

        await job.StopAsync(default);
        Assert.Equal(3, job.Runs);
    }

    private sealed class CountingJob(TimeProvider clock) : PeriodicJob(TimeSpan.FromHours(1), clock, NullLogger.Instance)
    {
        public SemaphoreSlim Ran { get; } = new(0);

        public int Runs { get; private set; }

        public override Task RunAsync(CancellationToken ct)
        {
            Runs++;
            Ran.Release();
            return Runs == 1 ? throw new InvalidOperationException("the first run fails") : Task.CompletedTask;
        }

        public override void Dispose()
        {
            Ran.Dispose();
            base.Dispose();
        }
    }
}
