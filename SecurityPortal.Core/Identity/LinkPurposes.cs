namespace SecurityPortal.Core.Identity;

/// <summary>What a mailed link is for.</summary>
public static class LinkPurposes
{
    /// <summary>Confirms the address of a new account.</summary>
    public const string ConfirmEmail = "confirm-email";

    /// <summary>Confirms the new address of an account.</summary>
    public const string NewEmail = "new-email";

    /// <summary>Chooses a password: forgotten, or the first one of an account made by an administrator.</summary>
    public const string Password = "password";
}
