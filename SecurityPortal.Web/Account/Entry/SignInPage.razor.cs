using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.People;
using SecurityPortal.Web.Account.Passkeys;
using SecurityPortal.Web.Components.Forms;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Account.Entry;

public sealed partial class SignInPage
{
    private static readonly InlineValidator<SignInForm> Rules = new()
    {
        v => v.RuleFor(f => f.Name).Required("account.sign-in-name.required"),
        v => v.RuleFor(f => f.Password).Required("account.password.required"),
    };

    private PortalForm _form = null!;
    private PasskeyQuestion? _question;
    private Error? _passkeyError;

    [Inject] public required SignInService SignIn { get; init; }

    [Inject] public required PasskeySignIn Passkeys { get; init; }

    [Inject] public required AccountSession Session { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> Errors { get; init; }

    [Inject] public required IServiceProvider Services { get; init; }

    [SupplyParameterFromForm(FormName = "sign-in")] private SignInForm Form { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "passkey")] private PasskeyAnswer? Answer { get; set; }

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    /// <summary>What was just done: <c>registered</c>, <c>confirmed</c>, <c>password</c> or <c>email</c>.</summary>
    [SupplyParameterFromQuery] private string? Done { get; set; }

    /// <summary>What ended the session that an open page had; see <see cref="SessionEnd"/>.</summary>
    [SupplyParameterFromQuery] private string? Ended { get; set; }

    /// <summary>In Development, the demo account to fill in.</summary>
    [SupplyParameterFromQuery] private string? Demo { get; set; }

    // Only Development has such a service, and only there a password is ever written into a page.
    private string? DemoPassword { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _question = await Passkeys.AskAsync();
        if (Form is not null)
        {
            return;
        }

        Form = new SignInForm();
        if (Session.UserId is not null && Ended is null)
        {
            Navigation.NavigateTo(AccountAddresses.After(ReturnUrl, Session.Principal));
        }
        else if (Services.GetService<IDemoAccounts>()?.All.FirstOrDefault(a => a.SignInName == Demo) is { } account)
        {
            (Form.Name, DemoPassword) = (account.SignInName, DemoAccounts.Password);
        }
    }

    // Taken from the address: what is no reason says nothing.
    private SessionEnd? EndedBy => Enum.TryParse<SessionEnd>(Ended, out var why) && Enum.IsDefined(why) ? why : null;

    private string? Notice() => Done switch
    {
        "registered" => "DoneRegistered",
        "confirmed" => "DoneConfirmed",
        "password" => "DonePassword",
        "email" => "DoneEmail",
        _ => null,
    };

    private async Task SignInByPasskeyAsync()
    {
        var result = await Passkeys.CheckAsync(Answer?.Credential, Answer?.Ticket, Alive);
        if (result.IsOk)
        {
            Navigation.NavigateTo(await Session.CompleteAsync(result.Value, ReturnUrl));
        }
        else
        {
            _passkeyError = result.Error;
        }
    }

    private async Task SignInAsync()
    {
        var result = await SignIn.CheckAsync(Form.Name, Form.Password, Session.Device, Alive);
        if (!result.IsOk)
        {
            _form.AddError(Errors.Sentence(result.Error!));
            return;
        }

        if (result.Value.Need == SecondFactorNeed.None)
        {
            Navigation.NavigateTo(await Session.CompleteAsync(result.Value, ReturnUrl));
            return;
        }

        await Session.BeginSecondFactorAsync(result.Value);
        var page = result.Value.Need == SecondFactorNeed.Code ? "/sign-in/second-factor" : "/set-up-authenticator";
        Navigation.NavigateTo($"{page}?returnUrl={Uri.EscapeDataString(ReturnUrl ?? "")}");
    }

    /// <summary>What a person types to sign in.</summary>
    internal sealed class SignInForm
    {
        public string? Name { get; set; }

        public string? Password { get; set; }
    }
}
