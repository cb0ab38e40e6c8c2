using SecurityPortal.Core.Cases;

namespace SecurityPortal.Core.Casework;

/// <summary>What the ministry's first page shows.</summary>
public sealed record Dashboard
{
    /// <summary>Open cases by state.</summary>
    public required IReadOnlyDictionary<CaseStatus, int> Counts { get; init; }

    /// <summary>Cases past the legal deadline.</summary>
    public required int Overdue { get; init; }

    /// <summary>The person's own cases to work on, the oldest first; the first few.</summary>
    public required IReadOnlyList<QueueRow> Mine { get; init; }

    /// <summary>Recommended cases, the oldest first; the first few.</summary>
    public required IReadOnlyList<QueueRow> ForDecision { get; init; }

    /// <summary>Cases that nobody has taken, the oldest first; the first few.</summary>
    public required IReadOnlyList<QueueRow> ToTake { get; init; }

    /// <summary>Officers' loads, the heaviest first; empty for officers.</summary>
    public required IReadOnlyList<OfficerLoad> Loads { get; init; }

    /// <summary>Open cases in a group of states.</summary>
    public int CountOf(QueueGroup group) => CaseStates.Of(group).Sum(s => Counts.GetValueOrDefault(s));
}

/// <summary>How much an officer has to do.</summary>
/// <param name="OfficerId">Account.</param>
/// <param name="Name">Name.</param>
/// <param name="Working">Cases to review.</param>
/// <param name="Returned">Cases with the applicant.</param>
/// <param name="Recommended">Cases that wait for the decision.</param>
public sealed record OfficerLoad(Guid OfficerId, string Name, int Working, int Returned, int Recommended)
{
    public int Total => Working + Returned + Recommended;
}
