using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;

namespace SecurityPortal.Web.Account.Entry;

/// <summary>A natural person registers: only whom the civil registry knows, with the name it gives.</summary>
public sealed partial class RegisterPersonPage
{
    [SupplyParameterFromForm(FormName = "person")] protected override PersonForm Form { get; set; } = null!;

    protected override IValidator SearchRules => PersonForm.SearchRules;

    protected override IValidator RegisterRules => PersonForm.Rules;

    protected override bool IsAbout(PersonSnapshot asked, IndividualRegistration data) =>
        PersonalNumber.TryParse(data.PersonalNumber, out var number) && asked.PersonalNumber == number;

    protected override async Task<PersonSnapshot?> FindAsync(IndividualRegistration data)
    {
        var result = await Registration.FindPersonAsync(PersonalNumber.Parse(data.PersonalNumber!), Alive);
        if (result is not { IsOk: true, Value: LookupOutcome<PersonSnapshot>.Found { Record: var person } })
        {
            var code = !result.IsOk ? "account.lookup-too-many"
                : result.Value is LookupOutcome<PersonSnapshot>.Unknown ? "account.person-unknown"
                : "account.registry-unavailable";
            Drawn.AddError(Errors[code], "Data.PersonalNumber");
            return null;
        }

        Answer = (Tone.Success, "LookupFoundPerson");
        data.Settlement = string.IsNullOrWhiteSpace(data.Settlement) ? person.Settlement : data.Settlement;
        return person;
    }

    // Whom the registry did not give has been told so at the field, and is not registered.
    protected override async Task<(Error Error, string Field)?> RegisterAsync(IndividualRegistration data, PersonSnapshot? asked)
    {
        if (asked is null)
        {
            return null;
        }

        var result = await Registration.RegisterIndividualAsync(data, asked, CultureInfo.CurrentUICulture.Name, Alive);
        if (!result.IsOk)
        {
            return (result.Error!, "");
        }

        Navigation.NavigateTo("/register/done?person=true");
        return null;
    }

    /// <summary>The form with its two buttons.</summary>
    public sealed class PersonForm : RegistrationForm<IndividualRegistration>
    {
        internal static IValidator Rules { get; } = new InlineValidator<PersonForm>
        {
            v => v.RuleFor(f => f.Data).SetValidator(new IndividualRegistrationValidator()),
        };

        internal static IValidator SearchRules { get; } = new InlineValidator<PersonForm>
        {
            v => v.RuleFor(f => f.Data.PersonalNumber).Required("person.number.invalid").PersonalNumber(),
        };
    }
}
