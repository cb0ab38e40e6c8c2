namespace SecurityPortal.Core.Processes.Workers;

/// <summary>Whether a card holds good.</summary>
public enum CardState
{
    /// <summary>Holds good.</summary>
    Valid,

    /// <summary>Not handed over yet, or begins on a later day.</summary>
    NotYet,

    /// <summary>Its last day, or its licence's, has passed.</summary>
    Expired,

    /// <summary>Its licence is suspended.</summary>
    LicenceSuspended,

    /// <summary>Its licence was revoked.</summary>
    LicenceRevoked,

    /// <summary>Reported lost.</summary>
    Lost,

    /// <summary>Another card took its place.</summary>
    Replaced,

    /// <summary>Given back.</summary>
    Returned,
}
