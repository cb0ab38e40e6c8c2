using FluentValidation;
using SecurityPortal.Core.Processes.Incidents;

namespace SecurityPortal.Core.Processes.UseOfForce;

/// <summary>The pages of the report.</summary>
public sealed class UseOfForceForm : IncidentReportForm<UseOfForceApplication>
{
    public const string SubjectStep = "subject";

    public const string ActionsStep = "actions";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Steps { get; } = [IncidentSteps.Incident, SubjectStep, ActionsStep, ProcessDefinition.CheckStep];

    /// <inheritdoc/>
    public override IValidator<UseOfForceApplication>? ValidatorFor(string step, DateOnly today) => step switch
    {
        IncidentSteps.Incident => new ForceStepValidator(today),
        SubjectStep => new SubjectStepValidator(today),
        ActionsStep => new ActionsStepValidator(today),
        _ => base.ValidatorFor(step, today),
    };

    /// <summary>An action in one line, for pages.</summary>
    public static string LineOf(ForceAction action, AnswerLanguage language) => UseOfForceAnswers.Line(action, language);

    /// <inheritdoc/>
    protected override IReadOnlyList<AnswerSection> Describe(UseOfForceApplication payload, AnswerLanguage language) => new UseOfForceAnswers(payload, language)
        .Sections();

    /// <inheritdoc/>
    protected override IReadOnlyList<NamedPerson> People(UseOfForceApplication payload) =>
    [
        WorkerOf(payload),
        .. payload.Subjects.Where(s => s.IsKnown == true).Select(s => Named("subject", s.Person, $"Subjects[{s.Id}].Person")),
    ];

    /// <inheritdoc/>
    protected internal override IReadOnlyList<IncidentUse> Uses(UseOfForceApplication form) =>
    [
        .. form.Subjects.SelectMany(s => s.Actions).Select(a => new IncidentUse(IncidentUse.AnyForce, a.Code ?? "", a.Level)),
        .. form.Force.Reasons.Select(r => new IncidentUse(IncidentLists.Reason, r)),
    ];

    /// <summary>What a subject had before is not what the force did.</summary>
    protected internal override IEnumerable<string?> InjuriesOf(UseOfForceApplication form) => form.Subjects.Select(s => s.InjuryAfter);
}
