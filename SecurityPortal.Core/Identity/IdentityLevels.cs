using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity.Mails;

namespace SecurityPortal.Core.Identity;

/// <summary>Reads levels of assurance.</summary>
public static class IdentityLevels
{
    /// <summary>The level that goes with the moment of a confirmation.</summary>
    public static AssuranceLevel Of(DateTime? confirmedAt) => confirmedAt is null ? AssuranceLevel.SelfDeclared : AssuranceLevel.Confirmed;

    /// <summary>The level of an applicant today; null where the case names none any more.</summary>
    public static async Task<AssuranceLevel?> LevelAsync(this PortalDbContext db, Guid? companyId, Guid? individualId, CancellationToken ct) =>
        companyId is not null ? Of(await db.Companies.Where(c => c.Id == companyId).Select(c => c.ConfirmedAt).SingleAsync(ct))
        : individualId is not null ? Of(await db.Individuals.Where(i => i.Id == individualId).Select(i => i.ConfirmedAt).SingleAsync(ct))
        : null;

    /// <summary>The levels of accounts that hold a company or a person.</summary>
    public static async Task<IReadOnlyDictionary<Guid, AssuranceLevel>> LevelsAsync(
        this PortalDbContext db, IReadOnlyCollection<Guid> userIds, CancellationToken ct)
    {
        var companies = await db.Companies.Where(c => userIds.Contains(c.OwnerUserId) && c.ReleasedAt == null)
            .Select(c => new { UserId = c.OwnerUserId, c.ConfirmedAt }).ToListAsync(ct);
        var persons = await db.Individuals.Where(i => userIds.Contains(i.UserId) && i.ReleasedAt == null)
            .Select(i => new { i.UserId, i.ConfirmedAt }).ToListAsync(ct);
        return companies.Concat(persons).GroupBy(l => l.UserId).ToDictionary(g => g.Key, g => Of(g.First().ConfirmedAt));
    }

    /// <summary>Persons with an account whose identity is confirmed: to them alone opens what the register holds about their number.</summary>
    public static IQueryable<Individual> ConfirmedIndividuals(this PortalDbContext db) =>
        db.Individuals.Where(i => i.ReleasedAt == null && i.ConfirmedAt != null);

    /// <summary>The requests about the applicant acted for.</summary>
    internal static IQueryable<IdentityRequest> RequestsOf(this PortalDbContext db, Actor actor) =>
        db.IdentityRequests.Where(r => r.IndividualId == actor.IndividualId && r.CompanyId == actor.CompanyId);

    /// <summary>Why nothing is left to prove about the applicant: the number was released, or the identity is confirmed. Null while there is.</summary>
    internal static async Task<Error?> SettledAsync(this PortalDbContext db, Guid? companyId, Guid? individualId, CancellationToken ct)
    {
        var applicant = companyId is not null
            ? db.Companies.Where(c => c.Id == companyId).Select(c => new { c.ReleasedAt, c.ConfirmedAt })
            : db.Individuals.Where(i => i.Id == individualId).Select(i => new { i.ReleasedAt, i.ConfirmedAt });
        var now = await applicant.SingleAsync(ct);
        return now.ReleasedAt is not null ? new NotFound() : now.ConfirmedAt is not null ? new IdentityConfirmedAlready() : null;
    }

    /// <summary>Ends the account's request that waits, because its number is released; in one statement, whoever decides in the same moment.</summary>
    internal static Task EndRequestsAsync(this PortalDbContext db, Guid userId, Actor administrator, DateTime now, CancellationToken ct) =>
        db.IdentityRequests.Where(r => r.UserId == userId && r.DecidedAt == null).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.DecidedAt, now).SetProperty(x => x.DecidedBy, administrator.UserId).SetProperty(x => x.IsConfirmed, false)
                .SetProperty(x => x.CodeHash, (string?)null).SetProperty(x => x.CodeEndsAt, (DateTime?)null).SetProperty(x => x.Version, Guid.NewGuid()),
            ct);

    /// <summary>Who has decided about a request, and when.</summary>
    internal static async Task<IdentityDecided> DecidedAsync(this PortalDbContext db, IdentityRequest request, CancellationToken ct) => new(
        await db.Users.Where(u => u.Id == request.DecidedBy).Select(u => u.DisplayName).SingleOrDefaultAsync(ct) ?? "SecurityPortal",
        request.DecidedAt ?? throw new InvalidOperationException("Nobody has decided."));
}

/// <summary>Raises the level of an account, whichever way it has proved who it is; the one place that does.</summary>
public sealed class IdentityRaising(IOptions<PortalOptions> portal, TimeProvider clock)
{
    /// <summary>
    /// Confirms the company or the person, ends the request that waits, and leaves row and mail. Errors: <see cref="IdentityWayClosed"/>,
    /// <see cref="IdentityConfirmedAlready"/>, and <see cref="NotFound"/> where the number was released.
    /// </summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="actor">Who confirms: an officer, or the account itself.</param>
    /// <param name="companyId">The company; else <paramref name="individualId"/>.</param>
    /// <param name="individualId">The person.</param>
    /// <param name="way">How.</param>
    /// <param name="ct">Ends the work.</param>
    internal async Task<Result<Unit>> RaiseAsync(
        PortalDbContext db, Actor actor, Guid? companyId, Guid? individualId, IdentityWay way, CancellationToken ct)
    {
        if (!(await db.WaysAsync(clock, ct)).Contains(way))
        {
            return new IdentityWayClosed();
        }

        var now = clock.UtcNow();

        // In one statement, so that of two ways at once one is the first.
        var raised = companyId is not null
            ? await db.Companies.Where(c => c.Id == companyId && c.ConfirmedAt == null && c.ReleasedAt == null)
                .ExecuteUpdateAsync(c => c.SetProperty(x => x.ConfirmedAt, now), ct)
            : await db.Individuals.Where(i => i.Id == individualId && i.ConfirmedAt == null && i.ReleasedAt == null)
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.ConfirmedAt, now), ct);
        if (raised == 0)
        {
            return await db.SettledAsync(companyId, individualId, ct)
                ?? throw new InvalidOperationException("Neither confirmed nor released, and not to be confirmed.");
        }

        if (await db.IdentityRequests.SingleOrDefaultAsync(
            r => r.DecidedAt == null && r.CompanyId == companyId && r.IndividualId == individualId, ct) is { } waiting)
        {
            (waiting.DecidedAt, waiting.DecidedBy, waiting.IsConfirmed, waiting.CodeHash, waiting.Version) = (now, actor.UserId, true, null, Guid.NewGuid());
        }

        var user = companyId is not null
            ? await db.Users.SingleAsync(u => db.Set<Company>().Any(c => c.Id == companyId && c.OwnerUserId == u.Id), ct)
            : await db.Users.SingleAsync(u => db.Set<Individual>().Any(i => i.Id == individualId && i.UserId == u.Id), ct);
        db.Audit(clock, actor, "identity.confirm", "account", user.Id, $"{(companyId is null ? "person" : "company")}, {way}");
        db.MailAccount(clock, user, new IdentityConfirmedMail { Name = user.DisplayName, Link = portal.Value.Link("/identity") });
        return Unit.Done;
    }
}
