using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>Card of a licensed worker, asked for by a company (processes.md §6).</summary>
public sealed class PersonCardProcess : ProcessDefinition<PersonCardApplication>
{
    /// <summary>The process's key.</summary>
    public const string ProcessKey = "PersonCard";

    /// <summary>Step 1.</summary>
    public const string CardStep = "card";

    /// <summary>Kind of the portrait that is printed.</summary>
    public const string PhotoKind = "PHOTO";

    /// <summary>Kind of the picture as uploaded.</summary>
    public const string OriginalKind = "PHOTO-ORIGINAL";

    private PersonCardProcess()
    {
    }

    /// <summary>The one definition.</summary>
    public static PersonCardProcess Definition { get; } = new();

    /// <inheritdoc/>
    public override string Key => ProcessKey;

    /// <inheritdoc/>
    public override string Letters => "PC";

    /// <inheritdoc/>
    public override string Route => "/workers/card";

    /// <inheritdoc/>
    public override string ClassList => WorkerClasses.List;

    /// <inheritdoc/>
    public override bool OneDraftPerClass => false;

    /// <inheritdoc/>
    public override string YearsSetting => SettingKeys.CardYears;

    /// <inheritdoc/>
    public override int PayloadVersion => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Steps { get; } = [CardStep, DocumentsStep, CheckStep];

