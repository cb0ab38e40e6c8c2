using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SecurityPortal.Core.Cases;

/// <summary>Knows who looks at which case at this moment, within one process; nothing of it is kept.</summary>
public sealed class CasePresence(TimeProvider clock, ILogger<CasePresence> log)
{
    private readonly ConcurrentDictionary<Visit, byte> _visits = new();

    /// <summary>Notes that a person looks at a case, until the visit is disposed.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="userId">The person; their own further tabs are not shown to them.</param>
    /// <param name="name">Their name.</param>
    /// <param name="changed">Called when others come or go, as pages are called by <see cref="ICaseChangeFeed"/>.</param>
    public CaseVisit Enter(Guid caseId, Guid userId, string name, Func<Task> changed)
    {
        var visit = new Visit(caseId, userId, name, new PageCall(changed, clock, log));
        _visits[visit] = 0;
        Tell(visit);
        return new CaseVisit(() => Others(visit), () => Leave(visit));
    }

    private IReadOnlyList<string> Others(Visit visit) =>
    [
        .. _visits.Keys.Where(v => v.CaseId == visit.CaseId && v.UserId != visit.UserId).DistinctBy(v => v.UserId).Select(v => v.Name)
            .Order(StringComparer.CurrentCulture),
    ];

    private void Leave(Visit visit)
    {
        if (_visits.TryRemove(visit, out _))
        {
            visit.Page.Dispose();
            Tell(visit);
        }
    }

    private void Tell(Visit from)
    {
        foreach (var visit in _visits.Keys.Where(v => v.CaseId == from.CaseId && v.UserId != from.UserId))
        {
            visit.Page.Tell();
        }
    }

    // By reference: two tabs of one person are two visits.
    private sealed class Visit(Guid caseId, Guid userId, string name, PageCall page)
    {
        public Guid CaseId => caseId;

        public Guid UserId => userId;

        public string Name => name;

        public PageCall Page => page;
    }
}
