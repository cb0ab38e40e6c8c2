using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Identity.Mails;

/// <summary>To an address that wants to open an account: the code that confirms it.</summary>
[Mail("EmailCode", typeof(AccountMailTexts))]
public sealed record EmailCodeMail : IMail
{
    public required string Code { get; init; }

    string? IMail.Link => null;
}
