namespace SecurityPortal.Core.Licences;

/// <summary>State of a licence on a day (processes.md, Labels).</summary>
public enum LicenceState
{
    /// <summary>Starts on a later day (a renewal issued early).</summary>
    Upcoming,

    Valid,

    /// <summary>"Po skadon": valid, in the renewal window.</summary>
    Expiring,

    Expired,

    Suspended,

    Revoked,
}
