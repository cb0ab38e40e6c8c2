using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Identity;

/// <summary>Reads levels of assurance.</summary>
public static class IdentityLevels
{
    /// <summary>The level of the applicant acted for; the ministry's own accounts are made by administrators, and confirmed.</summary>
    public static async Task<AssuranceLevel> LevelAsync(this PortalDbContext db, Actor actor, CancellationToken ct)
    {
        var isConfirmed = actor.CompanyId is { } company ? await db.Companies.AnyAsync(c => c.Id == company && c.ConfirmedAt != null, ct)
            : actor.IndividualId is { } person ? await db.Individuals.AnyAsync(i => i.Id == person && i.ConfirmedAt != null, ct)
            : actor.IsMinistry;
        return isConfirmed ? AssuranceLevel.Confirmed : AssuranceLevel.SelfDeclared;
    }

    /// <summary>Persons with an account whose identity is confirmed: to them alone opens what the register holds about their number.</summary>
    public static IQueryable<Individual> ConfirmedIndividuals(this PortalDbContext db) =>
        db.Individuals.Where(i => i.ReleasedAt == null && i.ConfirmedAt != null);
}
