using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;

namespace SecurityPortal.Core.Register;

/// <summary>What anyone may know of a licence: nothing else leaves <see cref="PublicCheck"/>.</summary>
public sealed record CheckedLicence
{
    public required string Number { get; init; }

    /// <summary>What it is, e.g. "Licencë".</summary>
    public required LocalName Grant { get; init; }

    /// <summary>Code of the class.</summary>
    public required string ClassCode { get; init; }

    /// <summary>Name of the class.</summary>
    public required LocalName ClassName { get; init; }

    public required string HolderName { get; init; }

    /// <summary>State today; expiring counts as <see cref="LicenceState.Valid"/> here.</summary>
    public required LicenceState State { get; init; }

    public bool IsValid => State == LicenceState.Valid;

    /// <summary>First day of validity.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day of validity, inclusive.</summary>
    public required DateOnly ValidTo { get; init; }

    /// <summary>Day since which it is suspended.</summary>
    public DateOnly? SuspendedOn { get; init; }

    /// <summary>Day on which it was revoked.</summary>
    public DateOnly? RevokedOn { get; init; }

    /// <summary>What is said of it instead of the words for its state, where these would tell something else.</summary>
    public CheckWords? Words { get; init; }

    /// <summary>Day on which a renewal was asked for in time and is still being decided.</summary>
    public DateOnly? RenewalSince { get; init; }

    /// <summary>Number of the licence that continues it.</summary>
    public string? RenewedBy { get; init; }
}
