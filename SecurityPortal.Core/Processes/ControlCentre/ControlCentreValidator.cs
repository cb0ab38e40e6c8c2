using FluentValidation;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.ControlCentre;

/// <summary>Rules of the one step.</summary>
public sealed class ControlCentreValidator : AbstractValidator<ControlCentreApplication>
{
    public ControlCentreValidator()
    {
        RuleFor(a => a.Address).Required("company.address.required").PlainText(200);
        RuleFor(a => a.Phone).Required("contact.phone.required").Phone();
        RuleFor(a => a.Email).Required("contact.email.required").Email();
    }
}
