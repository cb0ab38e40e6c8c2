namespace SecurityPortal.Core.Identity;

/// <summary>Counted failures of sign-in, reset or look-up for one key (a keyed hash of account and address), with the moment before which no further try is
/// answered.</summary>
public sealed class SignInThrottle
{
    /// <summary>Key: hash of what is counted; never the account's name itself.</summary>
    public required string Key { get; init; }

    /// <summary>Failures since the last success.</summary>
    public int Failures { get; set; }

    /// <summary>First failure of the running window, UTC.</summary>
    public DateTime WindowStart { get; set; }

    /// <summary>No try before this moment, UTC.</summary>
    public DateTime? BlockedUntil { get; set; }
}
