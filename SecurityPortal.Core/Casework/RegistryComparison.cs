namespace SecurityPortal.Core.Casework;

/// <summary>What was entered about a person or the company, beside what its registry says now.</summary>
/// <param name="Name">Name as entered.</param>
/// <param name="Roles">Roles in the case, in the language of the screen; empty for the company.</param>
/// <param name="Outcome">What the registry answered.</param>
/// <param name="Values">Values that the registry holds; empty unless it answered.</param>
public sealed record RegistryComparison(string Name, IReadOnlyList<string> Roles, RegistryAnswer Outcome, IReadOnlyList<ComparedValue> Values)
{
    /// <summary>The registry answered, and something differs.</summary>
    public bool Differs => Values.Any(v => v.Differs);

    // The values are somebody's data.
    /// <inheritdoc/>
    public override string ToString() => $"comparison {Outcome}";
}

/// <param name="Label">Label, in the language of the screen.</param>
/// <param name="Entered">As entered.</param>
/// <param name="Registry">As the registry has it.</param>
/// <param name="Differs">They differ in more than letter case, marks and blanks.</param>
public sealed record ComparedValue(string Label, string Entered, string Registry, bool Differs);

/// <summary>What a registry answered.</summary>
public enum RegistryAnswer
{
    /// <summary>It knows the number.</summary>
    Found,

    /// <summary>It does not know the number.</summary>
    Unknown,

    /// <summary>It gave no usable answer.</summary>
    Unavailable,

    /// <summary>There is no number to ask about: a foreign citizen.</summary>
    NoNumber,

    /// <summary>It was not asked: the account's look-ups of this hour or day are used up.</summary>
    NotAsked,
}
