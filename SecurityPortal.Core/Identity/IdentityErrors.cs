using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Identity;

/// <summary>Somebody has decided about this identity since it was read: who and when.</summary>
public sealed record IdentityDecided : Error
{
    /// <param name="who">Display name.</param>
    /// <param name="when">UTC.</param>
    public IdentityDecided(string who, DateTime when)
        : base("identity.decided") => Arguments = [who, LocalTime.Format(when)];
}

/// <summary>The account has sent another document since the officer looked.</summary>
public sealed record IdentityChanged() : Error("identity.changed");

/// <summary>The account's identity is confirmed already.</summary>
public sealed record IdentityConfirmedAlready() : Error("identity.confirmed-already");

/// <summary>The ministry does not confirm identities this way.</summary>
public sealed record IdentityWayClosed() : Error("identity.way-closed");

/// <summary>The applicant hears nothing about this number before their identity is confirmed.</summary>
public sealed record IdentityUnconfirmed() : Error("identity.confirm-first");

/// <summary>Not the code of the letter. Arguments: the tries that are left.</summary>
public sealed record IdentityCodeWrong : Error
{
    /// <param name="left">Tries.</param>
    public IdentityCodeWrong(int left)
        : base("identity.code-wrong") => Arguments = [left];
}

/// <summary>There is no code that could be typed: none was handed out, it is too old, or was guessed at too often.</summary>
public sealed record IdentityCodeOver() : Error("identity.code-over");

/// <summary>The electronic identity is that of somebody else.</summary>
public sealed record IdentityOfOther() : Error("identity.of-other");

/// <summary>The provider of electronic identities has named nobody.</summary>
public sealed record IdentityUnnamed() : Error("identity.unnamed");

/// <summary>The business registry does not name the person as owner of the company.</summary>
public sealed record IdentityNotOwner() : Error("identity.not-owner");

/// <summary>The business registry gave no answer about the company.</summary>
public sealed record IdentityRegistrySilent() : Error("identity.registry-silent");
