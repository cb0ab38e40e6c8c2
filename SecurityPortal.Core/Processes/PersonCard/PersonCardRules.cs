using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>Which licence of a worker a company may ask a card for (processes.md §6; domain.md §2.8, E6, E25).</summary>
internal static class PersonCardRules
{
    // The licence on which all of a company's others rest (processes.md, Rules settled).
    private const string BasicService = "SRV-BAZ";

    /// <summary>Whether a card may be asked for today, and as what.</summary>
    public static async Task<Result<ClassOffer>> OfferAsync(
        PortalDbContext db, Guid companyId, Guid personId, Guid licenceId, Guid? replaces, Guid? except, DateOnly today, CancellationToken ct)
    {
        // Whoever is suspended from all services gets no cards either.
        if (await db.Licences.AnyAsync(l => l.CompanyId == companyId && l.ClassCode == BasicService && l.SuspendedAt != null && l.RevokedAt == null, ct))
        {
            return new Error("card.company-suspended");
        }

        var licence = await db.Licences.AsNoTracking().SingleOrDefaultAsync(l => l.Id == licenceId && l.PersonId == personId, ct);
        switch (licence?.StateOn(today, renewalDays: -1))
        {
            case LicenceState.Valid or LicenceState.Upcoming:
                break;
            case LicenceState.Suspended or LicenceState.Revoked:
                return new Error("class.blocked");
            default:
                return new Error("card.licence-missing");
        }

        if (await OpenAsync(db, companyId, personId, licence!.ClassCode, except, ct) is { } open)
        {
            return new Error("class.request-open") { Arguments = [open.Number] };
        }

        var cards = await db.PersonCards.AsNoTracking().Where(c => c.CompanyId == companyId && c.LicenceId == licenceId).ToListAsync(ct);
        if (replaces is { } old)
        {
            return cards.Exists(c => c.Id == old && c.Stage is CardStage.HandedOver or CardStage.Lost && !cards.Exists(n => n.ReplacesCardId == old))
                ? new ClassOffer(RequestKind.Replacement)
                : new Error("card.replaced-unknown");
        }

        return cards.Find(c => c.Stage is CardStage.ToPrint or CardStage.Printed or CardStage.HandedOver && c.ValidTo >= today) is { } active
            ? new Error("card.still-valid") { Arguments = [active.Number] }
            : new ClassOffer(RequestKind.Initial);
    }

    /// <summary>The company's open request for the person and class.</summary>
    public static async Task<Case?> OpenAsync(PortalDbContext db, Guid companyId, Guid personId, string classCode, Guid? except, CancellationToken ct)
    {
        var person = await db.RegisteredPersons.AsNoTracking().SingleAsync(p => p.Id == personId, ct);
        return await PersonRegister.Named(db, person.Key)
            .Join(db.Cases, p => p.CaseId, c => c.Id, (_, c) => c).AsNoTracking()
            .Where(c => c.CompanyId == companyId && c.ProcessKey == PersonCardProcess.ProcessKey && c.ClassCode == classCode && c.Id != except
                && !CaseStates.Ended.Contains(c.Status))
            .FirstOrDefaultAsync(ct);
    }
}
