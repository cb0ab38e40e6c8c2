using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>Cards on the public check. One that is still with the ministry is nobody's business: stolen before it was handed over, it must not pass.</summary>
internal sealed class CardCheck(CodeBookCache codes, TimeProvider clock) : IPublicCheckSource
{
    public async Task<CheckedLicence?> FindAsync(PortalDbContext db, IReadOnlyList<string> numbers, string? token, CancellationToken ct)
    {
        var found = await db.PersonCards.AsNoTracking()
            .Where(c => c.HandedOverAt != null && (numbers.Contains(c.Number) || (token != null && c.Token == token)))
            .Join(db.Licences, c => c.LicenceId, l => l.Id, (c, l) => new { Card = c, Licence = l })
            .SingleOrDefaultAsync(ct);
        return found is null ? null : View(found.Card, found.Licence, await codes.CurrentAsync(ct), clock.Today());
    }

    private static CheckedLicence View(IssuedCard card, Licence licence, CodeBook book, DateOnly today)
    {
        var state = card.StateOn(licence, today);
        var of = PublicCheck.View(licence, book, today);
        DateOnly? withdrawnOn = card.InvalidSince is { } since ? LocalTime.DateOf(since) : null;
        return of with
        {
            Number = card.Number,
            Grant = CardName(),
            HolderName = card.HolderName,
            ValidFrom = card.ValidFrom,
            ValidTo = card.ValidTo < licence.ValidTo ? card.ValidTo : licence.ValidTo,
            Words = state is CardState.Lost or CardState.Replaced or CardState.Returned ? Withdrawn(withdrawnOn ?? card.ValidTo) : null,
            RevokedOn = withdrawnOn ?? of.RevokedOn,
            State = state switch
            {
                CardState.Valid => LicenceState.Valid,
                CardState.NotYet => LicenceState.Upcoming,
                CardState.Expired => LicenceState.Expired,
                CardState.LicenceSuspended => LicenceState.Suspended,
                _ => LicenceState.Revoked,
            },
        };
    }

    // Its state says revoked, though its licence was not.
    private static CheckWords Withdrawn(DateOnly day) => new(
        InAll(culture => Texts.Get<PersonCardTexts>("Check.Invalid", culture)),
        InAll(culture => Texts.Get<PersonCardTexts>("Check.InvalidSince", culture, LocalTime.Format(day))));

    private static LocalName CardName() => InAll(culture => Texts.Get<WorkerRegisterTexts>("CardName", culture));

    private static LocalName InAll(Func<CultureInfo, string> text) => new()
    {
        Sq = text(Languages.Culture(Languages.Albanian)), Sr = text(Languages.Culture(Languages.Serbian)), En = text(Languages.Culture(Languages.English)),
    };
}
