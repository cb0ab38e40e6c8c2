using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>Where a request for a card begins: the worker's licences, and for which of them a card can be asked for.</summary>
public sealed class PersonCardDesk(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, DraftStore drafts, CodeBookCache codes,
    TimeProvider clock)
{
    /// <summary>
    /// The worker's licences, with what can be done about each. Errors: <see cref="NotPermitted"/>, card.licence-missing for who holds none valid,
    /// worker.consent-first.
    /// </summary>
    public async Task<Result<IReadOnlyList<CardLicenceRow>>> ReadAsync(Guid? personId, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CompanyId: { } companyId } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (personId is not { } person)
        {
            return new Error("card.licence-missing");
        }

        if (await PersonSight.NeedsConsentAsync(db, companyId, person, ct))
        {
            return new Error("worker.consent-first");
        }

        var today = clock.Today();
        var licences = await db.Licences.AsNoTracking().Where(l => l.PersonId == person && l.ValidTo >= today).ToListAsync(ct);
        var cards = await db.PersonCards.AsNoTracking().Where(c => c.PersonId == person && c.CompanyId == companyId).OrderByDescending(c => c.CreatedAt)
            .ToListAsync(ct);
        var begun = await DraftsAsync(db, actor, ct);
        var book = await codes.CurrentAsync(ct);
        var rows = new List<CardLicenceRow>();
        foreach (var licence in licences.OrderBy(l => book.Find(WorkerClasses.List, l.ClassCode, today)?.Order))
        {
            var card = cards.Find(c => c.LicenceId == licence.Id);
            var open = await PersonCardRules.OpenAsync(db, companyId, person, licence.ClassCode, null, ct);
            var offer = await PersonCardRules.OfferAsync(db, companyId, person, licence.Id, null, null, today, ct);
            var replacement = card is null ? new Error("card.replaced-unknown")
                : await PersonCardRules.OfferAsync(db, companyId, person, licence.Id, card.Id, null, today, ct);
            var kind = card?.Stage == CardStage.Lost && replacement.IsOk ? RequestKind.Replacement : RequestKind.Initial;
            var tariff = await TariffAsync(db, licence.ClassCode, kind, today, ct);
            rows.Add(new CardLicenceRow
            {
                LicenceId = licence.Id, LicenceNumber = licence.Number, HolderName = licence.HolderName,
                ClassName = book.Name(WorkerClasses.List, licence.ClassCode, licence.IssuedAt),
                LicenceState = licence.StateOn(today, 0), LicenceValidTo = licence.ValidTo,
                Card = card is null ? null : WorkerCards.View(card, licence, "", today),
                MayAsk = offer.IsOk && kind == RequestKind.Initial && actor.May(DelegatePermissions.Prepare),
                MayReplace = replacement.IsOk && actor.May(DelegatePermissions.Prepare),
                WhyNot = offer.IsOk || replacement.IsOk ? null : offer.Error,
                OpenCaseId = open?.Id, OpenCaseNumber = open?.Number,
                OpenCaseStatus = open is null ? null : CaseStates.Of(open.Status).ForApplicant,
                DraftId = begun.FirstOrDefault(d => d.LicenceId == licence.Id).Id is var draft && draft != default ? draft : null,
                FeeCents = tariff?.AmountCents, FeeConfirmed = tariff?.IsConfirmed ?? true,
            });
        }

        return rows.Count > 0 ? rows : new Error("card.licence-missing");
    }

    /// <summary>Begins a request, or goes on with the one begun. Errors: what the rules answer, worker.consent-first.</summary>
    /// <param name="personId">The worker.</param>
    /// <param name="licenceId">The licence.</param>
    /// <param name="replaces">The card to replace; null for a first one.</param>
    /// <param name="wasLost">It was lost rather than damaged.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<Guid>> StartAsync(Guid personId, Guid licenceId, Guid? replaces, bool wasLost, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CompanyId: { } companyId } actor)
        {
            return new NotPermitted();
        }

        CardPart filled;
        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            if (await PersonSight.NeedsConsentAsync(db, companyId, personId, ct))
            {
                return new Error("worker.consent-first");
            }

            if (await db.Licences.AsNoTracking().SingleOrDefaultAsync(l => l.Id == licenceId && l.PersonId == personId, ct) is not { } licence)
            {
                return new NotFound();
            }

            if ((await DraftsAsync(db, actor, ct)).FirstOrDefault(d => d.LicenceId == licenceId && d.Replaces == replaces) is { Id: var begun }
                && begun != default)
            {
                return begun;
            }

            filled = await FillAsync(db, licence, replaces, wasLost, ct);
        }

        return await drafts.StartAsync(
            PersonCardProcess.Definition, filled.ClassCode, _ => PayloadJson.Write(new PersonCardApplication { Card = filled }), ct);
    }

    private static async Task<CardPart> FillAsync(PortalDbContext db, Licence licence, Guid? replaces, bool wasLost, CancellationToken ct)
    {
        var person = await db.RegisteredPersons.AsNoTracking().SingleAsync(p => p.Id == licence.PersonId, ct);
        return new CardPart
        {
            PersonId = person.Id, LicenceId = licence.Id, LicenceNumber = licence.Number, ClassCode = licence.ClassCode, FirstName = person.FirstName,
            LastName = person.LastName, BirthDate = person.BirthDate, PersonalNumber = person.PersonalNumber?.Reveal(), PassportNumber = person.PassportNumber,
            Citizenship = person.Citizenship, MunicipalityCode = person.MunicipalityCode, Settlement = person.Settlement,
            PositionCode = licence.ClassCode == WorkerClasses.Basic ? WorkerClasses.BasicPosition : null,
            ReplacesCardId = replaces, WasLost = wasLost,
            ReplacesNumber = replaces is { } old ? await db.PersonCards.Where(c => c.Id == old).Select(c => c.Number).SingleOrDefaultAsync(ct) : null,
        };
    }

    private static async Task<List<(Guid Id, Guid LicenceId, Guid? Replaces)>> DraftsAsync(PortalDbContext db, Actor actor, CancellationToken ct)
    {
        var rows = await db.Drafts.AsNoTracking()
            .Where(d => d.ProcessKey == PersonCardProcess.ProcessKey && d.CaseId == null && d.CompanyId == actor.CompanyId)
            .Select(d => new { d.Id, d.Payload }).ToListAsync(ct);
        return rows.ConvertAll(d => PersonCardProcess.Form.Open(d.Payload).Card is var card ? (d.Id, card.LicenceId, card.ReplacesCardId) : default);
    }

    private static Task<Tariff?> TariffAsync(PortalDbContext db, string classCode, RequestKind kind, DateOnly today, CancellationToken ct) =>
        db.TariffAsync(PersonCardProcess.Definition.TariffCode(classCode, kind), new FilingDay(today), ct);
}

/// <summary>A worker's licence, and what can be done about a card.</summary>
public sealed record CardLicenceRow
{
    public required Guid LicenceId { get; init; }

    public required string LicenceNumber { get; init; }

    public required string HolderName { get; init; }

    /// <summary>Its class: the kind of service.</summary>
    public required LocalName ClassName { get; init; }

    public required LicenceState LicenceState { get; init; }

    public required DateOnly LicenceValidTo { get; init; }

    /// <summary>The company's latest card for it.</summary>
    public CardView? Card { get; init; }

    /// <summary>A card can be asked for.</summary>
    public bool MayAsk { get; init; }

    /// <summary>The latest card can be replaced.</summary>
    public bool MayReplace { get; init; }

    /// <summary>Why nothing can be asked for.</summary>
    public Error? WhyNot { get; init; }

    /// <summary>The draft already started.</summary>
    public Guid? DraftId { get; init; }

    /// <summary>The request under way.</summary>
    public Guid? OpenCaseId { get; init; }

    public string? OpenCaseNumber { get; init; }

    public CaseStatus? OpenCaseStatus { get; init; }

    public long? FeeCents { get; init; }

    /// <summary>Whether the fee is a confirmed one.</summary>
    public bool FeeConfirmed { get; init; }
}