    /// <inheritdoc/>
    public override IReadOnlyList<Type> TextsTypes { get; } = [typeof(PersonCardTexts)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> FormKinds { get; } = [PersonCardReference.SignedRequest];

    /// <inheritdoc/>
    public override IReadOnlyList<PictureField> Pictures { get; } = [new(PhotoKind, CardStep, "Card.Photo", OriginalKind)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Criteria { get; } = ["Portrait", "Signed", "Employment"];

    /// <inheritdoc/>
    public override ReferenceRows Reference => PersonCardReference.Rows;

    /// <inheritdoc/>
    public override ICaseGrant Grant { get; } = new PersonCardGrant();

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services
        .AddSingleton<IPublicCheckSource, CardCheck>()
        .AddSingleton<IWorkerCards, WorkerCards>()
        .AddSingleton<IFileUse, PortraitFiles>()
        .AddScoped<PersonCardDesk>()
        .AddScoped<CardService>()
        .AddScoped<CardPapers>();

    /// <inheritdoc/>
    public override Task<Result<ClassOffer>> OfferAsync(PortalDbContext db, Applicant applicant, string classCode, DateOnly today, CancellationToken ct) =>
        Task.FromResult<Result<ClassOffer>>(applicant.Company is null ? new Error("class.companies-only") : new ClassOffer(RequestKind.Initial));

    /// <inheritdoc/>
    public override Task<Result<ClassOffer>> OfferForAsync(
        PortalDbContext db, Applicant applicant, string classCode, string payload, ClassOffer offer, DateOnly today, CancellationToken ct)
    {
        var card = PayloadJson.Read<PersonCardApplication>(payload).Card;
        return card.ClassCode == classCode
            ? PersonCardRules.OfferAsync(db, applicant.Company!.Id, card.PersonId, card.LicenceId, card.ReplacesCardId, null, today, ct)
            : Task.FromResult<Result<ClassOffer>>(new Error("card.licence-missing"));
    }

    /// <inheritdoc/>
    public override async Task<Error?> FiledAsync(PortalDbContext db, Case file, string payload, Actor actor, DateTime now, CancellationToken ct)
    {
        // The case number is taken: whoever files for the same worker at once waits for it, and is then seen here.
        var card = PayloadJson.Read<PersonCardApplication>(payload).Card;
        var offer = await PersonCardRules.OfferAsync(db, file.CompanyId!.Value, card.PersonId, card.LicenceId, card.ReplacesCardId, file.Id, LocalTime.DateOf(now), ct);
        if (!offer.IsOk)
        {
            return offer.Error;
        }

        if (card.ReplacesCardId is not { } old)
        {
            return null;
        }

        var proof = card.WasLost ? PersonCardReference.PoliceReport : PersonCardReference.OldCard;
        if (!db.Attachments.Local.Any(a => a.KindCode == proof))
        {
            return new Error(card.WasLost ? "card.police-report-missing" : "card.old-card-missing");
        }

        // From now on whoever finds it has nothing in hand.
        var replaced = await db.PersonCards.SingleAsync(c => c.Id == old, ct);
        if (card.WasLost && replaced.Stage == CardStage.HandedOver)
        {
            CardService.MarkLost(replaced, now);
            db.AuditRows.Add(new AuditRow
            {
                At = now, ActorId = actor.UserId, ActorName = actor.Name, Action = "card.lost", SubjectKind = "card", SubjectId = replaced.Id.ToString(), Detail = replaced.Number,
                Remote = actor.Remote,
            });
        }

        return null;
    }

    // The paid card waits for a print batch; its case is issued when the card is handed over.
    /// <inheritdoc/>
    public override Task<Result<Unit>> PaidAsync(PortalDbContext db, TimeProvider clock, Case file, Actor actor, string caseLink, CancellationToken ct) =>
        CaseIssue.PrepareAsync(db, clock, file, actor, caseLink, ct);

    /// <inheritdoc/>
    public override async Task<Error?> ApprovedAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct)
    {
        var card = PayloadJson.Read<PersonCardApplication>(
            await db.CaseVersions.Where(v => v.CaseId == file.Id && v.Number == file.VersionNumber).Select(v => v.PayloadJson).SingleAsync(ct)).Card;
        await Employments.ArisesAsync(
            db, file.CompanyId!.Value, card.PersonId, await PersonCardGrant.PositionAsync(db, card, ct), LocalTime.DateOf(now), file.Id, null, now, ct);
        return null;
    }

    /// <inheritdoc/>
    public override string? AboutWhom(string payload) =>
        PayloadJson.Read<PersonCardApplication>(payload).Card is { LastName.Length: > 0 } card ? $"{card.FirstName} {card.LastName}" : null;

    /// <inheritdoc/>
    public override IValidator<PersonCardApplication>? ValidatorFor(string step, DateOnly today) => step == CardStep ? new CardStepValidator() : null;

    /// <inheritdoc/>
    public override FormLayout FormLayout(string kindCode) => kindCode == PersonCardReference.SignedRequest
        ? new FormLayout(kindCode, ["Card."])
        : throw new ArgumentOutOfRangeException(nameof(kindCode), kindCode, "Not a paper of this form.");

    /// <inheritdoc/>
    protected override PersonCardApplication NewPayload(Applicant applicant, string classCode, PersonCardApplication? earlier) =>
        earlier ?? new() { Card = new CardPart { ClassCode = classCode } };

    /// <inheritdoc/>
    protected override IReadOnlyList<AnswerSection> Describe(PersonCardApplication payload, AnswerLanguage language)
    {
        var card = payload.Card;
        string Text(string key) => language.Text<PersonCardTexts>(key);
        Answer Row(string property, string? value, AnswerKind kind = AnswerKind.Text) => new($"Card.{property}", Text(property), value ?? "", kind);
        List<Answer> rows =
        [
            Row("Photo", PhotoKind, AnswerKind.Picture),
            Row("FirstName", card.FirstName),
            Row("LastName", card.LastName),
            Row("BirthDate", card.BirthDate is { } born ? LocalTime.Format(born) : ""),
            card.PersonalNumber is null ? Row("PassportNumber", card.PassportNumber, AnswerKind.Secret) : Row("PersonalNumber", card.PersonalNumber, AnswerKind.Secret),
            Row("Citizenship", Text(card.IsForeign ? "Foreign" : "Kosovo")),
            Row("LicenceNumber", card.LicenceNumber),
            Row("ClassCode", language.Code(ClassList, card.ClassCode)),
            Row("MunicipalityCode", Municipalities.NameIn(card.MunicipalityCode, language.Culture)),
            Row("Settlement", card.Settlement),
            Row("Street", card.Street),
            Row("Position", card.PositionCode == WorkerClasses.OtherPosition ? card.PositionText : language.Code(WorkerClasses.PositionList, card.PositionCode)),
        ];
        if (card.ReplacesNumber is not null)
        {
            rows.Add(Row("Replaces", $"{card.ReplacesNumber} ({Text(card.WasLost ? "Lost" : "Damaged")})"));
        }

        return [new AnswerSection(CardStep, Text("Step.card"), [new AnswerGroup("Card", null, rows)])];
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<NamedPerson> People(PersonCardApplication payload)
    {
        var entry = payload.Card.Entry();
        var key = PersonKey.Of(entry);
        return [new NamedPerson(WorkerClasses.Role, entry.FullName, key.Number, key.Passport, true, "Card", entry)];
    }

    /// <inheritdoc/>
    protected override object FormData(PersonCardApplication payload, string kindCode, string? pictureHash) => new { payload.Card, pictureHash };
}
