using FluentValidation;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Identity;

/// <summary>What people change of their own contact data.</summary>
public sealed class ContactData
{
    /// <summary>True for companies and natural persons; the ministry's accounts and delegates keep a phone number only.</summary>
    public bool HasAddress { get; set; }

    /// <summary>Code of <see cref="Municipalities"/>; for companies only.</summary>
    public string? MunicipalityCode { get; set; }

    public string? Settlement { get; set; }

    public string? Address { get; set; }

    public string? Phone { get; set; }
}

public sealed class ContactDataValidator : AbstractValidator<ContactData>
{
    public ContactDataValidator()
    {
        RuleFor(c => c.MunicipalityCode).MunicipalityCode();
        When(c => c.HasAddress, () =>
        {
            RuleFor(c => c.Settlement).Required("account.settlement.required").PlainText(100);
            RuleFor(c => c.Address).Required("account.address.required").PlainText(200);
            RuleFor(c => c.Phone).Required("contact.phone.invalid");
        });
        RuleFor(c => c.Phone).Phone();
    }
}
