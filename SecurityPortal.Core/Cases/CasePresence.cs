using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Servers;

namespace SecurityPortal.Core.Cases;

/// <summary>
/// Knows who looks at which case at this moment, on all servers; nothing of it is kept. Each server tells the others of comings and goings at once, and of all
/// its visits again and again: those of a server that has fallen silent end by themselves.
/// </summary>
public sealed class CasePresence : IDisposable
{
    /// <summary>So often a server tells all its visits.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(8);

    /// <summary>Visits of a server that was silent for so long are over.</summary>
    public static readonly TimeSpan Expiry = TimeSpan.FromSeconds(25);

    private readonly ConcurrentDictionary<Visit, byte> _visits = new();
    private readonly IServerBus _bus;
    private readonly TimeProvider _clock;
    private readonly ILogger<CasePresence> _log;
    private readonly OtherVisits _others;
    private long? _told;

    public CasePresence(IServerBus bus, TimeProvider clock, ILogger<CasePresence> log)
    {
        (_bus, _clock, _log, _others) = (bus, clock, log, new OtherVisits(clock));
        bus.Listen(VisitNews.Subject, Hear);
        bus.Missed += Ask;
    }

    /// <summary>Notes that a person looks at a case, until the visit is disposed.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="userId">The person; their own further tabs are not shown to them.</param>
    /// <param name="name">Their name.</param>
    /// <param name="changed">Called when others come or go, as pages are called by <see cref="ICaseChangeFeed"/>.</param>
    public CaseVisit Enter(Guid caseId, Guid userId, string name, Func<Task> changed)
    {
        var visit = new Visit(new Visitor(Guid.NewGuid(), caseId, userId, name), new PageCall(changed, _clock, _log));
        _visits[visit] = 0;
        TellOwn(visit.Who);
        Tell(VisitNews.Came, visit.Who);
        return new CaseVisit(() => Others(visit.Who), () => Leave(visit));
    }

    /// <summary>Tells the other servers who is here, and lets go of those that have fallen silent. Due every few seconds.</summary>
    public void Refresh()
    {
        _others.DropSilent(Expiry).ForEach(TellOwn);
        if (_told is not { } told || _clock.GetElapsedTime(told) >= Beat)
        {
            TellAll();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _bus.Missed -= Ask;

    private IReadOnlyList<string> Others(Visitor me) =>
    [
        .. _visits.Keys.Select(v => v.Who).Concat(_others.Of(me.CaseId)).Where(v => v.CaseId == me.CaseId && v.UserId != me.UserId)
            .DistinctBy(v => v.UserId).Select(v => v.Name).Order(StringComparer.CurrentCulture),
    ];

    private void Leave(Visit visit)
    {
        if (_visits.TryRemove(visit, out _))
        {
            visit.Page.Dispose();
            TellOwn(visit.Who);
            Tell(VisitNews.Left, visit.Who);
        }
    }

    private void TellOwn(Visitor from)
    {
        foreach (var visit in _visits.Keys.Where(v => v.Who.CaseId == from.CaseId && v.Who.UserId != from.UserId))
        {
            visit.Page.Tell();
        }
    }

    private void Tell(string kind, params IReadOnlyList<Visitor> visitors) => _bus.Tell(VisitNews.Subject, new VisitNews(kind, visitors).ToText());

    private void TellAll()
    {
        _told = _clock.GetTimestamp();
        Tell(VisitNews.Here, [.. _visits.Keys.Select(v => v.Who)]);
    }

    // After a time without the others: who is there, and who is here.
    private void Ask()
    {
        Tell(VisitNews.Ask);
        TellAll();
    }

    private void Hear(string server, string text)
    {
        var news = VisitNews.Parse(text);
        if (news.Kind == VisitNews.Ask)
        {
            TellAll();
        }
        else
        {
            _others.Take(server, news).ForEach(TellOwn);
        }
    }

    // By reference: two tabs of one person are two visits.
    private sealed class Visit(Visitor who, PageCall page)
    {
        public Visitor Who => who;

        public PageCall Page => page;
    }
}
