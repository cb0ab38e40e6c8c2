using FluentValidation;

namespace SecurityPortal.Core.People;

/// <summary>Rules for businesses, accounts and contact data. Empty values pass: see <see cref="RuleCodes"/>.</summary>
public static class ContactRules
{
    /// <summary>Eight or nine digits: business.number.invalid. An unusual beginning is asked about separately.</summary>
    public static IRuleBuilderOptions<T, string?> BusinessNumber<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => string.IsNullOrWhiteSpace(text) || People.BusinessNumber.TryParse(text, out _))
            .WithCode("business.number.invalid");

    /// <summary>16 digits or an XK05 IBAN (bank.account.invalid) whose check digits fit (bank.account.check-digits).</summary>
    public static IRuleBuilderOptions<T, string?> BankAccount<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => string.IsNullOrWhiteSpace(text) || People.BankAccount.TryParse(text, out _))
            .WithCode("bank.account.invalid")
            .Must(text => !People.BankAccount.TryParse(text, out var account) || account.HasValidCheckDigits)
            .WithCode("bank.account.check-digits");

    /// <summary>A phone number that <see cref="PhoneText"/> can read: contact.phone.invalid.</summary>
    public static IRuleBuilderOptions<T, string?> Phone<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => string.IsNullOrWhiteSpace(text) || PhoneText.TryNormalize(text, out _))
            .WithCode("contact.phone.invalid");

    /// <summary>One address that <see cref="EmailAddress"/> can read: contact.email.invalid.</summary>
    public static IRuleBuilderOptions<T, string?> Email<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => string.IsNullOrWhiteSpace(text) || EmailAddress.TryNormalize(text, out _))
            .WithCode("contact.email.invalid");
}
