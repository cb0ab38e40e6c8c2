using FluentValidation;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>The request: the card's data, and the portrait.</summary>
public sealed class PersonCardForm : ProcessForm<PersonCardApplication>
{
    public const string CardStep = "card";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Steps { get; } = [CardStep, ProcessDefinition.DocumentsStep, ProcessDefinition.CheckStep];

    /// <inheritdoc/>
    public override IReadOnlyList<PictureField> Pictures { get; } = [new(PersonCardProcess.PhotoKind, CardStep, "Card.Photo", PersonCardProcess.OriginalKind)];

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, DocumentCondition<PersonCardApplication>> Conditions { get; } =
        new Dictionary<string, DocumentCondition<PersonCardApplication>>
        {
            [PersonCardReference.OldCard] = (a, _) => a.Card is { ReplacesCardId: not null, WasLost: false } ? DocumentNeed.Required : DocumentNeed.NotAsked,
            [PersonCardReference.PoliceReport] = (a, _) => a.Card is { ReplacesCardId: not null, WasLost: true } ? DocumentNeed.Required
                : DocumentNeed.NotAsked,
        };

    /// <inheritdoc/>
    public override string? AboutWhom(string payload) =>
        PayloadJson.Read<PersonCardApplication>(payload).Card is { LastName.Length: > 0 } card ? $"{card.FirstName} {card.LastName}" : null;

    /// <inheritdoc/>
    public override IValidator<PersonCardApplication>? ValidatorFor(string step, DateOnly today) => step == CardStep ? new CardStepValidator() : null;

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
            Row("Photo", PersonCardProcess.PhotoKind, AnswerKind.Picture),
            Row("FirstName", card.FirstName),
            Row("LastName", card.LastName),
            Row("BirthDate", card.BirthDate is { } born ? LocalTime.Format(born) : ""),
            card.PersonalNumber is null ? Row("PassportNumber", card.PassportNumber, AnswerKind.Secret)
                : Row("PersonalNumber", card.PersonalNumber, AnswerKind.Secret),
            Row("Citizenship", Text(card.IsForeign ? "Foreign" : "Kosovo")),
            Row("LicenceNumber", card.LicenceNumber),
            Row("ClassCode", language.Code(WorkerClasses.List, card.ClassCode)),
            Row("MunicipalityCode", Municipalities.NameIn(card.MunicipalityCode, language.Culture)),
            Row("Settlement", card.Settlement),
            Row("Street", card.Street),
            Row("Position", card.PositionCode == WorkerClasses.OtherPosition ? card.PositionText
                : language.Code(WorkerClasses.PositionList, card.PositionCode)),
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
}
