namespace SecurityPortal.Core.Identity;

/// <summary>What ended a session.</summary>
public enum SessionEnd
{
    /// <summary>The person signed out there.</summary>
    SignedOut,

    /// <summary>The person ended it from another session.</summary>
    EndedElsewhere,

    /// <summary>The person signed out everywhere.</summary>
    SignedOutEverywhere,

    /// <summary>Somebody signed in with the same browser.</summary>
    Replaced,

    /// <summary>The password was changed.</summary>
    PasswordChanged,

    /// <summary>The e-mail address was changed.</summary>
    EmailChanged,

    /// <summary>The second factor was set up, replaced or taken away.</summary>
    SecondFactorChanged,

    /// <summary>The account was given other roles.</summary>
    RolesChanged,

    /// <summary>The account was switched off.</summary>
    Disabled,

    /// <summary>Nobody did anything for too long.</summary>
    Idle,

    /// <summary>The longest time one sign-in is good for is over.</summary>
    TooOld,
}
