namespace SecurityPortal.Core.Register;

/// <summary>Answer of the public check.</summary>
/// <param name="Outcome">How the text was understood and what came of it.</param>
/// <param name="Licences">What was found.</param>
public sealed record CheckAnswer(CheckOutcome Outcome, IReadOnlyList<CheckedLicence> Licences);

/// <summary>What came of a public check.</summary>
public enum CheckOutcome
{
    Empty,

    /// <summary>One or more licences.</summary>
    Found,

    /// <summary>More than are shown: ask for more of the name.</summary>
    More,

    /// <summary>No licence of this number, business number, name or code.</summary>
    NotFound,

    /// <summary>Less than three letters of a name.</summary>
    TooShort,

    /// <summary>Ten digits, as a personal number has: persons are never found by it.</summary>
    PersonalNumber,
}
