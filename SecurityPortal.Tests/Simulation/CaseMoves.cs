using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.CloseProtection;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Registries;
using SecurityPortal.Tests.Processes.Exam;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Simulation;

/// <summary>Everything that can be tried on a filed case, by whoever may and by whoever may not.</summary>
public sealed class CaseMoves(World world, FilingMoves filing)
{
    private static readonly CaseAction[] Actions = Enum.GetValues<CaseAction>();

    private TestPortal Portal => world.Portal;

    /// <summary>One action on one case: mostly one that its state allows, by somebody who has the right.</summary>
    public async Task ActAsync()
    {
        if (await world.CaseAsync() is not { } file)
        {
            return;
        }

        var workflow = ProcessCatalogue.Get(file.ProcessKey).Workflow;
        var allowed = Actions.Where(a => workflow.Allows(file.Status, a) && !IsLeftForLater(a)).ToList();
        var action = allowed.Count > 0 && world.Chance(85) ? world.Pick(allowed) : world.Pick(Actions);
        await ActAsync(file, action, world.Chance(85) ? HandFor(file, action) : world.Pick(world.Everybody), world.SeenVersion(file));
    }

    /// <summary>The police are asked about an assignment, and answer.</summary>
    public async Task AskPoliceAsync()
    {
        if (await world.CaseAsync() is not { ProcessKey: CloseProtectionProcess.ProcessKey } file)
        {
            return;
        }

        var officer = HandFor(file, CaseAction.Recommend);
        var seen = world.SeenVersion(file);
        if (await world.CallAsync("ask police", officer, s => s.Get<PoliceOpinions>().AskAsync(file.Id, seen, default)) is not { IsOk: true })
        {
            return;
        }

        await using var db = Portal.Db();
        var version = await db.Cases.Where(c => c.Id == file.Id).Select(c => c.Version).SingleAsync();
        var answer = new PoliceAnswer(Portal.Today, world.Chance(80), "Nuk ka vërejtje.");
        await world.CallAsync("record police", officer, s => s.Get<PoliceOpinions>().RecordAsync(file.Id, version, answer, default));
    }

    /// <summary>A registry is asked about a person, or again about a case: whoever hears an answer has left a row.</summary>
    public async Task AskRegistriesAsync()
    {
        await using var db = Portal.Db();
        var before = await db.LookupLog.CountAsync();
        bool heard;
        if (world.Chance(50) && await world.CaseAsync() is { } file)
        {
            heard = await world.CallAsync("compare", HandFor(file, CaseAction.Recommend), s => s.Get<RegistryComparer>().CompareAsync(file.Id, default))
                is { IsOk: true, Value.Count: > 0 };
        }
        else
        {
            var number = PersonalNumber.Parse(world.Pick(["1900000010", "1900000029", TestData.MarkerNumber]));
            heard = await world.CallAsync("look up", world.Pick(world.Everybody),
                s => s.Get<IPersonLookupService>().FindAsync(number, new LookupContext("simulation"), default)) is { IsOk: true };
        }

        Assert.True(!heard || await db.LookupLog.CountAsync() > before, "A registry's answer left no row.");
    }

    /// <summary>A session for exams is planned.</summary>
    public async Task PlanSessionAsync()
    {
        var plan = new ExamSessionPlan(ExamKit.Basic, "sq", Portal.Today.AddDays(world.Random.Next(8, 20)), new TimeOnly(10, 0), "Vushtrri", 20);
        var planned = await world.CallAsync("plan session", world.Pick(world.Officers), s => s.Get<ExamSessionPlanning>().CreateAsync(plan, default));
        if (planned is { IsOk: true })
        {
            world.Sessions.Add(planned.Value.Value);
        }
    }

    // An end, a refusal and what leads nowhere come by, but not as often as what leads on; what no command does is left out.
    private bool IsLeftForLater(CaseAction action) => action is CaseAction.MakeReady or CaseAction.MakeUnready
        || (action is CaseAction.Withdraw or CaseAction.Close or CaseAction.Terminate or CaseAction.Refuse or CaseAction.Unschedule or CaseAction.Miss
            or CaseAction.Assign or CaseAction.SendBack or CaseAction.Return && world.Chance(85));

    // Whose turn it is: the applicant, the officer whose case it is, a supervisor who did not recommend it.
    private Actor HandFor(Case file, CaseAction action) => action switch
    {
        CaseAction.Pay => world.Cashier,
        CaseAction.Approve or CaseAction.SendBack or CaseAction.Assign or CaseAction.AppealUphold or CaseAction.AppealReject or CaseAction.AppealReturn =>
            world.Pick(world.Supervisors),
        CaseAction.Refuse when ProcessCatalogue.Get(file.ProcessKey).Workflow == CaseWorkflow.Licence => world.Pick(world.Supervisors),
        CaseAction.Withdraw or CaseAction.Resubmit or CaseAction.Correct or CaseAction.Appeal or CaseAction.Terminate or CaseAction.Answer
            or CaseAction.Apply or CaseAction.Submit => world.ApplicantOf(file) ?? world.Companies[0],
        _ => world.Officers.Find(o => o.UserId == file.AssignedTo) ?? world.Pick(world.Officers),
    };

