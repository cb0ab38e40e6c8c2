namespace SecurityPortal.Core.People;

/// <summary>What was known of a person at one moment, and from whom. Kept in drafts and case versions; never changed afterwards.</summary>
public sealed record PersonSnapshot
{
    /// <summary>None for a foreign citizen without one.</summary>
    public PersonalNumber? PersonalNumber { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    /// <summary>Surname before marriage, where recorded.</summary>
    public string? MaidenName { get; init; }

    /// <summary>First name of a parent, where recorded.</summary>
    public string? ParentName { get; init; }

    public required DateOnly BirthDate { get; init; }

    public string? BirthPlace { get; init; }

    public required Gender Gender { get; init; }

    /// <summary>Code of <see cref="Municipalities"/>; none for who lives abroad.</summary>
    public string? MunicipalityCode { get; init; }

    public string? Settlement { get; init; }

    public required PersonSource Source { get; init; }

    /// <summary>When the values were read or typed, UTC.</summary>
    public required DateTime ReadAt { get; init; }

    /// <summary>First and last name.</summary>
    public string FullName => $"{FirstName} {LastName}";

    // A record would print every value, the birth date among them.
    public override string ToString() => $"{nameof(PersonSnapshot)} {PersonalNumber?.ToString() ?? "(no number)"} ({Source})";
}
