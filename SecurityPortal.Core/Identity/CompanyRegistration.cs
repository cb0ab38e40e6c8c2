using FluentValidation;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Identity;

/// <summary>What a legal person types to register (product.md, Accounts).</summary>
public sealed class CompanyRegistration
{
    public string? BusinessNumber { get; set; }

    public string? Name { get; set; }

    public string? MunicipalityCode { get; set; }

    public string? Settlement { get; set; }

    public string? Address { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Password { get; set; }

    public string? ConfirmPassword { get; set; }
}

public sealed class CompanyRegistrationValidator : AbstractValidator<CompanyRegistration>
{
    public CompanyRegistrationValidator()
    {
        RuleFor(r => r.BusinessNumber).Required("business.number.invalid").BusinessNumber();
        RuleFor(r => r.Name).Required("account.company-name.required").PlainText(200);
        RuleFor(r => r.MunicipalityCode).Required("person.municipality.invalid").MunicipalityCode();
        RuleFor(r => r.Settlement).Required("account.settlement.required").PlainText(100);
        RuleFor(r => r.Address).Required("account.address.required").PlainText(200);
        RuleFor(r => r.Email).Required("contact.email.invalid").Email();
        RuleFor(r => r.Phone).Required("contact.phone.invalid").Phone();
        RuleFor(r => r.Password).NewPassword(r => [r.BusinessNumber, r.Name, r.Email]);
        RuleFor(r => r.ConfirmPassword).Equal(r => r.Password).WithCode("password.not-equal");
    }
}
