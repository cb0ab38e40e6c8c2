using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;

namespace SecurityPortal.Core.Register;

/// <summary>A licence as lists and panels show it.</summary>
public sealed record LicenceView
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    /// <summary>What it is, e.g. "Licencë".</summary>
    public required LocalName Grant { get; init; }

    /// <summary>Name of the class.</summary>
    public required LocalName ClassName { get; init; }

    /// <summary>Process that granted it.</summary>
    public required string ProcessKey { get; init; }

    /// <summary>Code of the class.</summary>
    public required string ClassCode { get; init; }

    /// <summary>Holder's name at issue.</summary>
    public required string HolderName { get; init; }

    /// <summary>Holding company; null for an individual.</summary>
    public required Guid? CompanyId { get; init; }

    /// <summary>The natural person who holds it; null for companies.</summary>
    public Guid? PersonId { get; init; }

    public required LicenceState State { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required DateOnly ValidTo { get; init; }

    /// <summary>First day of the renewal window.</summary>
    public required DateOnly RenewalFrom { get; init; }

    /// <summary>The case it came from.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Whether it is renewed at all.</summary>
    public bool IsRenewed { get; init; } = true;

    /// <summary>Path of the page on which to ask for a renewal.</summary>
    public required string Route { get; init; }
}
