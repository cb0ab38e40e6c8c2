using FluentValidation;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>Rules of page 1: incident and worker.</summary>
public sealed class IncidentStepValidator : AbstractValidator<IncidentForm>
{
    /// <summary>Characters the narrative has at least.</summary>
    public const int MinNarrative = 50;

    /// <param name="today">Local day: nothing happens after it.</param>
    public IncidentStepValidator(DateOnly today)
    {
        RuleFor(f => f.Incident.FromDate).Required("incident.date.required").Must(date => date is null || date <= today).WithCode("incident.date.future");
        RuleFor(f => f.Incident.FromTime).Required("incident.time.required").Time();
        RuleFor(f => f.Incident.ToDate).Required("incident.date.required").Must(date => date is null || date <= today).WithCode("incident.date.future");
        RuleFor(f => f.Incident.ToTime).Required("incident.time.required").Time();
        RuleFor(f => f.Incident.ToTime).Must((form, _) => form.Incident.EndsAt() is not { } end || form.Incident.StartsAt() is not { } start || end >= start)
            .WithCode("incident.end-before-start");
        RuleFor(f => f.Incident.MunicipalityCode).Required("person.municipality.required").MunicipalityCode();
        RuleFor(f => f.Incident.Settlement).Required("person.settlement.required").PlainText(100);
        RuleFor(f => f.Incident.Place).Required("incident.place.required").PlainText(200);
        RuleFor(f => f.Incident.SiteType).Required("incident.site.required");
        RuleFor(f => f.Incident.Client).PlainText(200);
        RuleFor(f => f.Incident.ServiceClass).Required("incident.service.required");
        RuleFor(f => f.Incident.Narrative).Required("incident.narrative.required").PlainText(8000, multiline: true);
        RuleFor(f => f.Incident.Narrative).Must(text => string.IsNullOrWhiteSpace(text) || text.Trim().Length >= MinNarrative)
            .WithCode("incident.narrative.short", MinNarrative);
        RuleFor(f => f.Incident.ThirdPartyInjury).Required("incident.injury.required");
        RuleFor(f => f.Incident.ThirdPartyText).PlainText(1000, multiline: true);
        RuleFor(f => f.Incident.ThirdPartyText).Required("incident.injury-text.required").When(f => Injuries.Tells(f.Incident.ThirdPartyInjury));
        RuleFor(f => f.Incident.PoliceInformed).NotNull().WithCode("incident.police.required");
        When(f => f.Incident.PoliceInformed == true, () =>
        {
            RuleFor(f => f.Incident.PoliceTime).Required("incident.time.required").Time();
            RuleFor(f => f.Incident.PoliceStation).Required("incident.police-station.required").PlainText(200);
            RuleFor(f => f.Incident.PoliceCase).PlainText(60);
        });
        RuleForEach(f => f.Incident.Witnesses).OverrideIndexer((_, _, witness, _) => $"[{witness.Id}]").SetValidator(new IncidentContactValidator());
        RuleFor(f => f.Incident.FootagePlace).Required("incident.footage-place.required").PlainText(200).When(f => f.Incident.HasFootage == true);
        Worker(today);
    }

    private void Worker(DateOnly today)
    {
        RuleFor(f => f.Worker.Person).SetValidator(new IncidentPersonValidator(today));
        RuleFor(f => f.Worker.LicenceNumber).PlainText(40);
        RuleFor(f => f.Worker.CardNumber).PlainText(40);
        RuleFor(f => f.Worker.Position).PlainText(100);
        RuleFor(f => f.Worker.Role).Required("incident.role.required").PlainText(200);
        RuleFor(f => f.Worker.Uniformed).NotNull().WithCode("incident.yes-no.required");
        RuleFor(f => f.Worker.Armed).NotNull().WithCode("incident.yes-no.required");
        RuleFor(f => f.Worker.Injury).Required("incident.injury.required");
        RuleFor(f => f.Worker.InjuryText).PlainText(1000, multiline: true);
        RuleFor(f => f.Worker.InjuryText).Required("incident.injury-text.required").When(f => Injuries.Tells(f.Worker.Injury));
        RuleFor(f => f.Worker.MedicalHelp).Required("incident.medical.required").When(f => Injuries.Tells(f.Worker.Injury));
        RuleForEach(f => f.Worker.Others).OverrideIndexer((_, _, other, _) => $"[{other.Id}]").SetValidator(new IncidentContactValidator());
    }
}

/// <summary>Rules of somebody named beside.</summary>
public sealed class IncidentContactValidator : AbstractValidator<IncidentContact>
{
    public IncidentContactValidator()
    {
        RuleFor(c => c.Name).Required("incident.contact-name.required").PlainText(200);
        RuleFor(c => c.Phone).Phone();
    }
}

/// <summary>Rules of the last step: a correction says why.</summary>
public sealed class CorrectionValidator : AbstractValidator<IncidentForm>
{
    public CorrectionValidator() => When(f => f.Correction is not null, () =>
        RuleFor(f => f.Correction!.Reason).Required("incident.correction-reason.required").PlainText(1000, multiline: true)
            .OverridePropertyName("Correction.Reason"));
}

/// <summary>Rules for times of the day.</summary>
public static class TimeRules
{
    /// <summary>A time that <see cref="IncidentTimes.Parse"/> can read: incident.time.invalid.</summary>
    public static IRuleBuilderOptions<T, string?> Time<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => string.IsNullOrWhiteSpace(text) || IncidentTimes.Parse(text) is not null).WithCode("incident.time.invalid");
}

/// <summary>Codes of injuries that mean somebody was hurt (domain.md §4.5).</summary>
public static class Injuries
{
    // From complaints of pain to death (domain.md §4.4).
    private static readonly string[] Hurt = ["I1", "I2", "I3", "I4"];

    /// <summary>Somebody was hurt: the division is alerted, and the report says how.</summary>
    public static bool Tells(string? code) => Grade(code) > 0;

    /// <summary>How grave: 1 to 4, 0 for no injury.</summary>
    public static int Grade(string? code) => Array.IndexOf(Hurt, code) + 1;
}