    private async Task ActAsync(Case file, CaseAction action, Actor actor, Guid seen)
    {
        var command = $"{action} {file.ProcessKey}";
        switch (action)
        {
            case CaseAction.Resubmit or CaseAction.Correct or CaseAction.Submit:
                await filing.FurtherVersionAsync(actor, file.Id);
                break;
            case CaseAction.Pay:
                await PayAsync(command, file, actor);
                break;
            case CaseAction.Appeal:
                await world.CallAsync(command, actor, s => s.Get<AppealFiling>().FileAsync(file.Id, seen, "Nuk pajtohemi.", default));
                break;
            case CaseAction.Apply or CaseAction.MakeReady or CaseAction.MakeUnready:
                await world.CallAsync(command, actor, s => s.Get<ExamGathering>().ApplyAsync(file.ClassCode, default));
                break;
            case CaseAction.Close or CaseAction.End or CaseAction.Issue:
                await Portal.Get<CaseExpiry>().RunAsync(default);
                await Portal.Get<ContractExpiry>().RunAsync(default);
                break;
            default:
                await world.CallAsync(command, actor, s => MoveAsync(s, file, action, seen));
                break;
        }
    }

    private Task<Result<CaseStatus>> MoveAsync(TestSession session, Case file, CaseAction action, Guid seen) => action switch
    {
        CaseAction.Take or CaseAction.Assign or CaseAction.Return or CaseAction.Recommend or CaseAction.SendBack or CaseAction.Approve or CaseAction.Refuse =>
            ReviewAsync(session.Get<CaseReviewService>(), file, action, seen),
        CaseAction.Withdraw => session.Get<CaseWithdrawal>().WithdrawAsync(file.Id, seen, default),
        CaseAction.AppealUphold => AppealAsync(session, file, seen, AppealOutcome.Upheld),
        CaseAction.AppealReject => AppealAsync(session, file, seen, AppealOutcome.Rejected),
        CaseAction.AppealReturn => AppealAsync(session, file, seen, AppealOutcome.Returned),
        CaseAction.Authorise => session.Get<ContractAuthorisation>().AuthoriseAsync(file.Id, seen, null, default),
        CaseAction.Terminate => session.Get<ContractDesk>().TerminateAsync(file.Id, seen, Portal.Today, "Klienti u mbyll.", default),
        CaseAction.Review when file.ProcessKey == ContractProcess.ProcessKey =>
            session.Get<ContractAuthorisation>().ReviewAnnexAsync(file.Id, seen, default),
        CaseAction.Review => session.Get<IncidentReview>().ReviewAsync(file.Id, seen, "Në rregull.", default),
        CaseAction.AskFollowUp => session.Get<IncidentReview>().AskFollowUpAsync(file.Id, seen, "Sa zgjati?", default),
        CaseAction.Conclude => session.Get<IncidentReview>().ConcludeAsync(file.Id, seen, "Mbyllet.", default),
        CaseAction.Answer => session.Get<FollowUpAnswers>().AnswerAsync(file.Id, seen, "Pesë minuta.", default),
        _ => ExamAsync(session.Get<ExamReview>(), file, action, seen),
    };

    private Task<Result<CaseStatus>> ReviewAsync(CaseReviewService review, Case file, CaseAction action, Guid seen) => action switch
    {
        CaseAction.Take => review.TakeAsync(file.Id, seen, default),
        CaseAction.Assign => review.AssignAsync(file.Id, seen, world.Pick(world.Everybody).UserId, default),
        CaseAction.Return => review.ReturnAsync(file.Id, seen, Portal.Today.AddDays(15), "Mungon një fletë.", default),
        CaseAction.Recommend => review.RecommendAsync(file.Id, seen, world.Chance(80), "Sipas ligjit.", default),
        CaseAction.SendBack => review.SendBackAsync(file.Id, seen, "Shiko edhe një herë.", default),
        CaseAction.Approve => review.ApproveAsync(file.Id, seen, null, default),
        _ => review.RefuseAsync(file.Id, seen, "Kushtet nuk plotësohen.", default),
    };

    private Task<Result<CaseStatus>> ExamAsync(ExamReview review, Case file, CaseAction action, Guid seen) => action switch
    {
        CaseAction.Schedule when world.Sessions.Count > 0 => review.ScheduleAsync(file.Id, seen, world.Sessions[^1], default),
        CaseAction.Unschedule => review.UnscheduleAsync(file.Id, seen, default),
        CaseAction.Pass => review.RecordAsync(file.Id, seen, 85, default),
        CaseAction.Fail => review.RecordAsync(file.Id, seen, 20, default),
        CaseAction.Miss => review.RecordAsync(file.Id, seen, null, default),
        CaseAction.CorrectPass => review.CorrectAsync(file.Id, seen, 90, "Gabim në numërim.", default),
        CaseAction.CorrectFail => review.CorrectAsync(file.Id, seen, 10, "Gabim në numërim.", default),
        CaseAction.CorrectAbsence => review.CorrectAsync(file.Id, seen, null, "Nuk ishte aty.", default),
        CaseAction.Resit => review.ResitAsync(file.Id, seen, default),
        _ => review.AcceptAsync(file.Id, seen, default),
    };

    private Task<Result<CaseStatus>> AppealAsync(TestSession session, Case file, Guid seen, AppealOutcome outcome) =>
        session.Get<AppealRecording>().RecordAsync(file.Id, seen, new AppealDecision(outcome, "AK-1/2026", Portal.Today, "Sipas provave."), default);

    // Now and then with a cent too few, or twice.
    private async Task PayAsync(string command, Case file, Actor actor)
    {
        await using var db = Portal.Db();
        if (await db.PaymentSlips.AsNoTracking().Where(s => s.CaseId == file.Id).OrderByDescending(s => s.Number).FirstOrDefaultAsync() is not { } slip)
        {
            return;
        }

        var amount = world.Chance(5) ? slip.AmountCents - 1 : slip.AmountCents;
        for (var i = 0; i < (world.Chance(10) ? 2 : 1); i++)
        {
            await world.CallAsync(command, actor, s => s.Get<PaymentService>()
                .BookAsync(slip.Id, slip.Version, new Booking(Portal.Today, $"B-{slip.Number}", amount), default));
        }
    }
}
