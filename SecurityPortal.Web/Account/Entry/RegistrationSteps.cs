namespace SecurityPortal.Web.Account.Entry;

/// <summary>Addresses of the steps in which a natural person registers.</summary>
public static class RegistrationSteps
{
    /// <summary>The e-mail address, to which a code goes.</summary>
    public const string Email = "/register/person";

    public const string Code = "/register/person/code";

    /// <summary>Personal number, address, password.</summary>
    public const string Details = "/register/person/details";
}
