namespace SecurityPortal.Web.Account;

/// <summary>The portal's cookies of authentication.</summary>
public static class SessionSchemes
{
    /// <summary>A person who is signed in.</summary>
    public const string Session = "Portal";

    /// <summary>A person who gave the right password and still owes the second factor.</summary>
    public const string SecondFactor = "Portal.SecondFactor";
}
