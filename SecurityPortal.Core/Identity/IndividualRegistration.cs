using FluentValidation;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Identity;

/// <summary>What a natural person types to register once the e-mail address is confirmed; the civil registry gives the rest (product.md, Accounts).</summary>
public sealed class IndividualRegistration
{
    public string? PersonalNumber { get; set; }

    public string? Settlement { get; set; }

    public string? Address { get; set; }

    public string? Phone { get; set; }

    public string? Password { get; set; }

    public string? ConfirmPassword { get; set; }
}

public sealed class IndividualRegistrationValidator : AbstractValidator<IndividualRegistration>
{
    public IndividualRegistrationValidator()
    {
        RuleFor(r => r.PersonalNumber).Required("person.number.invalid").PersonalNumber();
        RuleFor(r => r.Settlement).Required("account.settlement.required").PlainText(100);
        RuleFor(r => r.Address).Required("account.address.required").PlainText(200);
        RuleFor(r => r.Phone).Required("contact.phone.invalid").Phone();
        RuleFor(r => r.Password).NewPassword(r => [r.PersonalNumber]);
        RuleFor(r => r.ConfirmPassword).Equal(r => r.Password).WithCode("password.not-equal");
    }
}
