using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Licences;

namespace SecurityPortal.Core.Register;

/// <summary>A measure as its reader may see it.</summary>
public sealed record MeasureView
{
    public required Guid Id { get; init; }

    /// <summary>Version for the next command.</summary>
    public required Guid Version { get; init; }

    public required MeasureKind Kind { get; init; }

    /// <summary>How far it is.</summary>
    public required MeasureStatus Status { get; init; }

    public required string Reasons { get; init; }

    /// <summary>Number of the decision.</summary>
    public string? Number { get; init; }

    /// <summary>When it was decided, UTC.</summary>
    public DateTime? DecidedAt { get; init; }

    /// <summary>Who proposed it; for the ministry alone.</summary>
    public string? ProposedBy { get; init; }

    /// <summary>When it was proposed, UTC.</summary>
    public required DateTime ProposedAt { get; init; }

    /// <summary>Who decided; for the ministry alone.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>For the ministry alone.</summary>
    public string? InternalNote { get; init; }

    /// <summary>Why a proposal was not followed; for the ministry alone.</summary>
    public string? DecisionNote { get; init; }

    /// <summary>Last day on which an appeal is in time; null where none is possible.</summary>
    public DateOnly? AppealUntil { get; init; }

    /// <summary>That day has passed: an appeal is taken and marked late.</summary>
    public bool IsAppealLate { get; init; }

    /// <summary>The reader may appeal now.</summary>
    public bool MayAppeal { get; init; }

    /// <summary>The reader may decide on the proposal.</summary>
    public bool MayDecide { get; init; }

    /// <summary>The appeal against it.</summary>
    public AppealView? Appeal { get; init; }

    /// <summary>A decision was taken and has its paper.</summary>
    public bool HasPaper => Number is not null;
}

/// <summary>A row of a licence's history.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Who">Who; null for the portal, and for the ministry's people where the holder reads.</param>
/// <param name="Action">What.</param>
/// <param name="Number">Number of the decision.</param>
/// <param name="Comment">Reasons or note.</param>
public sealed record LicenceEventRow(DateTime At, string? Who, LicenceAction Action, string? Number, string? Comment);

/// <summary>A link to another licence in the chain of renewals.</summary>
/// <param name="Id">Key.</param>
/// <param name="Number">Number.</param>
public sealed record LicenceLink(Guid Id, string Number);
