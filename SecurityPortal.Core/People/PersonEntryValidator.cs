using FluentValidation;

namespace SecurityPortal.Core.People;

/// <summary>Rules for a person in a form (product.md, PersonLookup and ForeignCitizenForm).</summary>
public sealed class PersonEntryValidator : AbstractValidator<PersonEntry>
{
    /// <param name="today">Local day: a passport must be valid after it.</param>
    /// <param name="asksWorkPermit">Whether a foreign citizen needs a work permit here.</param>
    public PersonEntryValidator(DateOnly today, bool asksWorkPermit = false)
    {
        RuleFor(p => p.PersonalNumber).PersonalNumber();
        When(p => !p.IsForeign, () =>
        {
            RuleFor(p => p.PersonalNumber).Required("person.number.required");
            RuleFor(p => p.Lookup).NotEqual(PersonLookupState.NotAsked).WithCode("person.number.search-first")
                .When(p => People.PersonalNumber.TryParse(p.PersonalNumber, out _));
            RuleFor(p => p.Lookup).NotEqual(PersonLookupState.Unknown).WithCode("person.number.unknown");
        });
        When(p => p.IsForeign || p.Lookup is PersonLookupState.Unavailable, () =>
        {
            RuleFor(p => p.FirstName).Required("person.first-name.required").PlainText(100);
            RuleFor(p => p.LastName).Required("person.last-name.required").PlainText(100);
            RuleFor(p => p.ParentName).PlainText(100);
            RuleFor(p => p.BirthDate).Required("person.birth-date.required").BirthDate(() => today);
            RuleFor(p => p.BirthPlace).PlainText(100);
            RuleFor(p => p.Gender).NotNull().WithCode("person.gender.required");
            RuleFor(p => p.MunicipalityCode).Required("person.municipality.required").When(p => !p.IsForeign);
            RuleFor(p => p.MunicipalityCode).MunicipalityCode();
        });
        When(p => p.IsForeign, () =>
        {
            RuleFor(p => p.Citizenship).Required("person.citizenship.required").CountryCode();
            RuleFor(p => p.PassportNumber).Required("person.passport.required").PassportNumber();
            RuleFor(p => p.PassportExpiry).Required("person.passport-expiry.required").PassportExpiry(() => today);
            RuleFor(p => p.HasPermanentResidence).NotNull().WithCode("person.residence.required");
            RuleFor(p => p.ResidencePermit).Required("person.residence-permit.required").PlainText(40).When(p => p.HasPermanentResidence == true);
            if (asksWorkPermit)
            {
                RuleFor(p => p.WorkPermit).Required("person.work-permit.required").PlainText(40);
            }
        });
        When(p => p.IsForeign || p.Lookup is PersonLookupState.Found or PersonLookupState.Unavailable, () =>
        {
            RuleFor(p => p.MaidenName).PlainText(100);
            RuleFor(p => p.Settlement).Required("person.settlement.required").PlainText(100);
            RuleFor(p => p.Street).Required("person.street.required").PlainText(200);
            RuleFor(p => p.Email).Required("contact.email.required").Email();
            RuleFor(p => p.Phone).Required("contact.phone.required").Phone();
        });
    }
}
