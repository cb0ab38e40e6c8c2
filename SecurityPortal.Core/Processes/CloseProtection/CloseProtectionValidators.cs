using FluentValidation;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.CloseProtection;

/// <summary>Rules of step 1.</summary>
public sealed class CompanyStepValidator : AbstractValidator<CloseProtectionApplication>
{
    public CompanyStepValidator()
    {
        RuleFor(a => a.Company.ResponsiblePerson).Required("company.responsible.required").PlainText(200);
        RuleFor(a => a.Company.ResponsibleAddress).Required("company.address.required").PlainText(200);
        RuleFor(a => a.Company.Phone).Required("contact.phone.required").Phone();
        RuleFor(a => a.Company.Email).Required("contact.email.required").Email();
    }
}

/// <summary>Rules of step 2: the person, by personal number or passport, and who asks for the protection.</summary>
public sealed class ProtectedStepValidator : AbstractValidator<CloseProtectionApplication>
{
    public ProtectedStepValidator()
    {
        When(a => a.Protected.Person.IsForeign, Foreign).Otherwise(Local);
        RuleFor(a => a.Protected.Profession).Required("close-protection.profession.required").PlainText(200);
        RuleFor(a => a.Unit.Name).Required("close-protection.unit.required").PlainText(200);
        RuleFor(a => a.Unit.ResponsiblePerson).Required("company.responsible.required").PlainText(200);
        RuleFor(a => a.Unit.Phone).Required("contact.phone.required").Phone();
    }

    private void Local()
    {
        RuleFor(a => a.Protected.Person.PersonalNumber).PersonalNumber();
        RuleFor(a => a.Protected.Person.PersonalNumber).Required("person.number.required");
        RuleFor(a => a.Protected.Person.PersonalNumber)
            .Must((a, _) => a.Protected.Person.Lookup != PersonLookupState.NotAsked).WithCode("person.number.search-first")
            .Must((a, _) => a.Protected.Person.Lookup != PersonLookupState.Unknown).WithCode("person.number.unknown")
            .When(a => PersonalNumber.TryParse(a.Protected.Person.PersonalNumber, out _));
        When(a => a.Protected.Person.Lookup == PersonLookupState.Unavailable, Name);
    }

    private void Foreign()
    {
        Name();
        RuleFor(a => a.Protected.Person.Citizenship).Required("person.citizenship.required").CountryCode();
        RuleFor(a => a.Protected.Person.PassportNumber).Required("person.passport.required").PassportNumber();
    }

    private void Name()
    {
        RuleFor(a => a.Protected.Person.FirstName).Required("person.first-name.required").PlainText(100);
        RuleFor(a => a.Protected.Person.LastName).Required("person.last-name.required").PlainText(100);
    }
}

/// <summary>Rules of step 3.</summary>
public sealed class PlanStepValidator : AbstractValidator<CloseProtectionApplication>
{
    public PlanStepValidator()
    {
        RuleFor(a => a.Plan.RiskAssessment).Required("close-protection.assessment.required").PlainText(CloseProtectionForm.LongestText, multiline: true);
        RuleFor(a => a.Plan.Measures).Required("close-protection.plan.required").PlainText(CloseProtectionForm.LongestText, multiline: true);
    }
}
