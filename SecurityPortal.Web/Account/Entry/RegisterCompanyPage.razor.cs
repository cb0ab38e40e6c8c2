using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Forms;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Account.Entry;

/// <summary>A legal person registers: the number first, the registry fills what it knows, the rest by hand.</summary>
public sealed partial class RegisterCompanyPage
{
    private readonly IEnumerable<KeyValuePair<string, string>> _municipalities =
        [.. Municipalities.Sorted(CultureInfo.CurrentUICulture).Select(m => KeyValuePair.Create(m.Code, m.NameIn(CultureInfo.CurrentUICulture)))];

    private PortalForm _form = null!;

    [Inject] public required RegistrationService Registration { get; init; }

    [Inject] public required RegistryAnswers Answers { get; init; }

    [Inject] public required AccountSession Session { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> Errors { get; init; }

    [SupplyParameterFromForm(FormName = "company")] private CompanyForm Form { get; set; } = null!;

    // What came of the look-up, told above the form.
    private (Tone Tone, string Key)? Answer { get; set; }

    // The registry's answer about the number in the form.
    private BusinessRecord? Known { get; set; }

    private bool IsSearch { get; set; }

    private IValidator Rules => IsSearch ? CompanyForm.SearchRules : CompanyForm.Rules;

    protected override void OnInitialized()
    {
        Session.NameBrowser();
        Form ??= new CompanyForm();
        var asked = Answers.Open<AskedBusiness>(Form.Sealed);
        var isAboutThis = BusinessNumber.TryParse(Form.Data.BusinessNumber, out var number) && asked?.Number == number;
        Known = isAboutThis ? asked!.Record : null;
        IsSearch = Form.Action == "find" || (string.IsNullOrEmpty(Form.Action) && !isAboutThis);
        if (!isAboutThis)
        {
            Form.Sealed = null;
        }
    }

    private async Task SubmitAsync()
    {
        if (IsSearch || Form.Sealed is null)
        {
            await FindAsync();
        }

        if (!IsSearch)
        {
            await RegisterAsync();
        }
    }

    private async Task FindAsync()
    {
        var number = BusinessNumber.Parse(Form.Data.BusinessNumber!);
        var result = await Registration.FindBusinessAsync(number, Alive);
        if (!result.IsOk)
        {
            Answer = (Tone.Warning, "LookupTooManyCompany");
            return;
        }

        Known = (result.Value as LookupOutcome<BusinessRecord>.Found)?.Record;
        Answer = result.Value switch
        {
            LookupOutcome<BusinessRecord>.Found => (Tone.Success, "LookupFoundCompany"),
            LookupOutcome<BusinessRecord>.Unknown => (Tone.Info, "LookupUnknownCompany"),
            _ => (Tone.Warning, "LookupUnavailableCompany"),
        };

        // An answer that never came is asked for again.
        Form.Sealed = result.Value is LookupOutcome<BusinessRecord>.Unavailable ? null : Answers.Seal(new AskedBusiness(number, Known));
        if (Known is not null)
        {
            Form.Data.Name = Known.Name;
            Form.Data.MunicipalityCode = Known.MunicipalityCode ?? Form.Data.MunicipalityCode;
            Form.Data.Settlement = Known.Settlement ?? Form.Data.Settlement;
            Form.Data.Address = Known.Address ?? Form.Data.Address;
        }
    }

    private async Task RegisterAsync()
    {
        var result = await Registration.RegisterCompanyAsync(Form.Data, Known, CultureInfo.CurrentUICulture.Name, Alive);
        if (result.IsOk)
        {
            Navigation.NavigateTo("/register/done");
            return;
        }

        Answer = null;
        _form.AddError(Errors.Sentence(result.Error!), result.Error is BusinessNumberTaken ? "Data.BusinessNumber" : "");
    }

    /// <summary>The registry was asked about a number; no record means that it does not know it.</summary>
    internal sealed record AskedBusiness(BusinessNumber Number, BusinessRecord? Record);

    /// <summary>The form with its two buttons.</summary>
    internal sealed class CompanyForm
    {
        public static readonly IValidator Rules = new InlineValidator<CompanyForm>
        {
            v => v.RuleFor(f => f.Data).SetValidator(new CompanyRegistrationValidator()),
        };

        public static readonly IValidator SearchRules = new InlineValidator<CompanyForm>
        {
            v => v.RuleFor(f => f.Data.BusinessNumber).Required("business.number.invalid").BusinessNumber(),
        };

        public CompanyRegistration Data { get; set; } = new();

        public string? Action { get; set; }

        /// <summary>The registry's answer, from an earlier look-up.</summary>
        public string? Sealed { get; set; }
    }
}
