namespace SecurityPortal.Core.Licences;

/// <summary>State of a licence on a day (processes.md, Labels).</summary>
public enum LicenceState
{
    /// <summary>Starts on a later day (a renewal issued early).</summary>
    Upcoming,

    /// <summary>"E vlefshme".</summary>
    Valid,

    /// <summary>"Po skadon": valid, in the renewal window.</summary>
    Expiring,

    /// <summary>"E skaduar".</summary>
    Expired,

    /// <summary>"E pezulluar".</summary>
    Suspended,

    /// <summary>"E revokuar".</summary>
    Revoked,
}
