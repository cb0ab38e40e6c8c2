using System.Globalization;
using System.Reflection;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Tests.Cases;

public sealed class CaseStatesTests
{
    // Ways out of a state that ends a case: an appeal, a result that is put right or sat again, and what happens to a contract in force.
    private static readonly string[] Reopenings =
    [
        "Refused Appeal", "Passed CorrectPass", "Failed CorrectPass", "Failed CorrectFail", "Failed CorrectAbsence", "Failed Resit", "Absent CorrectPass",
        "Absent CorrectFail", "Absent Resit", "Effective Correct", "Effective Review", "Effective Terminate", "Effective End",
    ];

    // By what a case goes on when it is somebody's turn.
    private static readonly Dictionary<CaseTurn, CaseAction[]> Acts = new()
    {
        [CaseTurn.Nobody] = [],
        [CaseTurn.Applicant] = [CaseAction.Resubmit, CaseAction.Pay, CaseAction.Answer, CaseAction.Correct, CaseAction.Apply],
        [CaseTurn.Officer] =
        [
            CaseAction.Take, CaseAction.Recommend, CaseAction.Authorise, CaseAction.Accept, CaseAction.Issue, CaseAction.Schedule, CaseAction.Pass,
            CaseAction.Review, CaseAction.Conclude,
        ],
        [CaseTurn.Supervisor] = [CaseAction.Approve, CaseAction.AppealUphold],
    };

    private static readonly Dictionary<string, CaseWorkflow> All = typeof(CaseWorkflow).GetProperties(BindingFlags.Public | BindingFlags.Static)
        .Where(p => p.PropertyType == typeof(CaseWorkflow)).ToDictionary(p => p.Name, p => (CaseWorkflow)p.GetValue(null)!);

    public static TheoryData<CaseStatus> States() => [.. Enum.GetValues<CaseStatus>()];

    public static TheoryData<string> Workflows() => [.. All.Keys];

    [Fact]
    public void Table_EveryState_HasOneRow() => Assert.Equal(Enum.GetValues<CaseStatus>(), CaseStates.Table.Select(r => r.Status).Order());

    [Theory]
    [MemberData(nameof(States))]
    public void Label_EveryLanguage_HasWordsOfItsOwn(CaseStatus status)
    {
        // One language stands in for another where a text is missing; asking without the parents shows the gap.
        var texts = new System.Resources.ResourceManager(typeof(CaseTexts));
        foreach (var language in new[] { CultureInfo.InvariantCulture, new CultureInfo("sr-Latn"), new CultureInfo("en") })
        {
            var own = texts.GetResourceSet(language, createIfNotExists: true, tryParents: false);
            Assert.False(string.IsNullOrWhiteSpace(own?.GetString(CaseStates.Of(status).LabelKey)), $"{status} has no words in '{language.Name}'.");
        }
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Row_FitsItself(CaseStatus status)
    {
        var row = CaseStates.Of(status);

        Assert.DoesNotContain(row.Group, new[] { QueueGroup.Open, QueueGroup.All });
        Assert.Equal(row.IsEnd, row.Group == QueueGroup.Ended);
        Assert.Equal(row.IsEnd, row.Turn == CaseTurn.Nobody);
        Assert.False(row.IsEnd && row.IsUndecided);
        Assert.Equal(row.AsksApplicant, row.Tone == Tone.Warning);
    }

    [Fact]
    public void Lists_AreWhatTheWorkOfEachIs()
    {
        // Written out once more: a state that joins a list is a decision.
        Assert.Equal([CaseStatus.Applied, CaseStatus.Submitted, CaseStatus.InReview, CaseStatus.Completed, CaseStatus.Recommended], CaseStates.ClockRuns);
        Assert.Equal([CaseStatus.AwaitingPayment, CaseStatus.Authorised], CaseStates.AwaitsFee);
        Assert.Equal([CaseStatus.Returned, CaseStatus.AwaitingPayment, CaseStatus.Authorised, CaseStatus.FollowUp], CaseStates.AsksApplicant);
        Assert.Equal(
            [CaseStatus.Applied, CaseStatus.Submitted, CaseStatus.InReview, CaseStatus.Completed, CaseStatus.Reported, CaseStatus.Reviewed],
            CaseStates.OnDesk);
        Assert.Equal([CaseStatus.Saved, CaseStatus.Ready], CaseStates.Of(QueueGroup.Preparing));
        Assert.Equal(
            [CaseStatus.Refused, CaseStatus.Withdrawn, CaseStatus.Closed], CaseStates.Table.Where(r => r.Ending == CaseEnding.Without).Select(r => r.Status));
    }

    [Fact]
    public void ForApplicant_TellsNoRecommendation() => Assert.All(Enum.GetValues<CaseStatus>(), status =>
        Assert.Equal(status == CaseStatus.Recommended ? CaseStatus.InReview : status, CaseStates.Of(status).ForApplicant));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Workflow_StatesOnTheTable_AreLeftAsTheTableSays(string name)
    {
        var workflow = All[name];
        var reached = new HashSet<CaseStatus> { workflow.First };
        for (var known = 0; known != reached.Count;)
        {
            known = reached.Count;
            reached.UnionWith([.. Moves(reached).Select(m => m.To)]);
        }

        // Every state that a case can come to is one that filters show, and no other.
        Assert.Equal(reached.Order(), workflow.States.Order());
        foreach (var state in reached)
        {
            var row = CaseStates.Table.Single(r => r.Status == state);
            var actions = Moves([state]).Select(m => m.Action).ToList();
            if (row.IsEnd)
            {
                Assert.Empty(actions.Select(a => $"{state} {a}").Except(Reopenings));
            }
            else
            {
                Assert.True(actions.Intersect(Acts[row.Turn]).Any(), $"{state} waits for {row.Turn}, who can do nothing to it.");
            }
        }

        IEnumerable<(CaseAction Action, CaseStatus To)> Moves(IEnumerable<CaseStatus> from) =>
            from state in @from from action in Enum.GetValues<CaseAction>() let to = workflow.Next(state, action) where to.IsOk select (action, to.Value);
    }

    [Fact]
    public void Workflows_TogetherUseEveryStateAndEveryProcessHasOne()
    {
        Assert.Equal(Enum.GetValues<CaseStatus>(), All.Values.SelectMany(w => w.States).Distinct().Order());
        Assert.All(ProcessCatalogue.All, process => Assert.Contains(process.Workflow, All.Values));
        Assert.All(Reopenings.Select(r => r.Split(' ')), words => Assert.Contains(
            All.Values, w => w.Allows(Enum.Parse<CaseStatus>(words[0]), Enum.Parse<CaseAction>(words[1]))));
    }
}
