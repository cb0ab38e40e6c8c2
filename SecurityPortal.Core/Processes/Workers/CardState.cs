namespace SecurityPortal.Core.Processes.Workers;

/// <summary>Whether a card holds good.</summary>
public enum CardState
{
    Valid,

    /// <summary>Not handed over yet, or begins on a later day.</summary>
    NotYet,

    /// <summary>Its last day, or its licence's, has passed.</summary>
    Expired,

    /// <summary>Its licence is suspended.</summary>
    LicenceSuspended,

    /// <summary>Its licence was revoked.</summary>
    LicenceRevoked,

    Lost,

    /// <summary>Another card took its place.</summary>
    Replaced,

    Returned,
}
