using FluentValidation;
using FluentValidation.Results;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Incidents;

namespace SecurityPortal.Core.Processes.UseOfForce;

/// <summary>Rules of page 1: those of every report, and why force was used.</summary>
public sealed class ForceStepValidator : AbstractValidator<UseOfForceApplication>
{
    /// <param name="today">Local day.</param>
    public ForceStepValidator(DateOnly today)
    {
        Include(new IncidentStepValidator(today));
        RuleFor(a => a.Force.Reasons).Required("force.reason.required");
        RuleFor(a => a.Force.ReasonText).PlainText(500, multiline: true);
        RuleFor(a => a.Force.ReasonText).Required("force.reason-text.required").When(a => a.Force.Reasons.Contains("R99"));
        RuleFor(a => a.Force.Warning).Required("force.warning.required");
        RuleFor(a => a.Force.WarningText).PlainText(500, multiline: true);
        RuleFor(a => a.Force.WarningText).Required("force.warning-text.required").When(a => a.Force.Warning == "W9");
        RuleFor(a => a.Force.Deescalation).PlainText(2000, multiline: true);
    }
}

/// <summary>Rules of page 2: the subject being filled in; without one, somebody in the list.</summary>
public sealed class SubjectStepValidator : AbstractValidator<UseOfForceApplication>
{
    /// <param name="today">Local day.</param>
    public SubjectStepValidator(DateOnly today)
    {
        RuleFor(a => a.EditedSubject!).SetValidator(new SubjectValidator(today)).When(a => a.EditedSubject is not null);
        RuleFor(a => a.Subjects).NotEmpty().WithCode("force.subject-missing").When(a => a.EditedSubject is null);
    }
}

/// <summary>Rules of page 3: everybody saved, everybody complete (domain.md §3, E8).</summary>
public sealed class ActionsStepValidator : AbstractValidator<UseOfForceApplication>
{
    /// <param name="today">Local day.</param>
    public ActionsStepValidator(DateOnly today)
    {
        var subject = new SubjectValidator(today);
        var actions = new SubjectActionsValidator();
        RuleFor(a => a.EditedSubject).Must(edited => edited is null).WithCode("force.subject-unsaved");
        RuleFor(a => a.Subjects).NotEmpty().WithCode("force.subject-missing").When(a => a.EditedSubject is null);
        RuleFor(a => a.Subjects).Custom((subjects, context) =>
        {
            foreach (var entry in subjects.Where(s => !subject.Validate(s).IsValid || !actions.Validate(s).IsValid))
            {
                context.AddFailure(new ValidationFailure($"Subjects[{entry.Id}]", "force.subject-incomplete") { ErrorCode = "force.subject-incomplete" });
            }
        });
    }
}

/// <summary>Rules of one subject.</summary>
public sealed class SubjectValidator : AbstractValidator<SubjectEntry>
{
    /// <param name="today">Local day.</param>
    public SubjectValidator(DateOnly today)
    {
        RuleFor(s => s.IsKnown).NotNull().WithCode("force.known.required");
        RuleFor(s => s.Person).SetValidator(new IncidentPersonValidator(today)).When(s => s.IsKnown == true);
        RuleFor(s => s.Description).Required("force.description.required").When(s => s.IsKnown == false);
        RuleFor(s => s.Description).PlainText(1000, multiline: true);
        RuleFor(s => s.Age).PlainText(20);
        RuleFor(s => s.Behaviour).Required("force.behaviour.required");
        RuleFor(s => s.ArmedWith).Required("force.armed.required");
        RuleFor(s => s.Influence).Required("force.influence.required");
        RuleFor(s => s.InjuryBefore).Required("incident.injury.required");
        RuleFor(s => s.InjuryAfter).Required("incident.injury.required");
        RuleFor(s => s.InjuryText).PlainText(1000, multiline: true);
        RuleFor(s => s.InjuryText).Required("incident.injury-text.required").When(s => Injuries.Tells(s.InjuryAfter) || Injuries.Tells(s.InjuryBefore));
        RuleFor(s => s.MedicalHelp).Required("incident.medical.required");
        RuleFor(s => s.Detained).NotNull().WithCode("incident.yes-no.required");
        When(s => s.Detained == true, () =>
        {
            RuleFor(s => s.DetainedFrom).Required("incident.time.required").Time();
            RuleFor(s => s.DetainedTo).Time();
            RuleFor(s => s.HandedOverAt).Time();
        });
    }
}

/// <summary>Rules of what was done to one subject: at least one action, none half chosen.</summary>
public sealed class SubjectActionsValidator : AbstractValidator<SubjectEntry>
{
    public SubjectActionsValidator()
    {
        RuleFor(s => s.Actions).NotEmpty().WithCode("force.action-missing");
        RuleForEach(s => s.Actions).OverrideIndexer((_, _, action, _) => $"[{action.Id}]").SetValidator(new ForceActionValidator());
        RuleFor(s => s.EditedAction).Must(edited => edited is null).WithCode("force.action-unsaved");
    }
}

/// <summary>Rules of one action.</summary>
public sealed class ForceActionValidator : AbstractValidator<ForceAction>
{
    public ForceActionValidator()
    {
        RuleFor(a => a.Code).Required("force.action.required");
        RuleFor(a => a.Text).Required("incident.other-text.required").PlainText(200).When(a => a.IsOther);
        RuleFor(a => a.Level).Must(level => level is >= 1 and <= IncidentLists.MaxLevel).WithCode("force.level.required")
            .When(a => !string.IsNullOrEmpty(a.Code));
        RuleFor(a => a.Time).Time();
        RuleFor(a => a.Effect).Required("force.effect.required");
        RuleFor(a => a.Worker).PlainText(200);
        RuleFor(a => a.Note).PlainText(500, multiline: true);
    }
}
