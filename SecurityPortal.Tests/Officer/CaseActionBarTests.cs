using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Processes;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Officer.Actions;

namespace SecurityPortal.Tests.Officer;

/// <summary>Which buttons a case has, for whom, in which order; and what is said where there is none.</summary>
public sealed class CaseActionBarTests : PortalBunitContext
{
    // The order of the buttons over all processes; each has some of them.
    private static readonly (CaseAction Right, string TestId, bool Main, bool Danger)[] Order =
    [
        (CaseAction.Take, "do-take", true, false),
        (CaseAction.Review, "do-review", true, false),
        (CaseAction.Recommend, "do-recommend", true, false),
        (CaseAction.Authorise, "do-authorise", true, false),
        (CaseAction.Approve, "do-approve", true, false),
        (CaseAction.Accept, "do-accept", true, false),
        (CaseAction.Return, "do-return", false, false),
        (CaseAction.SendBack, "do-sendback", false, false),
        (CaseAction.Refuse, "do-refuse", false, true),
        (CaseAction.Assign, "do-assign", false, false),
        (CaseAction.AskFollowUp, "do-askfollowup", false, false),
        (CaseAction.Conclude, "do-conclude", false, false),
        (CaseAction.AppealUphold, "record-appeal", true, false),
    ];

    private readonly Actor _holder = SampleView.Ministry("Arta Gashi", PortalRoles.Officer);

    public CaseActionBarTests() => Services.AddScoped<ActionServices>();

    public static TheoryData<string> Keys() => [.. ProcessCatalogue.All.Select(p => p.Key)];

    public static TheoryData<WhyNoAction, string, string> Reasons() => new()
    {
        { WhyNoAction.ReadsOnly, "en", "You may read this case" },
        { WhyNoAction.Settled, "en", "nothing is left to do" },
        { WhyNoAction.Ended, "sq", "Kjo lëndë ka përfunduar" },
        { WhyNoAction.ToBePaid, "sr-Latn", "Čeka se uplata" },
        { WhyNoAction.WithApplicant, "sq", "Lënda është te aplikuesi" },
        { WhyNoAction.InPreparation, "en", "still preparing" },
        { WhyNoAction.OwnRecommendation, "sq", "Vendimin e keni rekomanduar ju" },
        { WhyNoAction.OwnDecision, "en", "You took the decision" },
        { WhyNoAction.FourEyes, "sr-Latn", "Vi ste radili na ovom predmetu" },
        { WhyNoAction.ColleaguesCase, "en", "Arta Gashi works on this case" },
        { WhyNoAction.Unassigned, "en", "Nobody works on this case" },
        { WhyNoAction.ForSupervisor, "sr-Latn", "Sada odlučuje rukovodilac" },
        { WhyNoAction.Elsewhere, "en", "not taken on this page" },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void Buttons_OfEveryStateAndRole_AreWhatTheRightsOpenInTheirOrder(string key)
    {
        var drawn = 0;
        Actor[] actors = [_holder, SampleView.Ministry("Blerim Leka", PortalRoles.Officer), SampleView.Ministry("Besnik Krasniqi", PortalRoles.Supervisor),
            SampleView.Ministry("Mirjeta Hoxha", PortalRoles.Auditor)];
        foreach (var (status, actor) in ProcessCatalogue.Get(key).Workflow.States.SelectMany(s => actors.Select(a => (s, a))))
        {
            var view = SampleView.Of(File(key, status), actor);
            var bar = Render<CaseActionBar>(p => p.Add(c => c.Case, view));

            var expected = Order.Where(o => view.Actions.Contains(o.Right)).ToList();
            var buttons = bar.FindAll(".case-actions button");
            Assert.Equal(expected.Select(o => o.TestId), buttons.Select(b => b.GetAttribute("data-testid")));
            Assert.Equal(expected.Select(o => o.Main), buttons.Select(b => !b.ClassList.Contains("portal-button-quiet")));
            Assert.Equal(expected.Select(o => o.Danger), buttons.Select(b => b.ClassList.Contains("portal-button-danger")));
            Assert.Equal(expected.Count == 0, bar.FindAll("[data-testid=why-no-action]").Count == 1);
            drawn += buttons.Count;
        }

        Assert.True(drawn > 4, "Nothing was drawn.");
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void NoButton_SaysWhy_InOneSentence(WhyNoAction reason, string language, string said)
    {
        Speak(language);
        var view = SampleView.Of(File("ServiceLicence", CaseStatus.InReview), _holder) with { Actions = new HashSet<CaseAction>(), WhyNoAction = reason };

        var bar = Render<CaseActionBar>(p => p.Add(c => c.Case, view));

        Assert.Contains(said, bar.Find("[data-testid=why-no-action]").TextContent, StringComparison.Ordinal);
        Assert.Empty(bar.FindAll("button"));
    }

    [Fact]
    public void NoButton_TheReasonsAreAllTested() => Assert.Equal(Enum.GetValues<WhyNoAction>().Order(), Reasons().Select(r => (WhyNoAction)r[0]).Order());

    [Theory]
    [InlineData("Exam", CaseStatus.Accepted, "exam sessions")]
    [InlineData("PersonCard", CaseStatus.Paid, "page of cards")]
    public void NoButton_WhereTheProcessHasAPageOfItsOwn_NamesIt(string key, CaseStatus status, string said)
    {
        var bar = Render<CaseActionBar>(p => p.Add(c => c.Case, SampleView.Of(File(key, status), _holder)));

        Assert.Contains(said, bar.Find("[data-testid=why-no-action]").TextContent, StringComparison.Ordinal);
    }

    private Case File(string key, CaseStatus status)
    {
        var file = SampleView.File(key, status);
        file.AssignedTo = _holder.UserId;
        return file;
    }
}
