namespace SecurityPortal.Core.Registries;

/// <summary>A registry's answer: exactly one of found, unknown, unavailable. The three are never mixed up.</summary>
/// <typeparam name="T">What the registry keeps.</typeparam>
public abstract record LookupOutcome<T>
{
    private LookupOutcome()
    {
    }

    /// <summary>The registry knows the number.</summary>
    /// <param name="Record">What it says.</param>
    public sealed record Found(T Record) : LookupOutcome<T>;

    /// <summary>The registry does not know the number.</summary>
    public sealed record Unknown : LookupOutcome<T>;

    /// <summary>The registry gave no answer that can be used: nothing is known about the number.</summary>
    /// <param name="Reason">Why, for logs and administrators.</param>
    public sealed record Unavailable(UnavailableReason Reason) : LookupOutcome<T>;
}
