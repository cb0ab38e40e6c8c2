using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SecurityPortal.Core.Cases;

/// <summary>Knows who looks at which case at this moment, within one process; nothing of it is kept.</summary>
public sealed class CasePresence(ILogger<CasePresence> log)
{
    private readonly ConcurrentDictionary<Visit, byte> _visits = new();

    /// <summary>Notes that a person looks at a case, until the visit is disposed.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="userId">The person; their own further tabs are not shown to them.</param>
    /// <param name="name">Their name.</param>
    /// <param name="changed">Called when others come or go.</param>
    public CaseVisit Enter(Guid caseId, Guid userId, string name, Func<Task> changed)
    {
        var visit = new Visit(caseId, userId, name, changed);
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
            Tell(visit);
        }
    }

    private void Tell(Visit from)
    {
        foreach (var visit in _visits.Keys.Where(v => v.CaseId == from.CaseId && v.UserId != from.UserId))
        {
            _ = Task.Run(() => TellAsync(visit));
        }
    }

    private async Task TellAsync(Visit visit)
    {
        try
        {
            await visit.Changed();
        }
        catch (ObjectDisposedException)
        {
            // The page went away meanwhile.
        }
        catch (Exception fault)
        {
            log.LogWarning(fault, "An open page could not be told who else looks.");
        }
    }

    // By reference: two tabs of one person are two visits.
    private sealed class Visit(Guid caseId, Guid userId, string name, Func<Task> changed)
    {
        public Guid CaseId => caseId;

        public Guid UserId => userId;

        public string Name => name;

        public Func<Task> Changed => changed;
    }
}
