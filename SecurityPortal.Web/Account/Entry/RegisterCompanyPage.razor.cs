using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;

namespace SecurityPortal.Web.Account.Entry;

/// <summary>A legal person registers: the number first, the registry fills what it knows, the rest by hand.</summary>
public sealed partial class RegisterCompanyPage
{
    private readonly IEnumerable<KeyValuePair<string, string>> _municipalities =
        [.. Municipalities.Sorted(CultureInfo.CurrentUICulture).Select(m => KeyValuePair.Create(m.Code, m.NameIn(CultureInfo.CurrentUICulture)))];

    [Inject] public required RegistrationService Registration { get; init; }

    [SupplyParameterFromForm(FormName = "company")] protected override CompanyForm Form { get; set; } = null!;

    protected override IValidator SearchRules => CompanyForm.SearchRules;

    protected override IValidator RegisterRules => CompanyForm.Rules;

    protected override bool IsAbout(AskedBusiness asked, CompanyRegistration data) => BusinessNumber.TryParse(data.BusinessNumber, out var number)
        && asked.Number == number;

    protected override async Task<AskedBusiness?> FindAsync(CompanyRegistration data)
    {
        var number = BusinessNumber.Parse(data.BusinessNumber!);
        var result = await Registration.FindBusinessAsync(number, Alive);
        if (!result.IsOk)
        {
            Refuse(Errors[result.Error is TooManyLookups ? "account.lookup-too-many" : result.Error!.Code], "Data.BusinessNumber");
            return null;
        }

        var known = (result.Value as LookupOutcome<BusinessRecord>.Found)?.Record;
        Answer = result.Value switch
        {
            LookupOutcome<BusinessRecord>.Found => (Tone.Success, "LookupFoundCompany"),
            LookupOutcome<BusinessRecord>.Unknown => (Tone.Info, "LookupUnknownCompany"),
            _ => (Tone.Warning, "LookupUnavailableCompany"),
        };
        if (known is not null)
        {
            data.Name = known.Name;
            data.MunicipalityCode = known.MunicipalityCode ?? data.MunicipalityCode;
            data.Settlement = known.Settlement ?? data.Settlement;
            data.Address = known.Address ?? data.Address;
        }

        return result.Value is LookupOutcome<BusinessRecord>.Unavailable ? null : new AskedBusiness(number, known);
    }

    // A registry that is down keeps no company from registering; the ministry checks by hand.
    protected override async Task<(Error Error, string Field)?> RegisterAsync(CompanyRegistration data, AskedBusiness? asked)
    {
        var result = await Registration.RegisterCompanyAsync(data, asked?.Record, CultureInfo.CurrentUICulture.Name, Alive);
        if (!result.IsOk)
        {
            return (result.Error!, result.Error is BusinessNumberTaken ? "Data.BusinessNumber" : "");
        }

        Navigation.NavigateTo("/register/done");
        return null;
    }

    /// <summary>The registry was asked about a number; no record means that it does not know it.</summary>
    public sealed record AskedBusiness(BusinessNumber Number, BusinessRecord? Record);

    /// <summary>The form with its two buttons.</summary>
    public sealed class CompanyForm : RegistrationForm<CompanyRegistration>
    {
        internal static IValidator Rules { get; } = new InlineValidator<CompanyForm>
        {
            v => v.RuleFor(f => f.Data).SetValidator(new CompanyRegistrationValidator()),
        };

        internal static IValidator SearchRules { get; } = new InlineValidator<CompanyForm>
        {
            v => v.RuleFor(f => f.Data.BusinessNumber).Required("business.number.invalid").BusinessNumber(),
        };
    }
}
