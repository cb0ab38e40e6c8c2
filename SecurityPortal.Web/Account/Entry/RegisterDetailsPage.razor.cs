using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;
using SecurityPortal.Web.Components.Wizard;
using SecurityPortal.Web.Hosting;

namespace SecurityPortal.Web.Account.Entry;

/// <summary>
/// A natural person registers, third step: the address is confirmed, and only now the personal number fills in the form. Only whom the civil registry knows is
/// registered, with the name it gives.
/// </summary>
public sealed partial class RegisterDetailsPage
{
    [Inject] public required PersonRegistrationService Persons { get; init; }

    [Inject] public required EmailProofs Proofs { get; init; }

    [SupplyParameterFromForm(FormName = "person")] protected override PersonForm Form { get; set; } = null!;

    protected override IValidator SearchRules => PersonForm.SearchRules;

    protected override IValidator RegisterRules => PersonForm.Rules;

    protected override bool IsAbout(PersonSnapshot asked, IndividualRegistration data) =>
        PersonalNumber.TryParse(data.PersonalNumber, out var number) && asked.PersonalNumber == number;

    private EmailTicket? Ticket => Session.RegistrationTicket;

    // Whose address is not confirmed, or was so long ago, begins anew; who has typed already is told so in the form.
    protected override async Task OnInitializedAsync()
    {
        if (!IsPosted && !await Proofs.IsConfirmedAsync(Ticket, Alive))
        {
            Navigation.NavigateTo(Ticket is null ? RegistrationSteps.Email : $"{RegistrationSteps.Email}?again=true");
        }
    }

    protected override async Task<PersonSnapshot?> FindAsync(IndividualRegistration data)
    {
        var result = await Persons.FindPersonAsync(Ticket, PersonalNumber.Parse(data.PersonalNumber!), Alive);
        if (result is not { IsOk: true, Value: LookupOutcome<PersonSnapshot>.Found { Record: var person } })
        {
            Refuse(
                result.Error is TooManyLookups ? Errors["account.lookup-too-many"]
                : !result.IsOk ? Errors.Sentence(result.Error!)
                : Errors[result.Value is LookupOutcome<PersonSnapshot>.Unknown ? "account.person-unknown" : "account.registry-unavailable"],
                "Data.PersonalNumber");
            return null;
        }

        Answer = (Tone.Success, "LookupFoundPerson");
        data.Settlement = string.IsNullOrWhiteSpace(data.Settlement) ? person.Settlement : data.Settlement;
        return person;
    }

    protected override async Task<(Error Error, string Field)?> RegisterAsync(IndividualRegistration data, PersonSnapshot? asked)
    {
        var result = await Persons.RegisterAsync(Ticket, data, asked!, CultureInfo.CurrentUICulture.Name, Alive);
        if (!result.IsOk)
        {
            return (result.Error!, result.Error switch
            {
                PersonalNumberTaken => "Data.PersonalNumber",
                { Code: "password.personal" } => "Data.Password",
                _ => "",
            });
        }

        Session.ForgetRegistration();
        Navigation.NavigateTo($"{PortalRoutes.SignIn}?done=registered");
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
