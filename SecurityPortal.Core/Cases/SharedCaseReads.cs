using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Cases;

/// <summary>Reads that several of the room's services share.</summary>
internal static class SharedCaseReads
{
    private const string Refused = "case.refused";

    private static readonly CaseAction[] ReviewActions = [CaseAction.Take, CaseAction.Return, CaseAction.Recommend];

    /// <summary>The accounts that may review cases.</summary>
    public static IQueryable<PortalUser> Officers(this PortalDbContext db)
    {
        string[] roles = [PortalRoles.Officer, PortalRoles.Supervisor];
        return db.Users.Where(u => !u.IsDisabled
            && db.UserRoles.Any(r => r.UserId == u.Id && db.Roles.Any(role => role.Id == r.RoleId && roles.Contains(role.Name))));
    }

    /// <summary>Whether the actor has taken, returned or recommended the case at some time: then another decides.</summary>
    public static Task<bool> ReviewedAsync(this PortalDbContext db, Actor actor, Guid caseId, CancellationToken ct) =>
        db.CaseEvents.AnyAsync(e => e.CaseId == caseId && e.ActorId == actor.UserId && ReviewActions.Contains(e.Action), ct);

    /// <summary>Says who changed the case last.</summary>
    public static async Task<CaseChangedByOther> ChangedByOtherAsync(this PortalDbContext db, Guid caseId, CancellationToken ct)
    {
        var status = await db.Cases.Where(c => c.Id == caseId).Select(c => c.Status).SingleAsync(ct);
        var last = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == caseId).OrderByDescending(e => e.Number).FirstAsync(ct);
        return new CaseChangedByOther(last.ActorName, last.At, status);
    }

    /// <summary>Leaves an audit row of somebody who wanted to see or change a case that is not theirs, and answers the error.</summary>
    public static Task<Error> RefuseAsync(this PortalDbContext db, TimeProvider clock, Actor? actor, Guid caseId, Error error, CancellationToken ct) =>
        db.RefuseAsync(clock, actor, Refused, "case", caseId, error, ct);

    /// <summary>The same for a caller that has opened no context yet.</summary>
    public static Task<Error> RefuseAsync(
        this IDbContextFactory<PortalDbContext> dbFactory, TimeProvider clock, Actor? actor, Guid caseId, Error error, CancellationToken ct) =>
        dbFactory.RefuseAsync(clock, actor, Refused, "case", caseId, error, ct);

    /// <summary>Names of accounts, for the few on one screen.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(this PortalDbContext db, IEnumerable<Guid?> userIds, CancellationToken ct)
    {
        var ids = userIds.OfType<Guid>().Distinct().ToList();
        return ids.Count == 0 ? new Dictionary<Guid, string>() : await db.Users.Where(u => ids.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
    }
}
