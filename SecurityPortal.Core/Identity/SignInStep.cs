namespace SecurityPortal.Core.Identity;

/// <summary>Name and password are right.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Need">What is still needed.</param>
/// <param name="Stamp">The account's security stamp when the password was right; null where this very request has changed it.</param>
public sealed record SignInStep(Guid UserId, SecondFactorNeed Need, string? Stamp);

/// <summary>What follows the password.</summary>
public enum SecondFactorNeed
{
    None,

    /// <summary>A code of the authenticator app, or a passkey.</summary>
    Code,

    /// <summary>An account of the ministry sets its authenticator up before it may go on.</summary>
    SetUp,
}
