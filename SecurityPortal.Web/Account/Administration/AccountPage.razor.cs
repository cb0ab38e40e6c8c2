using FluentValidation;
using Microsoft.AspNetCore.Components;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Web.Components.Forms;
using SecurityPortal.Web.Hosting;

namespace SecurityPortal.Web.Account.Administration;

/// <summary>One account, and what an administrator may do with it.</summary>
public sealed partial class AccountPage
{
    private static readonly InlineValidator<ReleaseForm> Rules = new()
    {
        v => v.RuleFor(f => f.Reason).Required("account.reason.required").PlainText(300),
    };

    private PortalForm _rolesForm = null!;
    private AccountView? _view;
    private bool _isRead;
    private Error? _error;
    private string? _rolesError;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = "roles")] private RolesForm Form { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "release")] private ReleaseForm Release { get; set; } = null!;

    [SupplyParameterFromQuery] private string? Done { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var result = await Accounts.FindAsync(Id, Alive);
        _view = result.IsOk ? result.Value : null;
        _isRead = true;
        Form ??= new RolesForm { Roles = [.. _view?.Row.Roles ?? []] };
        Release ??= new ReleaseForm();
    }

    private async Task SaveRolesAsync()
    {
        if (Form.Roles is not { Count: > 0 })
        {
            _rolesError = Errors["account.roles.required"];
            _rolesForm.AddError(_rolesError);
            return;
        }

        Finish(await Accounts.SetRolesAsync(Id, Form.Roles, Alive));
    }

    private async Task InviteAgainAsync() => Finish(await Accounts.InviteAgainAsync(Id, Alive));

    private async Task ResetFactorAsync() => Finish(await Accounts.ResetSecondFactorAsync(Id, Alive));

    private async Task EnableAsync() => Finish(await Accounts.EnableAsync(Id, Alive));

    private async Task DisableAsync() => Finish(await Accounts.DisableAsync(Id, Alive));

    private async Task ReleaseAsync() => Finish(await Accounts.ReleaseNumberAsync(Id, Release.Reason!, Alive));

    private void Finish(Result<Unit> result)
    {
        _error = result.Error;
        if (result.IsOk)
        {
            Navigation.NavigateTo($"{PortalRoutes.Accounts}/{Id}?done=Done");
        }
    }

    internal sealed class RolesForm
    {
        public List<string>? Roles { get; set; }
    }

    /// <summary>Why a number is released.</summary>
    internal sealed class ReleaseForm
    {
        public string? Reason { get; set; }
    }
}
