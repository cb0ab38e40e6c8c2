namespace SecurityPortal.Core.Licences;

/// <summary>Computes the state of a licence from its dates at each read.</summary>
public static class LicenceStateRules
{
    /// <summary>The state on <paramref name="today"/> (local). <paramref name="renewalDays"/>: days before expiry on which renewal opens.</summary>
    public static LicenceState StateOn(this Licence licence, DateOnly today, int renewalDays) => licence switch
    {
        { RevokedAt: not null } => LicenceState.Revoked,
        { SuspendedAt: not null } => LicenceState.Suspended,
        _ when today > licence.ValidTo => LicenceState.Expired,
        _ when today < licence.ValidFrom => LicenceState.Upcoming,
        _ when today >= licence.ValidTo.AddDays(-renewalDays) => LicenceState.Expiring,
        _ => LicenceState.Valid,
    };

    /// <summary>"Holds a licence" means valid today, expiring included.</summary>
    public static bool IsValid(this LicenceState state) => state is LicenceState.Valid or LicenceState.Expiring;
}
