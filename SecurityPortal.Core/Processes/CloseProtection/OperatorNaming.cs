using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;

namespace SecurityPortal.Core.Processes.CloseProtection;

/// <summary>The company names its operators for an authorised assignment, and how long the contract runs.</summary>
public sealed class OperatorNaming(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, ICaseChangeFeed feed, TimeProvider clock)
{
    /// <summary>
    /// Names operators and length anew; what was named before stays as history. Errors: <see cref="NotFound"/> for whoever does not act for the company,
    /// <see cref="NotPermitted"/> without the permission to submit, close-protection.not-in-force, close-protection.period, close-protection.operator-missing,
    /// close-protection.operator-unlicensed, close-protection.naming-changed.
    /// </summary>
    /// <param name="caseId">The case that authorised the assignment.</param>
    /// <param name="seenNumber">Number of the naming on the screen; 0 where there was none.</param>
    /// <param name="persons">The workers, by their keys in the register of persons.</param>
    /// <param name="from">First local day of the contract.</param>
    /// <param name="to">Its last local day.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<Unit>> NameAsync(Guid caseId, int seenNumber, IReadOnlyCollection<Guid> persons, DateOnly? from, DateOnly? to,
        CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        try
        {
            var result = await dbFactory.InTransactionAsync(db => NameAsync(db, actor, caseId, seenNumber, persons, from, to, ct), ct);
            if (result.IsOk)
            {
                feed.Publish(caseId);
            }

            return result;
        }
        catch (DbUpdateException)
        {
            return new Error("close-protection.naming-changed");
        }
    }

    private async Task<Result<Unit>> NameAsync(
        PortalDbContext db, Actor? actor, Guid caseId, int seenNumber, IReadOnlyCollection<Guid> persons, DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        if (actor is null || await db.Licences.AsNoTracking()
            .SingleOrDefaultAsync(l => l.CaseId == caseId && l.ProcessKey == CloseProtectionProcess.ProcessKey, ct) is not { CompanyId: { } companyId } licence
            || !actor.ActsFor(companyId, null))
        {
            return new NotFound();
        }

        if (!actor.May(DelegatePermissions.Submit))
        {
            return new NotPermitted();
        }

        var today = clock.Today();
        if (!licence.StateOn(today, renewalDays: 0).IsValid())
        {
            return new Error("close-protection.not-in-force");
        }

        if (from is not { } first || to is not { } last || first < licence.ValidFrom || last > licence.ValidTo || last < first)
        {
            return new Error("close-protection.period") { Arguments = [LocalTime.Format(licence.ValidFrom), LocalTime.Format(licence.ValidTo)] };
        }

        if (persons.Count == 0)
        {
            return new Error("close-protection.operator-missing");
        }

        var operators = (await CloseProtectionRules.OperatorsAsync(db, companyId, today, ct)).Where(c => persons.Contains(c.PersonId)).ToList();
        if (operators.Count != persons.Distinct().Count())
        {
            return new Error("close-protection.operator-unlicensed");
        }

        if (await db.ProtectionNamings.Where(n => n.CaseId == caseId).MaxAsync(n => (int?)n.Number, ct) is var known && (known ?? 0) != seenNumber)
        {
            return new Error("close-protection.naming-changed");
        }

        db.ProtectionNamings.Add(new ProtectionNaming
        {
            CaseId = caseId, Number = seenNumber + 1, From = first, To = last, NamedAt = clock.UtcNow(), NamedBy = actor.Name,
            Operators = [.. operators.Select(o => new ProtectionOperator { PersonId = o.PersonId, Name = o.Name, LicenceNumber = o.LicenceNumber })],
        });
        db.Audit(clock, actor, "close-protection.name", "case", caseId, $"{licence.Number}: {operators.Count}");
        return Unit.Done;
    }
}
