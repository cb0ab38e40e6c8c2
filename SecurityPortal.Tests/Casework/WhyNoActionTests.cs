using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Processes;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Casework;

/// <summary>The one answer to "why is there nothing for me to do here?", over the states and whoever looks.</summary>
public sealed class WhyNoActionTests
{
    /// <summary>Who looks at the case.</summary>
    public enum Looks
    {
        /// <summary>An officer who has nothing to do with it.</summary>
        Officer,

        /// <summary>The officer to whom it is assigned.</summary>
        Holder,

        /// <summary>The officer who recommended.</summary>
        Recommender,

        /// <summary>A supervisor who has nothing to do with it.</summary>
        Supervisor,

        /// <summary>A supervisor who took or returned it some time.</summary>
        WorkingSupervisor,

        /// <summary>A supervisor who recommended.</summary>
        RecommendingSupervisor,

        /// <summary>The supervisor who decided.</summary>
        Decider,

        Auditor,

        Cashier,
    }

    [Theory]
    [InlineData("ServiceLicence", CaseStatus.Submitted, Looks.Auditor, WhyNoAction.ReadsOnly)]
    [InlineData("ServiceLicence", CaseStatus.InReview, Looks.Officer, WhyNoAction.ColleaguesCase)]
    [InlineData("ServiceLicence", CaseStatus.InReview, Looks.Auditor, WhyNoAction.ReadsOnly)]
    [InlineData("ServiceLicence", CaseStatus.InReview, Looks.Cashier, WhyNoAction.ReadsOnly)]
    [InlineData("ServiceLicence", CaseStatus.Returned, Looks.Officer, WhyNoAction.WithApplicant)]
    [InlineData("ServiceLicence", CaseStatus.Returned, Looks.Holder, WhyNoAction.WithApplicant)]
    [InlineData("ServiceLicence", CaseStatus.Recommended, Looks.Recommender, WhyNoAction.OwnRecommendation)]
    [InlineData("ServiceLicence", CaseStatus.Recommended, Looks.Officer, WhyNoAction.ForSupervisor)]
    [InlineData("ServiceLicence", CaseStatus.Recommended, Looks.Holder, WhyNoAction.ForSupervisor)]
    [InlineData("ServiceLicence", CaseStatus.Recommended, Looks.WorkingSupervisor, WhyNoAction.FourEyes)]
    [InlineData("ServiceLicence", CaseStatus.Recommended, Looks.RecommendingSupervisor, WhyNoAction.OwnRecommendation)]
    [InlineData("ServiceLicence", CaseStatus.Recommended, Looks.Auditor, WhyNoAction.ReadsOnly)]
    [InlineData("ServiceLicence", CaseStatus.AwaitingPayment, Looks.Holder, WhyNoAction.ToBePaid)]
    [InlineData("ServiceLicence", CaseStatus.AwaitingPayment, Looks.Decider, WhyNoAction.ToBePaid)]
    [InlineData("ServiceLicence", CaseStatus.Paid, Looks.Officer, WhyNoAction.Elsewhere)]
    [InlineData("ServiceLicence", CaseStatus.Issued, Looks.Supervisor, WhyNoAction.Settled)]
    [InlineData("ServiceLicence", CaseStatus.Refused, Looks.Decider, WhyNoAction.Ended)]
    [InlineData("ServiceLicence", CaseStatus.Withdrawn, Looks.Holder, WhyNoAction.Ended)]
    [InlineData("ServiceLicence", CaseStatus.Closed, Looks.Supervisor, WhyNoAction.Ended)]
    [InlineData("ServiceLicence", CaseStatus.Appealed, Looks.Officer, WhyNoAction.ForSupervisor)]
    [InlineData("ServiceLicence", CaseStatus.Appealed, Looks.Decider, WhyNoAction.OwnDecision)]
    [InlineData("Contract", CaseStatus.InReview, Looks.Officer, WhyNoAction.ColleaguesCase)]
    [InlineData("Contract", CaseStatus.Authorised, Looks.Holder, WhyNoAction.ToBePaid)]
    [InlineData("Contract", CaseStatus.Effective, Looks.Supervisor, WhyNoAction.Settled)]
    [InlineData("Contract", CaseStatus.Terminated, Looks.Officer, WhyNoAction.Ended)]
    [InlineData("Exam", CaseStatus.Saved, Looks.Officer, WhyNoAction.InPreparation)]
    [InlineData("Exam", CaseStatus.Ready, Looks.Supervisor, WhyNoAction.InPreparation)]
    [InlineData("Exam", CaseStatus.Accepted, Looks.Officer, WhyNoAction.Elsewhere)]
    [InlineData("Exam", CaseStatus.Scheduled, Looks.Supervisor, WhyNoAction.Elsewhere)]
    [InlineData("Exam", CaseStatus.Failed, Looks.Officer, WhyNoAction.Settled)]
    [InlineData("UseOfForce", CaseStatus.Concluded, Looks.Holder, WhyNoAction.Settled)]
    [InlineData("UseOfForce", CaseStatus.Reported, Looks.Auditor, WhyNoAction.ReadsOnly)]
    public void WhyNone_ByStateAndWhoLooks(string process, CaseStatus status, Looks looks, WhyNoAction expected)
    {
        var (actor, file) = Given(process, status, looks);

        Assert.Equal(expected, CaseRights.WhyNone(actor, file, looks is Looks.WorkingSupervisor or Looks.RecommendingSupervisor or Looks.Holder
            or Looks.Recommender));
    }

