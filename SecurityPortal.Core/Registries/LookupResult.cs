namespace SecurityPortal.Core.Registries;

/// <summary>What came of a look-up, for the log.</summary>
public enum LookupResult
{
    /// <summary>The registry knew the number.</summary>
    Found,

    Unknown,

    /// <summary>It gave no usable answer.</summary>
    Unavailable,

    /// <summary>It was not asked: too many look-ups.</summary>
    Refused,
}
