using FluentValidation;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.UseOfForce;

/// <summary>Report of force used (processes.md §8): incident and worker, then subjects with the actions against each.</summary>
public sealed class UseOfForceProcess : IncidentProcess<UseOfForceApplication>
{
    /// <summary>The process's key.</summary>
    public const string ProcessKey = IncidentKinds.UseOfForce;

    /// <summary>Page 2.</summary>
    public const string SubjectStep = "subject";

    /// <summary>Page 3.</summary>
    public const string ActionsStep = "actions";

    private UseOfForceProcess()
    {
    }

    /// <summary>The one definition.</summary>
    public static UseOfForceProcess Definition { get; } = new();

    /// <inheritdoc/>
    public override string Key => ProcessKey;

    /// <inheritdoc/>
    public override string Letters => "UF";

    /// <inheritdoc/>
    public override string Route => "/reports/use-of-force";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Steps { get; } = [IncidentStep, SubjectStep, ActionsStep, CheckStep];

    /// <inheritdoc/>
    public override IReadOnlyList<Type> TextsTypes { get; } = [typeof(UseOfForceTexts), typeof(IncidentTexts)];

    /// <inheritdoc/>
    public override ReferenceRows Reference => UseOfForceReference.Rows;

    /// <inheritdoc/>
    public override IValidator<UseOfForceApplication>? ValidatorFor(string step, DateOnly today) => step switch
    {
        IncidentStep => new ForceStepValidator(today),
        SubjectStep => new SubjectStepValidator(today),
        ActionsStep => new ActionsStepValidator(today),
        _ => base.ValidatorFor(step, today),
    };

    /// <summary>An action in one line, for pages.</summary>
    public static string LineOf(ForceAction action, AnswerLanguage language) => UseOfForceAnswers.Line(action, language);

    /// <inheritdoc/>
    protected override IReadOnlyList<AnswerSection> Describe(UseOfForceApplication payload, AnswerLanguage language) => new UseOfForceAnswers(payload, language).Sections();

    /// <inheritdoc/>
    protected override IReadOnlyList<NamedPerson> People(UseOfForceApplication payload) =>
    [
        WorkerOf(payload),
        .. payload.Subjects.Where(s => s.IsKnown == true).Select(s => Named("subject", s.Person, $"Subjects[{s.Id}].Person")),
    ];

    /// <inheritdoc/>
    protected override IReadOnlyList<IncidentUse> Uses(UseOfForceApplication form) =>
    [
        .. form.Subjects.SelectMany(s => s.Actions).Select(a => new IncidentUse(IncidentUse.AnyForce, a.Code ?? "", a.Level)),
        .. form.Force.Reasons.Select(r => new IncidentUse(IncidentLists.Reason, r)),
    ];

    // What a subject had before is not what the force did.
    /// <inheritdoc/>
    protected override IEnumerable<string?> InjuriesOf(UseOfForceApplication form) => form.Subjects.Select(s => s.InjuryAfter);
}