    [Fact]
    public void WhyNone_InReviewAndGivenToNobody_SaysSo() => Assert.Equal(
        WhyNoAction.Unassigned,
        CaseRights.WhyNone(SampleView.Ministry("Arta Gashi", PortalRoles.Officer), SampleView.File("ServiceLicence", CaseStatus.InReview), false));

    [Fact]
    public void WhyNone_WhereAStepIsOpenOnNoPageOfTheCase_PointsElsewhere_AndNowhereElseDoesSo()
    {
        // The states that go on at the sessions, at the cards, or by the portal itself.
        CaseStatus[] elsewhere = [CaseStatus.Paid, CaseStatus.Accepted, CaseStatus.Scheduled];
        foreach (var process in ProcessCatalogue.All)
        {
            foreach (var status in process.Workflow.States)
            {
                foreach (var looks in Enum.GetValues<Looks>())
                {
                    var (actor, file) = Given(process.Key, status, looks);
                    var allowed = CaseRights.Allowed(actor, file, false);
                    var why = CaseRights.WhyNone(actor, file, false);
                    Assert.True(
                        allowed.Count > 0 || (why == WhyNoAction.Elsewhere) == (elsewhere.Contains(status) && actor.CanReview),
                        $"{process.Key} {status} {looks}: {why}");
                }
            }
        }
    }

    private static (Actor Actor, Case File) Given(string process, CaseStatus status, Looks looks)
    {
        var holder = SampleView.Ministry("Arta Gashi", PortalRoles.Officer);
        var actor = looks switch
        {
            Looks.Holder => holder,
            Looks.Officer or Looks.Recommender => SampleView.Ministry("Blerim Leka", PortalRoles.Officer),
            Looks.Auditor => SampleView.Ministry("Mirjeta Hoxha", PortalRoles.Auditor),
            Looks.Cashier => SampleView.Ministry("Valon Rexha", PortalRoles.Cashier),
            _ => SampleView.Ministry("Besnik Krasniqi", PortalRoles.Supervisor),
        };
        var file = SampleView.File(process, status);
        file.AssignedTo = holder.UserId;
        file.RecommendedBy = status != CaseStatus.Recommended ? null : looks is Looks.Recommender or Looks.RecommendingSupervisor ? actor.UserId
            : Guid.CreateVersion7();
        file.DecidedBy = looks == Looks.Decider ? actor.UserId : Guid.CreateVersion7();
        return (actor, file);
    }
}
