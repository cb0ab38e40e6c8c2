using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SecurityPortal.Core.Cases;

/// <summary>The feed within one process.</summary>
public sealed class CaseChangeFeed(TimeProvider clock, ILogger<CaseChangeFeed> log) : ICaseChangeFeed
{
    private readonly ConcurrentDictionary<Subscription, byte> _subscriptions = new();

    /// <inheritdoc/>
    public void Publish(Guid caseId)
    {
        foreach (var subscription in _subscriptions.Keys)
        {
            if (subscription.CaseId is null || subscription.CaseId == caseId)
            {
                subscription.Page.Tell();
            }
        }
    }

    /// <inheritdoc/>
    public IDisposable Subscribe(Guid? caseId, Func<Task> changed)
    {
        var subscription = new Subscription(this, caseId, new PageCall(changed, clock, log));
        _subscriptions[subscription] = 0;
        return subscription;
    }

    private sealed class Subscription(CaseChangeFeed feed, Guid? caseId, PageCall page) : IDisposable
    {
        public Guid? CaseId => caseId;

        public PageCall Page => page;

        public void Dispose()
        {
            if (feed._subscriptions.TryRemove(this, out _))
            {
                page.Dispose();
            }
        }
    }
}
