using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.CloseProtection;

/// <summary>Reads authorised assignments: a company its own, the ministry all.</summary>
public sealed class ProtectionQueries(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, TimeProvider clock)
{
    // Close protection is rare: the register fits on one page.
    private const int Most = 500;

    /// <summary>The assignments of the company acted for, the latest first. Error: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<IReadOnlyList<ProtectionRow>>> OwnAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CompanyId: { } companyId })
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return (await RowsAsync(db, Issued(db).Where(l => l.CompanyId == companyId), ct)).ToList();
    }

    /// <summary>The assignments of all companies, the latest first; each look is audited. Error: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<IReadOnlyList<ProtectionRow>>> RegisterAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var rows = await RowsAsync(db, Issued(db), ct);
        db.Audit(clock, actor, "register.search", "close-protection", null, $"{rows.Count}");
        await db.SaveChangesAsync(ct);
        return rows.ToList();
    }

    /// <summary>The authorised assignment of a case; null while there is none, and for whoever may not see it.</summary>
    public async Task<ProtectionFile?> OfCaseAsync(Guid caseId, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (await actors.FindAsync(ct) is not { } actor
            || await Issued(db).SingleOrDefaultAsync(l => l.CaseId == caseId, ct) is not { CompanyId: { } companyId } licence
            || !(actor.CanReadCases || actor.ActsFor(companyId, null)))
        {
            return null;
        }

        var today = clock.Today();
        var mayName = actor.ActsFor(companyId, null) && actor.May(DelegatePermissions.Submit) && licence.StateOn(today, renewalDays: 0).IsValid();
        var namings = await db.ProtectionNamings.AsNoTracking().Include(n => n.Operators).Where(n => n.CaseId == caseId).OrderByDescending(n => n.Number)
            .ToListAsync(ct);
        return new ProtectionFile(
            (await RowsAsync(db, Issued(db).Where(l => l.CaseId == caseId), ct))[0],
            namings.ConvertAll(View),
            mayName ? await CloseProtectionRules.OperatorsAsync(db, companyId, today, ct) : [],
            mayName);
    }

    /// <summary>The police and a case, for the ministry; null for others.</summary>
    public async Task<PoliceView?> PoliceAsync(Guid caseId, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (await actors.FindAsync(ct) is not { CanReadCases: true } actor
            || await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId && c.ProcessKey == CloseProtectionProcess.ProcessKey, ct) is not { } file)
        {
            return null;
        }

        var today = clock.Today();
        var opinions = await db.PoliceOpinions.AsNoTracking().Where(o => o.CaseId == caseId).OrderByDescending(o => o.Id).ToListAsync(ct);
        var last = opinions.Where(o => o.SetAsideAt is null).MaxBy(o => o.VersionNumber);
        var mayAct = CaseRights.Refuses(actor, file, CaseAction.Recommend, workedOnIt: false) is null;
        return new PoliceView(
            opinions.ConvertAll(o => new OpinionView(o, o.SetAsideAt is null && o.IsLateOn(today))),
            MayAsk: mayAct && (last is null || (last.Agrees is not null && last.VersionNumber < file.VersionNumber)),
            MayRecord: mayAct && last is { Agrees: null },
            MayAttach: mayAct && last is { Agrees: not null });
    }

    private static IQueryable<Licence> Issued(PortalDbContext db) => db.Licences.AsNoTracking().Where(l => l.ProcessKey == CloseProtectionProcess.ProcessKey);

    private async Task<List<ProtectionRow>> RowsAsync(PortalDbContext db, IQueryable<Licence> licences, CancellationToken ct)
    {
        var today = clock.Today();
        var renewalDays = await db.NumberSettingAsync(SettingKeys.RenewalDays, new PresentDay(today), ct);
        var found = await licences.OrderByDescending(l => l.IssuedAt).Take(Most).Select(l => new
        {
            Licence = l,
            Number = db.Set<Case>().Where(c => c.Id == l.CaseId).Select(c => c.Number).Single(),
            Protected = db.Set<CasePerson>().Where(p => p.CaseId == l.CaseId && p.Role == CloseProtectionForm.ProtectedRole).Select(p => p.Name)
                .FirstOrDefault(),
            Naming = db.Set<ProtectionNaming>().Include(n => n.Operators).Where(n => n.CaseId == l.CaseId).OrderByDescending(n => n.Number).FirstOrDefault(),
        }).ToListAsync(ct);
        return found.ConvertAll(f => new ProtectionRow(
            f.Licence.CaseId, f.Number, f.Licence.HolderName, f.Protected ?? "", f.Licence.Number, f.Licence.ValidFrom, f.Licence.ValidTo,
            f.Licence.StateOn(today, renewalDays), f.Naming is null ? null : View(f.Naming)));
    }

    private static NamingView View(ProtectionNaming naming) => new(
        naming.Number, naming.From, naming.To, naming.NamedAt, naming.NamedBy,
        [.. naming.Operators.OrderBy(o => o.Name, StringComparer.CurrentCulture).Select(o => new OperatorView(o.PersonId, o.Name, o.LicenceNumber))]);
}
