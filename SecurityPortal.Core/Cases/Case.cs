namespace SecurityPortal.Core.Cases;

/// <summary>A filed request. What the applicant entered stands in its <see cref="CaseVersion"/>s.</summary>
public sealed class Case
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary><c>SSHPS-SL-2026-000001</c>; never reused.</summary>
    public required string Number { get; init; }

    /// <summary>Key of the process.</summary>
    public required string ProcessKey { get; init; }

    /// <summary>Code of the class asked for, e.g. SRV-BAZ.</summary>
    public required string ClassCode { get; init; }

    /// <summary>First request, further class or renewal.</summary>
    public required RequestKind Kind { get; init; }

    /// <summary>The applying company; exactly one of this and <see cref="IndividualId"/> is set.</summary>
    public Guid? CompanyId { get; init; }

    public Guid? IndividualId { get; init; }

    /// <summary>Applicant's name at the time of filing.</summary>
    public required string ApplicantName { get; init; }

    /// <summary>Business number of a company; null for individuals, whose number stands with the case's persons.</summary>
    public string? ApplicantNumber { get; init; }

    /// <summary>Municipality code of the applicant.</summary>
    public required string MunicipalityCode { get; init; }

    public required CaseStatus Status { get; set; }

    /// <summary>Changes with every write; whoever acts names the one they saw.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>When it was filed, UTC.</summary>
    public required DateTime SubmittedAt { get; init; }

    /// <summary>Account that filed it.</summary>
    public required Guid SubmittedBy { get; init; }

    /// <summary>When the state last changed, UTC.</summary>
    public required DateTime StatusChangedAt { get; set; }

    /// <summary>Last version, 1 for the first.</summary>
    public int VersionNumber { get; set; } = 1;

    /// <summary>Lines of the history so far.</summary>
    public int HistoryLength { get; set; }

    /// <summary>Officer who works on it.</summary>
    public Guid? AssignedTo { get; set; }

    public Guid? RecommendedBy { get; set; }

    public bool? RecommendsApproval { get; set; }

    public Guid? DecidedBy { get; set; }

    /// <summary>When it was decided, UTC.</summary>
    public DateTime? DecidedAt { get; set; }

    /// <summary>Reasons of the decision, as the applicant reads them.</summary>
    public string? DecisionReasons { get; set; }

    /// <summary>Last local day on which a returned case can be completed.</summary>
    public DateOnly? CompletionDue { get; set; }

    /// <summary>Days during which the legal clock stood still, not counting a pause that still runs.</summary>
    public int PausedDays { get; set; }

    /// <summary>Some person or business could not be asked from its registry: the officer checks by hand.</summary>
    public bool NotVerified { get; set; }

    /// <summary>The licence that a renewal continues.</summary>
    public Guid? PreviousLicenceId { get; init; }
}
