using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Cases;

/// <summary>The trail shows and finds cases by their numbers.</summary>
internal sealed class CaseAuditSubjects : IAuditSubjects
{
    public string Kind => "case";

    public async Task<IReadOnlyDictionary<Guid, string>> NumbersAsync(PortalDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await db.Cases.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, ct);

    public async Task<Guid?> FindAsync(PortalDbContext db, string number, CancellationToken ct) =>
        await db.Cases.Where(c => c.Number == number).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(ct);
}
