using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Servers;

namespace SecurityPortal.Core.Cases;

/// <summary>
/// The feed of this server, which tells the others too. Its own pages are told at once, whether the others can be heard or not; after a time in which they
/// could not, every page reads again, once.
/// </summary>
public sealed class CaseChangeFeed : ICaseChangeFeed, IDisposable
{
    private const string Subject = "case";

    private readonly ConcurrentDictionary<Subscription, byte> _subscriptions = new();
    private readonly IServerBus _bus;
    private readonly TimeProvider _clock;
    private readonly ILogger<CaseChangeFeed> _log;

    public CaseChangeFeed(IServerBus bus, TimeProvider clock, ILogger<CaseChangeFeed> log)
    {
        (_bus, _clock, _log) = (bus, clock, log);
        bus.Listen(Subject, (_, text) => TellOwn(Guid.ParseExact(text, "N")));
        bus.Missed += TellAll;
    }

    /// <inheritdoc/>
    public void Publish(Guid caseId)
    {
        TellOwn(caseId);
        _bus.Tell(Subject, caseId.ToString("N"));
    }

    /// <inheritdoc/>
    public IDisposable Subscribe(Guid? caseId, Func<Task> changed)
    {
        var subscription = new Subscription(this, caseId, new PageCall(changed, _clock, _log));
        _subscriptions[subscription] = 0;
        return subscription;
    }

    /// <inheritdoc/>
    public void Dispose() => _bus.Missed -= TellAll;

    private void TellOwn(Guid caseId)
    {
        foreach (var subscription in _subscriptions.Keys)
        {
            if (subscription.CaseId is null || subscription.CaseId == caseId)
            {
                subscription.Page.Tell();
            }
        }
    }

    private void TellAll()
    {
        foreach (var subscription in _subscriptions.Keys)
        {
            subscription.Page.Tell();
        }
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
