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

/// <summary>A natural person registers: only whom the civil registry knows, with the name it gives.</summary>
public sealed partial class RegisterPersonPage
{
    private PortalForm _form = null!;

    [Inject] public required RegistrationService Registration { get; init; }

    [Inject] public required RegistryAnswers Answers { get; init; }

    [Inject] public required AccountSession Session { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> Errors { get; init; }

    [SupplyParameterFromForm(FormName = "person")] private PersonForm Form { get; set; } = null!;

    // What came of the look-up, told above the form.
    private (Tone Tone, string Key)? Answer { get; set; }

    // The registry's answer about the number in the form.
    private PersonSnapshot? Known { get; set; }

    private bool IsSearch { get; set; }

    private IValidator Rules => IsSearch ? PersonForm.SearchRules : PersonForm.Rules;

    protected override void OnInitialized()
    {
        Session.NameBrowser();
        Form ??= new PersonForm();
        var sealedPerson = Answers.Open<PersonSnapshot>(Form.Sealed);
        Known = PersonalNumber.TryParse(Form.Data.PersonalNumber, out var number) && sealedPerson?.PersonalNumber == number ? sealedPerson : null;
        IsSearch = Form.Action == "find" || (string.IsNullOrEmpty(Form.Action) && Known is null);
        if (Known is null)
        {
            Form.Sealed = null;
        }
    }

    private async Task SubmitAsync()
    {
        if (IsSearch || Known is null)
        {
            await FindAsync();
        }

        if (!IsSearch && Known is not null)
        {
            await RegisterAsync(Known);
        }
    }

    private async Task FindAsync()
    {
        var result = await Registration.FindPersonAsync(PersonalNumber.Parse(Form.Data.PersonalNumber!), Alive);
        Known = (result.IsOk ? result.Value as LookupOutcome<PersonSnapshot>.Found : null)?.Record;
        if (Known is null)
        {
            var code = !result.IsOk ? "account.lookup-too-many"
                : result.Value is LookupOutcome<PersonSnapshot>.Unknown ? "account.person-unknown"
                : "account.registry-unavailable";
            _form.AddError(Errors[code], "Data.PersonalNumber");
            Form.Sealed = null;
            return;
        }

        Answer = (Tone.Success, "LookupFoundPerson");
        Form.Sealed = Answers.Seal(Known);
        Form.Data.Settlement = string.IsNullOrWhiteSpace(Form.Data.Settlement) ? Known.Settlement : Form.Data.Settlement;
    }

    private async Task RegisterAsync(PersonSnapshot person)
    {
        var result = await Registration.RegisterIndividualAsync(Form.Data, person, CultureInfo.CurrentUICulture.Name, Alive);
        if (result.IsOk)
        {
            Navigation.NavigateTo("/register/done?person=true");
            return;
        }

        Answer = null;
        _form.AddError(Errors.Sentence(result.Error!));
    }

    /// <summary>The form with its two buttons.</summary>
    internal sealed class PersonForm
    {
        public static readonly IValidator Rules = new InlineValidator<PersonForm>
        {
            v => v.RuleFor(f => f.Data).SetValidator(new IndividualRegistrationValidator()),
        };

        public static readonly IValidator SearchRules = new InlineValidator<PersonForm>
        {
            v => v.RuleFor(f => f.Data.PersonalNumber).Required("person.number.invalid").PersonalNumber(),
        };

        public IndividualRegistration Data { get; set; } = new();

        public string? Action { get; set; }

        /// <summary>The registry's answer, from an earlier look-up.</summary>
        public string? Sealed { get; set; }
    }
}
