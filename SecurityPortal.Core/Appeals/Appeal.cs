namespace SecurityPortal.Core.Appeals;

/// <summary>An appeal against the refusal of a case, or against the suspension or revocation of the licence that came from it.</summary>
public sealed class Appeal
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The case; of a measure, the one its licence came from.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The measure appealed against; null for the refusal of the case.</summary>
    public Guid? MeasureId { get; init; }

    /// <summary>Who took the decision that is appealed against: somebody else records what became of it.</summary>
    public required Guid AgainstDecisionOf { get; init; }

    /// <summary>When that decision was taken, UTC.</summary>
    public required DateTime AgainstDecisionAt { get; init; }

    /// <summary>What the applicant says.</summary>
    public required string Text { get; init; }

    /// <summary>Filed after the last day; taken all the same.</summary>
    public required bool IsLate { get; init; }

    public required DateTime FiledAt { get; init; }

    /// <summary>Account that filed it.</summary>
    public required Guid FiledBy { get; init; }

    /// <summary>A document that supports it.</summary>
    public Guid? FileId { get; set; }

    public string? FileName { get; set; }

    /// <summary>Decision of the appeals body; null while it is awaited.</summary>
    public AppealOutcome? Outcome { get; set; }

    /// <summary>Number of that decision.</summary>
    public string? DecisionNumber { get; set; }

    /// <summary>Day of that decision.</summary>
    public DateOnly? DecisionDate { get; set; }

    /// <summary>Its reasons; the applicant reads them.</summary>
    public string? Reasons { get; set; }

    /// <summary>Supervisor who recorded it.</summary>
    public Guid? RecordedBy { get; set; }

    public DateTime? RecordedAt { get; set; }

    /// <summary>Changes with every write.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();

    // What people write in an appeal belongs in no log.
    /// <inheritdoc/>
    public override string ToString() => $"appeal {Id}";
}
