using FluentValidation;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;

namespace SecurityPortal.Web.Account;

/// <summary>A new password, typed twice. The service looks at it once more with what it knows of the account.</summary>
internal sealed class NewPasswordForm
{
    public static readonly IValidator Rules = new InlineValidator<NewPasswordForm>
    {
        v => v.RuleFor(f => f.Password).NewPassword(_ => []),
        v => v.RuleFor(f => f.ConfirmPassword).Equal(f => f.Password).WithCode("password.not-equal"),
    };

    public string? Password { get; set; }

    public string? ConfirmPassword { get; set; }
}
