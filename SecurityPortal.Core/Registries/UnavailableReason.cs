namespace SecurityPortal.Core.Registries;

/// <summary>Why a registry gave no usable answer.</summary>
public enum UnavailableReason
{
    /// <summary>No answer within the time allowed.</summary>
    Timeout,

    /// <summary>No connection, or it failed so often of late that it was not asked again.</summary>
    Unreachable,

    /// <summary>It answered with a server error.</summary>
    Failing,

    /// <summary>It refused the request, for instance because of the key.</summary>
    Refused,

    /// <summary>Its answer does not follow the contract.</summary>
    Nonsense,

    /// <summary>It answered about another number than the one asked for.</summary>
    WrongRecord,
}
