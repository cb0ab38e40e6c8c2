using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SecurityPortal.Core.Cases;

/// <summary>The feed within one process.</summary>
public sealed class CaseChangeFeed(ILogger<CaseChangeFeed> log) : ICaseChangeFeed
{
    private readonly ConcurrentDictionary<Subscription, byte> _subscriptions = new();

    /// <inheritdoc/>
    public void Publish(Guid caseId)
    {
        foreach (var subscription in _subscriptions.Keys)
        {
            if (subscription.CaseId is null || subscription.CaseId == caseId)
            {
                // Each page refreshes on its own circuit: a slow or broken one holds up neither the others nor the command that published.
                _ = Task.Run(() => NotifyAsync(subscription));
            }
        }
    }

    /// <inheritdoc/>
    public IDisposable Subscribe(Guid? caseId, Func<Task> changed)
    {
        var subscription = new Subscription(this, caseId, changed);
        _subscriptions[subscription] = 0;
        return subscription;
    }

    private async Task NotifyAsync(Subscription subscription)
    {
        try
        {
            await subscription.Changed();
        }
        catch (ObjectDisposedException)
        {
            // The page went away between the change and the call.
        }
        catch (Exception fault)
        {
            log.LogWarning(fault, "An open page could not be refreshed.");
        }
    }

    private sealed class Subscription(CaseChangeFeed feed, Guid? caseId, Func<Task> changed) : IDisposable
    {
        public Guid? CaseId => caseId;

        public Func<Task> Changed => changed;

        public void Dispose() => feed._subscriptions.TryRemove(this, out _);
    }
}
