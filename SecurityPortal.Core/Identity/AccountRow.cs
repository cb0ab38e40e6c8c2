namespace SecurityPortal.Core.Identity;

/// <summary>An account in the administrator's list.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">Shown name.</param>
/// <param name="SignInName">Business number or e-mail address.</param>
/// <param name="Roles">The ministry's roles; none for applicants.</param>
/// <param name="State">Whether it can be used.</param>
/// <param name="LastSignInAt">Last complete sign-in, UTC.</param>
/// <param name="Level">How sure it is who it is; null for accounts that hold neither company nor person.</param>
public sealed record AccountRow(
    Guid Id, string Name, string SignInName, IReadOnlyList<string> Roles, AccountState State, DateTime? LastSignInAt, AssuranceLevel? Level = null);

/// <summary>Whether an account can be used.</summary>
public enum AccountState
{
    Active,

    /// <summary>Address or first password still to come.</summary>
    Waiting,

    Disabled,
}
