using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes.Licensing;

/// <summary>An owner that is itself a company (processes.md §1).</summary>
public sealed class OwnerOrganisation
{
    /// <summary>Business number; of Kosovo or of the country of the seat.</summary>
    public string? BusinessNumber { get; set; }

    public string? Name { get; set; }

    public string? Seat { get; set; }

    /// <summary>Country, ISO 3166 code.</summary>
    public string? Country { get; set; } = "XK";

    /// <summary>Name of its representative.</summary>
    public string? Representative { get; set; }

    /// <summary>Whether the other has the same number in the same country.</summary>
    public bool IsNumberedAs(OwnerOrganisation other) =>
        Country == other.Country && TypedText.WithoutBlanks(BusinessNumber) is { Length: > 0 } number
            && number == TypedText.WithoutBlanks(other.BusinessNumber);

    /// <summary>Nothing was entered yet; the country is filled in from the start.</summary>
    public bool IsBlank() => string.IsNullOrWhiteSpace(string.Concat(BusinessNumber, Name, Seat, Representative));
}
