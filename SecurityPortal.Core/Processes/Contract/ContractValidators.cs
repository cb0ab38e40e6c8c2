using FluentValidation;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>Rules of step 1: the client, by what it is.</summary>
public sealed class ContractStepValidator : AbstractValidator<ContractApplication>
{
    public ContractStepValidator()
    {
        RuleFor(a => a.Client.Kind).NotNull().WithCode("contract.client.required");
        When(a => a.Client.Kind == ContractClientKind.LocalPerson, Local);
        When(a => a.Client.Kind == ContractClientKind.ForeignPerson, Foreign);
        When(a => a.Client.Kind == ContractClientKind.LegalPerson, Legal);
    }

    private void Local()
    {
        RuleFor(a => a.Client.Local.PersonalNumber).PersonalNumber();
        RuleFor(a => a.Client.Local.PersonalNumber).Required("person.number.required");
        RuleFor(a => a.Client.Local.PersonalNumber)
            .Must((a, _) => a.Client.Local.Lookup != PersonLookupState.NotAsked).WithCode("person.number.search-first")
            .Must((a, _) => a.Client.Local.Lookup != PersonLookupState.Unknown).WithCode("person.number.unknown")
            .When(a => PersonalNumber.TryParse(a.Client.Local.PersonalNumber, out _));
        When(a => a.Client.Local.Lookup == PersonLookupState.Unavailable, () =>
        {
            RuleFor(a => a.Client.Local.FirstName).Required("person.first-name.required").PlainText(100);
            RuleFor(a => a.Client.Local.LastName).Required("person.last-name.required").PlainText(100);
            RuleFor(a => a.Client.Local.Gender).NotNull().WithCode("person.gender.required");
            RuleFor(a => a.Client.Local.MunicipalityCode).Required("person.municipality.required").MunicipalityCode();
        });
        When(a => a.Client.Local.Lookup is PersonLookupState.Found or PersonLookupState.Unavailable, () =>
        {
            RuleFor(a => a.Client.Local.Settlement).Required("person.settlement.required").PlainText(100);
            RuleFor(a => a.Client.Local.Street).Required("person.street.required").PlainText(200);
        });
    }

    private void Foreign()
    {
        RuleFor(a => a.Client.Foreign.FirstName).Required("person.first-name.required").PlainText(100);
        RuleFor(a => a.Client.Foreign.LastName).Required("person.last-name.required").PlainText(100);
        RuleFor(a => a.Client.Foreign.Gender).NotNull().WithCode("person.gender.required");
        RuleFor(a => a.Client.Foreign.Citizenship).Required("person.citizenship.required").CountryCode();
        RuleFor(a => a.Client.Foreign.PassportNumber).Required("person.passport.required").PassportNumber();
        RuleFor(a => a.Client.Foreign.MunicipalityCode).MunicipalityCode();
        RuleFor(a => a.Client.Foreign.Settlement).Required("person.settlement.required").PlainText(100);
        RuleFor(a => a.Client.Foreign.Street).Required("person.street.required").PlainText(200);
    }

    private void Legal()
    {
        RuleFor(a => a.Client.Business.BusinessNumber).Required("business.number.required").BusinessNumber();
        RuleFor(a => a.Client.Business.Name).Required("organisation.name.required").PlainText(200);
        RuleFor(a => a.Client.Business.MunicipalityCode).Required("person.municipality.required").MunicipalityCode();
        RuleFor(a => a.Client.Business.Settlement).Required("person.settlement.required").PlainText(100);
        RuleFor(a => a.Client.Business.Address).Required("company.address.required").PlainText(200);
        RuleFor(a => a.Client.Business.ResponsiblePerson).Required("company.responsible.required").PlainText(200);
        RuleFor(a => a.Client.Business.Phone).Required("contact.phone.required").Phone();
    }
}

/// <summary>Rules of step 2: a class, and a licence of it that is valid today. The register is asked again at Finish.</summary>
public sealed class ServiceStepValidator : AbstractValidator<ContractApplication>
{
    /// <param name="today">Local day.</param>
    public ServiceStepValidator(DateOnly today)
    {
        RuleFor(a => a.Service.ClassCode).Required("contract.service.required");
        RuleFor(a => a.Service.ClassCode)
            .Must((a, _) => a.Service.LicenceNumber is not null && a.Service.LicenceValidTo >= today).WithCode("contract.no-licence")
            .When(a => !string.IsNullOrEmpty(a.Service.ClassCode));
    }
}

/// <summary>Rules of step 3.</summary>
public sealed class TermsStepValidator : AbstractValidator<ContractApplication>
{
    private const int LongestYears = 50;

    /// <param name="today">Local day.</param>
    public TermsStepValidator(DateOnly today)
    {
        RuleFor(a => a.Terms.From).Required("contract.from.required")
            .Must(day => day is null || day > today.AddYears(-LongestYears)).WithCode("contract.date-far");
        RuleFor(a => a.Terms.To).Required("contract.to.required")
            .Must(day => day is null || day < today.AddYears(LongestYears)).WithCode("contract.date-far")
            .Must((a, day) => day is null || a.Terms.From is null || day >= a.Terms.From).WithCode("contract.to-before-from");
        RuleFor(a => a.Terms.Number).PlainText(60);
        RuleFor(a => a.Terms.SignedOn).Must(day => day is null || day <= today).WithCode("contract.signed-later");
        RuleFor(a => a.Terms.Guards).Must(text => IsNumber(text, 10_000)).WithCode("contract.guards.invalid");
        RuleFor(a => a.Terms.HoursPerWeek).Must(text => IsNumber(text, 1_000_000)).WithCode("contract.hours.invalid");
        RuleFor(a => a.Terms.HourlyPrice).Must(text => string.IsNullOrWhiteSpace(text) || TypedAmount.TryParse(text, out _)).WithCode("contract.price.invalid");
        RuleFor(a => a.Terms.Sites).Must(sites => sites.Count <= ContractForm.MaxSites).WithCode("contract.sites.too-many", ContractForm.MaxSites);
        RuleFor(a => a.Terms).Custom((terms, context) =>
        {
            foreach (var site in terms.Sites)
            {
                var code = string.IsNullOrWhiteSpace(site.Address) ? "contract.site.required"
                    : site.Address.Length > 200 ? "contract.site.too-long"
                    : TextRules.IsPlain(site.Address) ? null : "text.control-characters";
                if (code is not null)
                {
                    context.AddFailure(new FluentValidation.Results.ValidationFailure($"Terms.Sites[{site.Id}].Address", code) { ErrorCode = code });
                }
            }
        });
    }

    private static bool IsNumber(string? text, int most) => string.IsNullOrWhiteSpace(text)
        || (TypedWhole.Parse(text) is { } number && number >= 1 && number <= most);
}
