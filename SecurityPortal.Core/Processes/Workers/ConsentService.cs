using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>Keeps why a company looks at a worker's licences, and shows it to the worker.</summary>
public sealed class ConsentService(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, TimeProvider clock)
{
    private const int MaxPurpose = 300;

    /// <summary>
    /// Keeps that the company stated its purpose and that the worker agrees. Errors: <see cref="NotPermitted"/>, <see cref="IdentityUnconfirmed"/>,
    /// <see cref="NotFound"/>, consent.purpose.required, consent.confirm, text.too-long.
    /// </summary>
    public async Task<Result<Unit>> GiveAsync(Guid personId, string? purpose, bool confirmed, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || actor.CompanyId is not { } companyId || !actor.May(DelegatePermissions.Prepare))
        {
            return new NotPermitted();
        }

        if (actor.IsSelfDeclared)
        {
            return await dbFactory.RefuseAsync(clock, actor, "person.consent-refused", "person", personId, new IdentityUnconfirmed(), ct);
        }

        var text = purpose?.Trim() ?? "";
        if (text.Length == 0)
        {
            return new Error("consent.purpose.required");
        }

        if (text.Length > MaxPurpose || !TextRules.IsPlain(text))
        {
            return new Error("text.too-long") { Arguments = [MaxPurpose] };
        }

        if (!confirmed)
        {
            return new Error("consent.confirm");
        }

        return await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                if (!await db.RegisteredPersons.AnyAsync(p => p.Id == personId, ct))
                {
                    return new NotFound();
                }

                db.WorkerConsents.Add(new WorkerConsent
                {
                    CompanyId = companyId, PersonId = personId, Purpose = text, GivenBy = actor.UserId, GivenByName = actor.Name, At = clock.UtcNow(),
                });
                db.Audit(clock, actor, "person.consent", "person", personId);
                return Unit.Done;
            },
            ct);
    }

    /// <summary>Who looked at the signed-in person's licences and why, the latest first.</summary>
    public async Task<IReadOnlyList<ConsentRow>> OwnAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { IndividualId: not null } actor)
        {
            return [];
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await Rows(db, db.WorkerConsents.Where(c => PersonSight.PersonIdsOf(db, actor).Contains(c.PersonId))).ToListAsync(ct);
    }

    internal static IQueryable<ConsentRow> Rows(PortalDbContext db, IQueryable<WorkerConsent> consents) => consents.AsNoTracking().OrderByDescending(c => c.At)
        .Join(db.Companies, c => c.CompanyId, k => k.Id, (c, k) => new ConsentRow(k.Name, c.GivenByName, c.Purpose, c.At));
}

/// <summary>That somebody may look, and why.</summary>
/// <param name="Company">Who.</param>
/// <param name="By">The person who confirmed it.</param>
/// <param name="Purpose">Why.</param>
/// <param name="At">When, UTC.</param>
public sealed record ConsentRow(string Company, string By, string Purpose, DateTime At);
