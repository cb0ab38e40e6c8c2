using FluentValidation;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.CriminalOffence;

/// <summary>Report of a criminal offence (processes.md §9): incident and worker, then incident types and actions taken.</summary>
public sealed class CriminalOffenceProcess : IncidentProcess<CriminalOffenceApplication>
{
    /// <summary>The process's key.</summary>
    public const string ProcessKey = IncidentKinds.CriminalOffence;

    /// <summary>Page 2.</summary>
    public const string OffenceStep = "offence";

    private CriminalOffenceProcess()
    {
    }

    /// <summary>The one definition.</summary>
    public static CriminalOffenceProcess Definition { get; } = new();

    /// <inheritdoc/>
    public override string Key => ProcessKey;

    /// <inheritdoc/>
    public override string Letters => "CO";

    /// <inheritdoc/>
    public override string Route => "/reports/criminal-offence";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Steps { get; } = [IncidentStep, OffenceStep, CheckStep];

    /// <inheritdoc/>
    public override IReadOnlyList<Type> TextsTypes { get; } = [typeof(CriminalOffenceTexts), typeof(IncidentTexts)];

    /// <inheritdoc/>
    public override ReferenceRows Reference => CriminalOffenceReference.Rows;

    /// <inheritdoc/>
    public override IValidator<CriminalOffenceApplication>? ValidatorFor(string step, DateOnly today) => step switch
    {
        IncidentStep => new OffenceIncidentValidator(today),
        OffenceStep => new OffenceStepValidator(),
        _ => base.ValidatorFor(step, today),
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<AnswerSection> Describe(CriminalOffenceApplication payload, AnswerLanguage language)
    {
        var answers = new IncidentAnswers(language);
        var offence = payload.Offence;
        return
        [
            answers.Page(IncidentStep, payload,
            [
                answers.Row("Offence.Noticed", answers.Code(IncidentLists.Noticed, offence.Noticed)),
                answers.Row("Offence.Damage", TypedAmount.TryParse(offence.Damage, out var cents) ? Money.Format(cents) : offence.Damage),
                answers.Row("Offence.Victim", offence.Victim),
            ],
            [
                new("Offence.Suspect", answers.Text("SuspectTitle"),
                [
                    answers.Row("Offence.SuspectKnown", answers.YesNo(offence.SuspectKnown)),
                    .. offence.SuspectKnown == true ? answers.Person(offence.Suspect, "Offence.Suspect") : [answers.Row("Offence.SuspectText", offence.SuspectText)],
                ]),
            ]),
            new(OffenceStep, answers.Text("Step.offence"),
            [
                Chosen("Types", answers.Text("TypesTitle"), IncidentLists.OffenceType, payload.Types),
                Chosen("Actions", answers.Text("ActionsTaken"), IncidentLists.OffenceAction, payload.Actions),
                .. payload.Link is { } link ? new[] { new AnswerGroup("LinkGroup", answers.Text("LinkTitle"), [answers.Row("Link", link.Number)]) } : [],
            ]),
        ];

        AnswerGroup Chosen(string path, string title, string list, List<ChosenCode> codes) => new($"{path}Group", title,
            [.. codes.Select((c, i) => new Answer($"{path}[{c.Id}]", $"{i + 1}.", c.IsOther ? $"{answers.Code(list, c.Code)}: {c.Text?.Trim()}" : answers.Code(list, c.Code)))]);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<NamedPerson> People(CriminalOffenceApplication payload) =>
    [
        WorkerOf(payload),
        .. payload.Offence.SuspectKnown == true ? [Named("suspect", payload.Offence.Suspect, "Offence.Suspect")] : Array.Empty<NamedPerson>(),
    ];

    /// <inheritdoc/>
    protected override IReadOnlyList<IncidentUse> Uses(CriminalOffenceApplication form) =>
    [
        .. form.Types.Select(t => new IncidentUse(IncidentLists.OffenceType, t.Code ?? "")),
        .. form.Actions.Select(a => new IncidentUse(IncidentLists.OffenceAction, a.Code ?? "")),
    ];

    /// <inheritdoc/>
    protected override Guid? LinkedCase(CriminalOffenceApplication form) => form.Link?.CaseId;
}

/// <summary>Rules of page 1.</summary>
public sealed class OffenceIncidentValidator : AbstractValidator<CriminalOffenceApplication>
{
    /// <param name="today">Local day.</param>
    public OffenceIncidentValidator(DateOnly today)
    {
        Include(new IncidentStepValidator(today));
        RuleFor(a => a.Offence.Noticed).Required("offence.noticed.required");
        RuleFor(a => a.Offence.Damage).Must(text => string.IsNullOrWhiteSpace(text) || TypedAmount.TryParse(text, out _)).WithCode("offence.damage.invalid");
        RuleFor(a => a.Offence.Victim).PlainText(300);
        RuleFor(a => a.Offence.SuspectKnown).NotNull().WithCode("offence.suspect.required");
        RuleFor(a => a.Offence.Suspect).SetValidator(new IncidentPersonValidator(today)).When(a => a.Offence.SuspectKnown == true);
        RuleFor(a => a.Offence.SuspectText).PlainText(1000, multiline: true);
    }
}

/// <summary>Rules of page 2: at least one type or action (domain.md §3, E9), none half chosen.</summary>
public sealed class OffenceStepValidator : AbstractValidator<CriminalOffenceApplication>
{
    /// <summary>The rules.</summary>
    public OffenceStepValidator()
    {
        RuleFor(a => a.Types).Must((application, types) => types.Count + application.Actions.Count > 0).WithCode("offence.nothing-chosen");
        RuleForEach(a => a.Types).OverrideIndexer((_, _, type, _) => $"[{type.Id}]").SetValidator(new ChosenCodeValidator("offence.type.required"));
        RuleForEach(a => a.Actions).OverrideIndexer((_, _, action, _) => $"[{action.Id}]").SetValidator(new ChosenCodeValidator("offence.action.required"));
        RuleFor(a => a.EditedType).Must(edited => edited is null).WithCode("offence.type-unsaved");
        RuleFor(a => a.EditedAction).Must(edited => edited is null).WithCode("offence.action-unsaved");
    }
}
