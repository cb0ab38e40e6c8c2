using SecurityPortal.Core.Cases;

namespace SecurityPortal.Web.Processes.Contract;

/// <summary>The states in which contracts are found, in order of their life.</summary>
public static class ContractStates
{
    /// <summary>For filters.</summary>
    public static IReadOnlyList<CaseStatus> Shown { get; } =
    [
        CaseStatus.Submitted, CaseStatus.InReview, CaseStatus.Returned, CaseStatus.Completed, CaseStatus.Authorised, CaseStatus.Effective, CaseStatus.Ended,
        CaseStatus.Terminated, CaseStatus.Refused, CaseStatus.Withdrawn, CaseStatus.Closed,
    ];
}
