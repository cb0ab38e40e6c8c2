using FluentValidation;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Incidents;

namespace SecurityPortal.Core.Processes.CriminalOffence;

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
    public OffenceStepValidator()
    {
        RuleFor(a => a.Types).Must((application, types) => types.Count + application.Actions.Count > 0).WithCode("offence.nothing-chosen");
        RuleForEach(a => a.Types).OverrideIndexer((_, _, type, _) => $"[{type.Id}]").SetValidator(new ChosenCodeValidator("offence.type.required"));
        RuleForEach(a => a.Actions).OverrideIndexer((_, _, action, _) => $"[{action.Id}]").SetValidator(new ChosenCodeValidator("offence.action.required"));
        RuleFor(a => a.EditedType).Must(edited => edited is null).WithCode("offence.type-unsaved");
        RuleFor(a => a.EditedAction).Must(edited => edited is null).WithCode("offence.action-unsaved");
    }
}
