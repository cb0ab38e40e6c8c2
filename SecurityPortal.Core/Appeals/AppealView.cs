namespace SecurityPortal.Core.Appeals;

/// <summary>An appeal as both sides read it.</summary>
public sealed record AppealView
{
    public required Guid Id { get; init; }

    /// <summary>Version for the next command.</summary>
    public required Guid Version { get; init; }

    public required Guid CaseId { get; init; }

    /// <summary>The measure; null for the refusal of the case.</summary>
    public Guid? MeasureId { get; init; }

    /// <summary>What the applicant says.</summary>
    public required string Text { get; init; }

    public required DateTime FiledAt { get; init; }

    public required string FiledBy { get; init; }

    /// <summary>After the last day.</summary>
    public required bool IsLate { get; init; }

    /// <summary>Name of its document.</summary>
    public string? FileName { get; init; }

    /// <summary>Decision of the appeals body.</summary>
    public AppealOutcome? Outcome { get; init; }

    public string? DecisionNumber { get; init; }

    public DateOnly? DecisionDate { get; init; }

    public string? Reasons { get; init; }

    /// <summary>The reader may add or replace its document.</summary>
    public bool MayAttach { get; init; }

    /// <summary>The reader may record the decision of the appeals body on a measure.</summary>
    public bool MayRecord { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"appeal {Id}";
}

/// <summary>The appeals of a case, and whether one more is possible.</summary>
/// <param name="Appeals">Against the refusal, the latest first.</param>
/// <param name="MayAppeal">The reader may appeal now.</param>
/// <param name="LastDay">Last day on which an appeal is in time; null where nothing was refused.</param>
/// <param name="IsPastLastDay">An appeal now would be late.</param>
public sealed record CaseAppeals(IReadOnlyList<AppealView> Appeals, bool MayAppeal, DateOnly? LastDay, bool IsPastLastDay);
