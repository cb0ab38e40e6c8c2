using SecurityPortal.Core.Cases;

namespace SecurityPortal.Tests.Cases;

public sealed class CaseWorkflowTests
{
    // domain.md §7.2 to §7.5 and "Rules settled", written out once more: a changed line in the code must be a decision.
    private const string Licence = """
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
        Paid Close Closed
        Refused Appeal Appealed
        Appealed AppealUphold AwaitingPayment
        Appealed AppealReject Refused
        Appealed AppealReturn InReview
        """;

    private const string Notification = """
        Submitted Take InReview
        Submitted Assign Submitted
        Submitted Withdraw Withdrawn
        InReview Return Returned
        InReview Assign InReview
        InReview Withdraw Withdrawn
        Returned Resubmit Completed
        Returned Close Closed
        Returned Assign Returned
        Returned Withdraw Withdrawn
        Completed Take InReview
        Completed Assign Completed
        Completed Withdraw Withdrawn
        InReview Authorise Authorised
        InReview Refuse Refused
        Authorised Pay Effective
        Authorised Close Closed
        Authorised Withdraw Withdrawn
        Authorised Terminate Terminated
        Effective Correct Effective
        Effective Review Effective
        Effective Terminate Terminated
        Effective End Ended
        Refused Appeal Appealed
        Appealed AppealUphold Authorised
        Appealed AppealReject Refused
        Appealed AppealReturn InReview
        """;

    private const string Candidacy = """
        InReview Return Returned
        InReview Assign InReview
        InReview Withdraw Withdrawn
        Returned Resubmit Completed
        Returned Close Closed
        Returned Assign Returned
        Returned Withdraw Withdrawn
        Completed Take InReview
        Completed Assign Completed
        Completed Withdraw Withdrawn
        Saved MakeReady Ready
        Saved Correct Saved
        Ready Correct Ready
        Ready MakeUnready Saved
        Saved Withdraw Withdrawn
        Ready Withdraw Withdrawn
        Ready Apply Applied
        Applied Take InReview
        Applied Assign Applied
        Applied Withdraw Withdrawn
        InReview Accept Accepted
        InReview Refuse Refused
        Accepted Schedule Scheduled
        Accepted Withdraw Withdrawn
        Scheduled Unschedule Accepted
        Scheduled Pass Passed
        Scheduled Fail Failed
        Scheduled Miss Absent
        Passed CorrectPass Passed
        Failed CorrectPass Passed
        Failed CorrectFail Failed
        Failed CorrectAbsence Absent
        Absent CorrectPass Passed
        Absent CorrectFail Failed
        Failed Resit Accepted
        Absent Resit Accepted
        Refused Appeal Appealed
        Appealed AppealUphold Accepted
        Appealed AppealReject Refused
        Appealed AppealReturn InReview
        """;

    private const string Report = """
        Reported Assign Reported
        Reported Correct Reported
        Reported AskFollowUp FollowUp
        Reported Review Reviewed
        FollowUp Answer Reported
        FollowUp Correct FollowUp
        FollowUp Review Reviewed
        Reviewed Correct Reported
        Reviewed AskFollowUp FollowUp
        Reviewed Conclude Concluded
        """;

    public static TheoryData<string, string> Workflows() => new()
    {
        { nameof(CaseWorkflow.Licence), Licence },
        { nameof(CaseWorkflow.Notification), Notification },
        { nameof(CaseWorkflow.Candidacy), Candidacy },
        { nameof(CaseWorkflow.Report), Report },
    };

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Next_EveryStateAndAction_FollowsTheTable(string name, string expected)
    {
        var workflow = (CaseWorkflow)typeof(CaseWorkflow).GetProperty(name)!.GetValue(null)!;

        var moves = from status in Enum.GetValues<CaseStatus>()
                    from action in Enum.GetValues<CaseAction>()
                    let next = workflow.Next(status, action)
                    where next.IsOk
                    select $"{status} {action} {next.Value}";

        Assert.Equal(expected.Split('\n', StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal), moves.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Next_MoveThatIsNotInTheTable_SaysWhichMoveFromWhere()
    {
        var error = Assert.IsType<ActionNotAllowed>(CaseWorkflow.Licence.Next(CaseStatus.Issued, CaseAction.Approve).Error);

        Assert.Equal((CaseStatus.Issued, CaseAction.Approve), (error.Status, error.Action));
    }
}
