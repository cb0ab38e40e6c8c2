using FluentValidation;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Incidents;

namespace SecurityPortal.Core.Processes.CriminalOffence;

/// <summary>The pages of the report.</summary>
public sealed class CriminalOffenceForm : IncidentReportForm<CriminalOffenceApplication>
{
    public const string OffenceStep = "offence";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Steps { get; } = [IncidentSteps.Incident, OffenceStep, ProcessDefinition.CheckStep];

    /// <inheritdoc/>
    public override IValidator<CriminalOffenceApplication>? ValidatorFor(string step, DateOnly today) => step switch
    {
        IncidentSteps.Incident => new OffenceIncidentValidator(today),
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
            answers.Page(IncidentSteps.Incident, payload,
            [
                answers.Row("Offence.Noticed", answers.Code(IncidentLists.Noticed, offence.Noticed)),
                answers.Row("Offence.Damage", TypedAmount.TryParse(offence.Damage, out var cents) ? Money.Format(cents) : offence.Damage),
                answers.Row("Offence.Victim", offence.Victim),
            ],
            [
                new("Offence.Suspect", answers.Text("SuspectTitle"),
                [
                    answers.Row("Offence.SuspectKnown", answers.YesNo(offence.SuspectKnown)),
                    .. offence.SuspectKnown == true ? answers.Person(offence.Suspect, "Offence.Suspect")
                        : [answers.Row("Offence.SuspectText", offence.SuspectText)],
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
            [.. codes.Select((c, i) => new Answer($"{path}[{c.Id}]", $"{i + 1}.", c.IsOther ? $"{answers.Code(list, c.Code)}: {c.Text?.Trim()}"
                : answers.Code(list, c.Code)))]);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<NamedPerson> People(CriminalOffenceApplication payload) =>
    [
        WorkerOf(payload),
        .. payload.Offence.SuspectKnown == true ? [Named("suspect", payload.Offence.Suspect, "Offence.Suspect")] : Array.Empty<NamedPerson>(),
    ];

    /// <inheritdoc/>
    protected internal override IReadOnlyList<IncidentUse> Uses(CriminalOffenceApplication form) =>
    [
        .. form.Types.Select(t => new IncidentUse(IncidentLists.OffenceType, t.Code ?? "")),
        .. form.Actions.Select(a => new IncidentUse(IncidentLists.OffenceAction, a.Code ?? "")),
    ];

    /// <inheritdoc/>
    protected internal override Guid? LinkedCase(CriminalOffenceApplication form) => form.Link?.CaseId;
}
