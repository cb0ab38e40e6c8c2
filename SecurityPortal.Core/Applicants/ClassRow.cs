using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;

namespace SecurityPortal.Core.Applicants;

/// <summary>A class on a process's list page.</summary>
public sealed record ClassRow
{
    public required string Code { get; init; }

    public required LocalName Name { get; init; }

    /// <summary>Number of the licence held, valid or not.</summary>
    public string? LicenceNumber { get; init; }

    public LicenceState? LicenceState { get; init; }

    public DateOnly? ValidTo { get; init; }

    /// <summary>As what the class may be asked for now; null where it may not.</summary>
    public RequestKind? Offer { get; init; }

    /// <summary>Why it may not.</summary>
    public Error? WhyNot { get; init; }

    /// <summary>What one should know before asking for it.</summary>
    public Error? Remark { get; init; }

    /// <summary>The draft already started.</summary>
    public Guid? DraftId { get; init; }

    /// <summary>The request under way.</summary>
    public Guid? OpenCaseId { get; init; }

    public string? OpenCaseNumber { get; init; }

    /// <summary>Fee in cents; null where nothing can be asked for.</summary>
    public long? FeeCents { get; init; }

    /// <summary>Whether the fee is a confirmed one.</summary>
    public bool FeeConfirmed { get; init; }

    public ClassChecks Checks { get; init; } = ClassChecks.None;
}
