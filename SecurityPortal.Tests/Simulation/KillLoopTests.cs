using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Tests.TestKit;
using Xunit.Abstractions;

namespace SecurityPortal.Tests.Simulation;

/// <summary>
/// kill -9 around Finish and around booking: a process of its own does it, dies at a moment nobody chose, and whoever pressed the button presses it again.
/// More rounds by PORTAL_KILL_ROUNDS.
/// </summary>
public sealed class KillLoopTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int TasksARound = 4;

    private TestPortal _portal = null!;
    private Actor _officer = null!;
    private Actor _supervisor = null!;
    private Actor _cashier = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        (_officer, _supervisor) = (await _portal.Data.OfficerAsync(), await _portal.Data.SupervisorAsync());
        _cashier = await _portal.Data.MinistryAsync("Drita Hoxha", PortalRoles.Cashier);
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Theory]
    [InlineData("finish")]
    [InlineData("book")]
    public async Task Killed_AtAnyMoment_NothingIsHalfDoneAndTheSecondPressEndsIt(string command)
    {
        var rounds = SimulationSettings.Number("PORTAL_KILL_ROUNDS") ?? 3;
        var random = new Random(20260112);
        var done = new int[TasksARound + 1];
        var invariants = new Invariants(_portal);
        for (var round = 1; round <= rounds; round++)
        {
            var tasks = new List<ChildTask>();
            for (var i = 0; i < TasksARound; i++)
            {
                var draft = await DraftAsync();
                tasks.Add(command == "finish" ? draft : await SlipAsync(draft));
            }

            await RunAndKillAsync(command, tasks, TimeSpan.FromMilliseconds(random.Next(0, 250)));
            _portal.Clock.Advance(TimeSpan.FromSeconds(tasks.Count));

            var halfway = await invariants.BrokenAsync();
            Assert.True(halfway.Count == 0, $"Round {round}, after the kill:\n{string.Join('\n', halfway)}");
            done[await DoneAsync(command, tasks)]++;

            foreach (var task in tasks)
            {
                var error = await ChildProgram.RunAsync(_portal, command, task);
                Assert.True(error is null or { Code: "payment.already-booked" }, $"Round {round}: {error}");
            }

            Assert.Equal(tasks.Count, await DoneAsync(command, tasks));
            var broken = await invariants.BrokenAsync();
            Assert.True(broken.Count == 0, $"Round {round}, after the second press:\n{string.Join('\n', broken)}");
        }

        // Few rounds may all come too late or too soon; many do not.
        Assert.True(rounds < 10 || done[1..^1].Any(n => n > 0), "No round was cut between two tasks.");
        output.WriteLine($"{command}: {rounds} rounds of {TasksARound}; done before the kill: "
            + string.Join(", ", done.Select((n, i) => $"{i} of {TasksARound} in {n}")));
    }

    // A company's draft, ready to be finished.
    private async Task<ChildTask> DraftAsync()
    {
        var company = await _portal.Data.CompanyAsync();
        var draft = await _portal.CompleteDraftAsync(company);
        return new ChildTask(company.UserId, company.CompanyId, draft.Id, draft.Version);
    }

    // The same draft filed and approved: its slip waits for the cashier.
    private async Task<ChildTask> SlipAsync(ChildTask draft)
    {
        Assert.Null(await ChildProgram.RunAsync(_portal, "finish", draft));
        await using var db = _portal.Db();
        var caseId = await db.Cases.Where(c => c.CompanyId == draft.CompanyId).Select(c => c.Id).SingleAsync();
        await MoveAsync(caseId, _officer, (review, seen) => review.TakeAsync(caseId, seen, default));
        await MoveAsync(caseId, _officer, (review, seen) => review.RecommendAsync(caseId, seen, true, "Sipas ligjit.", default));
        await MoveAsync(caseId, _supervisor, (review, seen) => review.ApproveAsync(caseId, seen, null, default));
        var slip = await db.PaymentSlips.AsNoTracking().SingleAsync(s => s.CaseId == caseId);
        return new ChildTask(_cashier.UserId, null, slip.Id, slip.Version, slip.AmountCents);
    }

    private async Task MoveAsync(Guid caseId, Actor actor, Func<CaseReviewService, Guid, Task<Core.Common.Result<CaseStatus>>> move)
    {
        _portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await using var db = _portal.Db();
        var seen = await db.Cases.Where(c => c.Id == caseId).Select(c => c.Version).SingleAsync();
        await using var session = _portal.As(actor);
        TestPortal.Ok(await move(session.Get<CaseReviewService>(), seen));
    }

    // How many of the tasks are in the database, each with all that belongs to it.
    private async Task<int> DoneAsync(string command, List<ChildTask> tasks)
    {
        await using var db = _portal.Db();
        var done = 0;
        foreach (var task in tasks)
        {
            if (command == "finish")
            {
                var filed = await db.Cases.CountAsync(c => c.CompanyId == task.CompanyId);
                Assert.Equal((filed, filed == 0), (await db.CaseVersions.CountAsync(v => v.DraftId == task.SubjectId),
                    await db.Drafts.AnyAsync(d => d.Id == task.SubjectId)));
                done += filed;
            }
            else
            {
                var slip = await db.PaymentSlips.AsNoTracking().SingleAsync(s => s.Id == task.SubjectId);
                var isPaid = slip.Status == SlipStatus.Paid;
                Assert.Equal(isPaid ? 1 : 0, await db.Licences.CountAsync(l => l.CaseId == slip.CaseId));
                Assert.Equal(isPaid ? CaseStatus.Issued : CaseStatus.AwaitingPayment,
                    await db.Cases.Where(c => c.Id == slip.CaseId).Select(c => c.Status).SingleAsync());
                done += isPaid ? 1 : 0;
            }
        }

        return done;
    }

    private async Task RunAndKillAsync(string command, List<ChildTask> tasks, TimeSpan after)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [typeof(KillLoopTests).Assembly.Location, command, _portal.Database.Folder, $"{_portal.Clock.GetUtcNow():O}", .. tasks.Select(t => $"{t}")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var child = Process.Start(start)!;
        var errors = child.StandardError.ReadToEndAsync();
        var line = await child.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2));
        if (line != ChildProgram.Ready)
        {
            Assert.Fail($"The child said \"{line}\": {await errors}");
        }

        await child.StandardInput.WriteLineAsync();
        await child.StandardInput.FlushAsync();
        await Task.Delay(after);
        child.Kill();
        await child.WaitForExitAsync();
    }
}
