using FluentValidation;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.WorkerLicence;

/// <summary>Rules of the worker's data: a foreign citizen needs residence and a work permit (domain.md E13).</summary>
public sealed class WorkerStepValidator : AbstractValidator<WorkerLicenceApplication>
{
    /// <param name="today">Local day.</param>
    public WorkerStepValidator(DateOnly today)
    {
        RuleFor(a => a.Person).SetValidator(new PersonEntryValidator(today, asksWorkPermit: true));
        RuleFor(a => a.Person.HasPermanentResidence).Must(resident => resident != false).WithCode("worker.residence-required").When(a => a.Person.IsForeign);
        When(a => !a.Certificate.IsRegistered, () =>
        {
            RuleFor(a => a.Certificate.Number).Required("certificate.number.required").PlainText(40);
            RuleFor(a => a.Certificate.PassedOn).Required("certificate.date.required");
            RuleFor(a => a.Certificate.PassedOn).Must(day => day is null || (day <= today && day.Value.Year >= 1990)).WithCode("certificate.date.invalid");
        });
    }
}
