using SecurityPortal.Core.Jobs;

namespace SecurityPortal.Tests.TestKit;

/// <summary>For jobs whose rounds a test runs itself: nobody asks whose they are.</summary>
internal sealed class NoLeases : IJobLeases
{
    public Task<bool> HoldAsync(string job, CancellationToken ct) => throw new NotSupportedException();

    public Task LeaveAsync(string job, CancellationToken ct) => throw new NotSupportedException();
}
