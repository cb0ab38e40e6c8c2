using SecurityPortal.Core.Cases;

namespace SecurityPortal.Tests.Cases;

public sealed class CaseTransitionsTests
{
    // domain.md §7.2 and "Rules settled", written out once more: a changed line in the code must be a decision.
    private const string Expected = """
        Submitted Take InReview
        Submitted Assign Submitted
        Submitted Withdraw Withdrawn
        InReview Return Returned
        InReview Recommend Recommended
        InReview Assign InReview
        InReview Withdraw Withdrawn
        Returned Resubmit Completed
        Returned Close Closed
        Returned Assign Returned
        Returned Withdraw Withdrawn
        Completed Take InReview
        Completed Assign Completed
        Completed Withdraw Withdrawn
        Recommended SendBack InReview
        Recommended Approve AwaitingPayment
        Recommended Refuse Refused
        Recommended Withdraw Withdrawn
        AwaitingPayment Pay Paid
        AwaitingPayment Close Closed
        AwaitingPayment Withdraw Withdrawn
        Paid Issue Issued
        Refused Appeal Appealed
        Appealed AppealUphold AwaitingPayment
        Appealed AppealReject Refused
        Appealed AppealReturn InReview
        """;

    [Fact]
    public void Next_EveryStateAndAction_FollowsTheTable()
    {
        var moves = from status in Enum.GetValues<CaseStatus>()
                    from action in Enum.GetValues<CaseAction>()
                    let next = CaseTransitions.Next(status, action)
                    where next.IsOk
                    select $"{status} {action} {next.Value}";

        Assert.Equal(Expected.Split('\n', StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal), moves.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Next_MoveThatIsNotInTheTable_SaysWhichMoveFromWhere()
    {
        var error = Assert.IsType<ActionNotAllowed>(CaseTransitions.Next(CaseStatus.Issued, CaseAction.Approve).Error);

        Assert.Equal((CaseStatus.Issued, CaseAction.Approve), (error.Status, error.Action));
    }
}
