using FluentValidation;

namespace SecurityPortal.Core.People;

/// <summary>Rules for what is typed about a person. Empty values pass: see <see cref="RuleCodes"/>.</summary>
public static class PersonRules
{
    private static readonly DateOnly EarliestBirth = new(1900, 1, 1);

    /// <summary>Ten digits: person.number.invalid. The check digit is asked about separately (<see
    /// cref="People.PersonalNumber.HasValidCheckDigit"/>).</summary>
    public static IRuleBuilderOptions<T, string?> PersonalNumber<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => string.IsNullOrWhiteSpace(text) || People.PersonalNumber.TryParse(text, out _))
            .WithCode("person.number.invalid");

    /// <summary>6 to 15 letters and digits: person.passport.invalid.</summary>
    public static IRuleBuilderOptions<T, string?> PassportNumber<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => string.IsNullOrWhiteSpace(text) || People.PassportNumber.TryParse(text, out _))
            .WithCode("person.passport.invalid");

    /// <summary>A passport that is valid after today (local date): person.passport.expired.</summary>
    public static IRuleBuilderOptions<T, DateOnly?> PassportExpiry<T>(this IRuleBuilder<T, DateOnly?> rule, Func<DateOnly> today) =>
        rule.Must(date => date is null || date > today()).WithCode("person.passport.expired");

    /// <summary>In the past (local date) and not before 1900: person.birth-date.invalid.</summary>
    public static IRuleBuilderOptions<T, DateOnly?> BirthDate<T>(this IRuleBuilder<T, DateOnly?> rule, Func<DateOnly> today) =>
        rule.Must(date => date is null || (date >= EarliestBirth && date < today())).WithCode("person.birth-date.invalid");

    /// <summary>A code of <see cref="Municipalities"/>: person.municipality.invalid.</summary>
    public static IRuleBuilderOptions<T, string?> MunicipalityCode<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(code => string.IsNullOrEmpty(code) || Municipalities.Find(code) is not null).WithCode("person.municipality.invalid");

    /// <summary>A code of <see cref="Countries"/>: person.citizenship.invalid.</summary>
    public static IRuleBuilderOptions<T, string?> CountryCode<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(code => string.IsNullOrEmpty(code) || Countries.Find(code) is not null).WithCode("person.citizenship.invalid");
}
