using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Casework;

/// <summary>Cases and what was done on them live by the rules of their day.</summary>
public sealed class RuleUse : IRuleUse
{
    /// <inheritdoc/>
    public async Task<bool> IsUsedAsync(PortalDbContext db, RuleScope scope, DateTime since, CancellationToken ct) => scope.Reading switch
    {
        RuleReading.Filing => await Read(db, scope).AnyAsync(c => c.SubmittedAt >= since, ct)
            || (scope.List is not null && await db.Licences.AnyAsync(l => l.ClassCode == scope.ClassCode && l.IssuedAt >= since, ct)),
        RuleReading.Act => await db.CaseEvents.AnyAsync(e => e.At >= since, ct) || await db.LicenceEvents.AnyAsync(e => e.At >= since, ct),
        _ => false,
    };

    /// <inheritdoc/>
    public async Task<int> KeptAsync(PortalDbContext db, RuleScope scope, DateTime before, CancellationToken ct) =>
        scope.Reading == RuleReading.Filing
            ? await Read(db, scope).CountAsync(c => CaseStates.Open.Contains(c.Status) && c.SubmittedAt < before, ct)
            : 0;

    // The cases that read the row on the day of their filing. Who chose an entry of another list stands in the answers: there every case counts.
    private static IQueryable<Case> Read(PortalDbContext db, RuleScope scope)
    {
        var cases = db.Cases.AsNoTracking();
        if (scope.List is { } list)
        {
            var processes = ProcessCatalogue.All.Where(p => p.ClassList == list).Select(p => p.Key).ToList();
            return processes.Count == 0 ? cases : cases.Where(c => processes.Contains(c.ProcessKey) && c.ClassCode == scope.ClassCode);
        }

        if (scope.ProcessKey is { } process)
        {
            cases = cases.Where(c => c.ProcessKey == process);
        }

        if (scope.ClassCode is { } classCode)
        {
            cases = cases.Where(c => c.ClassCode == classCode);
        }

        return scope.Kind is { } name && Enum.TryParse<RequestKind>(name, out var kind) ? cases.Where(c => c.Kind == kind) : cases;
    }
}
