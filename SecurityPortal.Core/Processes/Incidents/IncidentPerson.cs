using FluentValidation;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>How somebody in an incident is identified.</summary>
public enum IdentifiedBy
{
    /// <summary>By personal number, from the civil registry.</summary>
    Number,

    Passport,

    /// <summary>Neither number nor passport is known: name and what else was learned.</summary>
    Name,
}

/// <summary>Somebody in an incident: a worker, a subject, a suspect.</summary>
public sealed class IncidentPerson
{
    public IdentifiedBy By { get; set; }

    /// <summary>The person; contact and residence are not asked for.</summary>
    public PersonEntry Entry { get; set; } = new();

    /// <summary>The civil registry knows the person, or a passport says who it is.</summary>
    public bool IsVerified => By switch
    {
        IdentifiedBy.Number => Entry.IsVerified,
        IdentifiedBy.Passport => true,
        _ => false,
    };

    /// <summary>Number or passport, as the register of persons knows people; empty while neither can be read.</summary>
    public PersonKey Key => By switch
    {
        IdentifiedBy.Number when PersonalNumber.TryParse(Entry.PersonalNumber, out var number) => new PersonKey(number, null, null),
        IdentifiedBy.Passport when PassportNumber.TryParse(Entry.PassportNumber, out var passport) => new PersonKey(null, passport.Reveal(), Entry.Citizenship),
        _ => new PersonKey(null, null, null),
    };

    /// <summary>First and last name.</summary>
    public string FullName => Entry.FullName;
}

/// <summary>Rules for who somebody is.</summary>
public sealed class IncidentPersonValidator : AbstractValidator<IncidentPerson>
{
    /// <param name="today">Local day: nobody is born after it.</param>
    public IncidentPersonValidator(DateOnly today)
    {
        RuleFor(p => p.By).IsInEnum().WithCode("incident.identified-by");
        When(p => p.By == IdentifiedBy.Number, () =>
        {
            RuleFor(p => p.Entry.PersonalNumber).Required("person.number.required").PersonalNumber();
            RuleFor(p => p.Entry.PersonalNumber).Must((person, _) => person.Entry.Lookup != PersonLookupState.NotAsked).WithCode("person.number.search-first")
                .When(p => PersonalNumber.TryParse(p.Entry.PersonalNumber, out _));
            RuleFor(p => p.Entry.PersonalNumber).Must((person, _) => person.Entry.Lookup != PersonLookupState.Unknown).WithCode("person.number.unknown");
        });
        When(p => p.By == IdentifiedBy.Passport, () =>
        {
            RuleFor(p => p.Entry.PassportNumber).Required("person.passport.required").PassportNumber();
            RuleFor(p => p.Entry.Citizenship).Required("person.citizenship.required").CountryCode();
        });
        When(p => p.By != IdentifiedBy.Number || p.Entry.Lookup == PersonLookupState.Unavailable, () =>
        {
            RuleFor(p => p.Entry.FirstName).Required("person.first-name.required").PlainText(100);
            RuleFor(p => p.Entry.LastName).Required("person.last-name.required").PlainText(100);
            RuleFor(p => p.Entry.BirthDate).BirthDate(() => today);
            RuleFor(p => p.Entry.MunicipalityCode).MunicipalityCode();
        });
        RuleFor(p => p.Entry.Street).PlainText(200);
    }
}
