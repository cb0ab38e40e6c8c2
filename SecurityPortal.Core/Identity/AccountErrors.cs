using System.Globalization;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Identity;

/// <summary>Name or password is wrong; which of the two is never said.</summary>
public sealed record SignInRefused() : Error("account.sign-in-refused");

/// <summary>Too many failures: no try before a moment, which the sentence names.</summary>
public sealed record SignInBlocked : Error
{
    /// <param name="until">UTC.</param>
    public SignInBlocked(DateTime until)
        : base("account.sign-in-blocked") => Arguments = [LocalTime.Of(until).ToString("HH:mm:ss", CultureInfo.InvariantCulture)];
}

/// <summary>Name and password are right, but the e-mail address was never confirmed.</summary>
public sealed record EmailNotConfirmed() : Error("account.email-not-confirmed");

/// <summary>Name and password are right, but the account is switched off.</summary>
public sealed record AccountDisabled() : Error("account.disabled");

/// <summary>The code of the authenticator app, or the recovery code, is wrong or was used before.</summary>
public sealed record CodeRefused() : Error("account.code-refused");

/// <summary>The passkey's answer does not hold, comes too late or was used before.</summary>
public sealed record PasskeyRefused() : Error("account.passkey-refused");

/// <summary>A passkey needs a name of at most <see cref="PasskeyService.LongestName"/> letters.</summary>
public sealed record PasskeyNameMissing : Error
{
    public PasskeyNameMissing()
        : base("account.passkey-name") => Arguments = [PasskeyService.LongestName];
}

/// <summary>An account keeps <see cref="PasskeyService.Most"/> passkeys.</summary>
public sealed record TooManyPasskeys : Error
{
    public TooManyPasskeys()
        : base("account.too-many-passkeys") => Arguments = [PasskeyService.Most];
}

/// <summary>The link is too old, was used before or never came from the portal.</summary>
public sealed record LinkRefused() : Error("account.link-refused");

/// <summary>The business number has an account; its owner can invite delegates.</summary>
public sealed record BusinessNumberTaken() : Error("account.business-number-taken");

/// <summary>The registry says that the business is closed.</summary>
public sealed record BusinessClosed() : Error("account.business-closed");

/// <summary>The personal number has an account.</summary>
public sealed record PersonalNumberTaken() : Error("account.personal-number-taken");

/// <summary>Not the code that was mailed. Arguments: the tries that are left.</summary>
public sealed record EmailCodeWrong : Error
{
    /// <param name="left">Tries.</param>
    public EmailCodeWrong(int left)
        : base("account.email-code-wrong") => Arguments = [left];
}

/// <summary>The mailed code is too old, was used, or was guessed at too often: another one is asked for.</summary>
public sealed record EmailCodeOver() : Error("account.email-code-over");

/// <summary>The address of whoever registers is not confirmed, or was so long ago that it counts no more.</summary>
public sealed record EmailUnproven() : Error("account.email-unproven");

/// <summary>More of these from one place than the portal answers in an hour.</summary>
public sealed record TooManyRequests() : Error("account.too-many");

/// <summary>The password given to prove who acts is wrong.</summary>
public sealed record PasswordWrong() : Error("account.password-wrong");

/// <summary>The ministry's accounts keep a second factor.</summary>
public sealed record SecondFactorRequired() : Error("account.second-factor-required");

/// <summary>The address has an open invitation to this company or acts for it already.</summary>
public sealed record AlreadyDelegate() : Error("account.already-delegate");

/// <summary>The invitation went to another address than the signed-in account's.</summary>
public sealed record InvitationForOther() : Error("account.invitation-for-other");

/// <summary>Another account signs in with this address.</summary>
public sealed record EmailInUse() : Error("account.email-in-use");

/// <summary>Nobody takes their own rights away: another administrator does.</summary>
public sealed record OwnAccount() : Error("account.own-account");
