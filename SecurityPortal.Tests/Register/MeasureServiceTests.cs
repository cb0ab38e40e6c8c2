using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Register;
using SecurityPortal.Core.Register.Mails;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Register;

public sealed class MeasureServiceTests : MeasuresKit
{
    [Fact]
    public async Task CarryOut_Suspension_ChangesTheLicenceWithDecisionHistoryAuditMailAndAnnouncement()
    {
        var licence = await Portal.LicenceAsync(Company, Portal.Today.AddYears(1));
        var measure = TestPortal.Ok(await ProposeAsync(Officer, licence, MeasureKind.Suspend));
        Assert.Equal(LicenceState.Valid, await StateAsync(licence));
        var announced = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = Portal.Get<ICaseChangeFeed>().Subscribe(licence.CaseId, () =>
        {
            announced.TrySetResult();
            return Task.CompletedTask;
        });

        TestPortal.Ok(await CarryOutAsync(Besa, measure, "Polica ka skaduar më 1 janar."));

        await announced.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(LicenceState.Suspended, await StateAsync(licence));
        await using var db = Portal.Db();
        var decided = await db.LicenceMeasures.SingleAsync();
        Assert.Equal(("SSHPS-V-2026-000001", MeasureStatus.CarriedOut, Besa.UserId, "Polica ka skaduar më 1 janar."),
            (decided.Number, decided.Status, decided.DecidedBy, decided.Reasons));
        Assert.Equal([LicenceAction.ProposeSuspend, LicenceAction.Suspend], (await db.LicenceEvents.ToListAsync()).OrderBy(e => e.Place).Select(e => e.Action));
        Assert.Equal(["licence.propose-suspend", "licence.suspend"], await db.AuditRows.OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
        var mail = await db.Outbox.SingleAsync();
        Assert.Equal(MailKind.Of<LicenceSuspendedMail>().Name, mail.Template);
        Assert.Contains("2026-01-27", mail.ModelJson, StringComparison.Ordinal);
        Assert.DoesNotContain("Polica", mail.ModelJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_ClockSetBackBetweenTwoSteps_StandsInTheOrderOfTheSteps()
    {
        var licence = await Portal.LicenceAsync(Company, Portal.Today.AddYears(1));
        var measure = TestPortal.Ok(await ProposeAsync(Officer, licence, MeasureKind.Suspend));
        Portal.Clock.AdjustTime(Portal.Clock.GetUtcNow().AddDays(-1));
        TestPortal.Ok(await CarryOutAsync(Besa, measure));

        await using var session = Portal.As(Officer);
        var file = (await session.Get<LicenceFileReader>().OfCaseAsync(licence.CaseId, default))!;
        Assert.Equal([LicenceAction.ProposeSuspend, LicenceAction.Suspend], file.History.Select(h => h.Action));
        var late = Assert.IsType<MeasureChangedByOther>((await CarryOutAsync(Dren, measure)).Error);
        Assert.Contains(Besa.Name, late.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CarryOut_WhoProposed_NeedsAnotherPerson()
    {
        var licence = await Portal.LicenceAsync(Company, Portal.Today.AddYears(1));
        var measure = TestPortal.Ok(await ProposeAsync(Besa, licence, MeasureKind.Revoke));

        Assert.IsType<MeasureFourEyes>((await CarryOutAsync(Besa, measure)).Error);
        Assert.Equal(LicenceState.Valid, await StateAsync(licence));
        TestPortal.Ok(await CarryOutAsync(Dren, measure));
        Assert.Equal(LicenceState.Revoked, await StateAsync(licence));
    }

    [Theory]
    [InlineData(PortalRoles.Officer, true, false)]
    [InlineData(PortalRoles.Supervisor, true, true)]
    [InlineData(PortalRoles.Cashier, false, false)]
    [InlineData(PortalRoles.Auditor, false, false)]
    [InlineData(PortalRoles.Administrator, false, false)]
    [InlineData("holder", false, false)]
    public async Task EachRole_ProposesAndDecidesOnlyWhatItMay(string role, bool proposes, bool decides)
    {
        var actor = role == "holder" ? Company : await Portal.Data.MinistryAsync("Personi i provës", role);
        var first = await Portal.LicenceAsync(Company, Portal.Today.AddYears(1));
        var second = await Portal.LicenceAsync(Company, Portal.Today.AddYears(1), "SRV-MA");
        var waiting = TestPortal.Ok(await ProposeAsync(Officer, second, MeasureKind.Suspend));

        var proposed = await ProposeAsync(actor, first, MeasureKind.Suspend);
        var decided = await CarryOutAsync(actor, waiting);

        Assert.Equal((proposes, decides), (proposed.IsOk, decided.IsOk));
        Assert.All(new[] { proposed.Error, decided.Error }.OfType<Error>(), e => Assert.IsType<NotPermitted>(e));
    }

    [Fact]
    public async Task CarryOut_TwoSupervisorsAtOnce_OneWinsAndTheOtherLearnsWho()
    {
        for (var round = 0; round < 5; round++)
        {
            var company = await Portal.Data.CompanyAsync($"Garda {round} SH.P.K.");
            var licence = await Portal.LicenceAsync(company, Portal.Today.AddYears(1));
            var measure = TestPortal.Ok(await ProposeAsync(Officer, licence, MeasureKind.Suspend));
            var seen = (await MeasureAsync(measure)).Version;
            var heads = new[] { Besa, Dren };

            var results = await Task.WhenAll(heads.Select(head => Task.Run(() => CarryOutAsync(head, measure, "Arsyet", seen))));

            var winner = Array.FindIndex(results, r => r.IsOk);
            Assert.Equal(heads[winner].Name, Assert.IsType<MeasureChangedByOther>(results[1 - winner].Error).Who);
            await using var db = Portal.Db();
            Assert.Equal(1, await db.LicenceEvents.CountAsync(e => e.LicenceId == licence.Id && e.Action == LicenceAction.Suspend));
            Assert.Equal(1, await db.Outbox.CountAsync(m => m.EventKey == $"measure/{measure:N}/decided"));
        }
    }

    [Fact]
    public async Task Measure_ChangedSinceItWasSeen_IsNeitherProposedNorDecided()
    {
        var licence = await Portal.LicenceAsync(Company, Portal.Today.AddYears(1));
        await using var officer = Portal.As(Officer);
        await using var head = Portal.As(Besa);

        Assert.IsType<MeasureChangedByOther>(
            (await officer.Get<MeasureService>().ProposeAsync(licence.Id, Guid.NewGuid(), MeasureKind.Suspend, "Arsyet", null, default)).Error);
        var measure = TestPortal.Ok(await ProposeAsync(Officer, licence, MeasureKind.Suspend));
        Assert.IsType<MeasureChangedByOther>((await CarryOutAsync(Besa, measure, seen: Guid.NewGuid())).Error);
        Assert.IsType<MeasureChangedByOther>((await head.Get<MeasureService>().RejectAsync(measure, Guid.NewGuid(), "Pse", default)).Error);
        Assert.Equal(LicenceState.Valid, await StateAsync(licence));
    }

    [Fact]
    public async Task Propose_WhileOneWaits_IsRefused()
    {
        var licence = await Portal.LicenceAsync(Company, Portal.Today.AddYears(1));
        TestPortal.Ok(await ProposeAsync(Officer, licence, MeasureKind.Suspend));
        Assert.IsType<MeasureAlreadyProposed>((await ProposeAsync(Dren, licence, MeasureKind.Revoke)).Error);
    }

    [Fact]
    public async Task Propose_StateDoesNotAllowIt_IsRefused()
    {
        var valid = await Portal.LicenceAsync(Company, Portal.Today.AddYears(1));
        var ended = await Portal.LicenceAsync(Company, Portal.Today.AddDays(-1), "SRV-MA");
        Assert.IsType<MeasureNotAllowed>((await ProposeAsync(Officer, valid, MeasureKind.Lift)).Error);
        Assert.IsType<MeasureNotAllowed>((await ProposeAsync(Officer, ended, MeasureKind.Suspend)).Error);
        await DoneAsync(valid, MeasureKind.Suspend);
        Assert.IsType<MeasureNotAllowed>((await ProposeAsync(Officer, valid, MeasureKind.Suspend)).Error);
        await DoneAsync(valid, MeasureKind.Revoke);
        Assert.IsType<MeasureNotAllowed>((await ProposeAsync(Officer, valid, MeasureKind.Lift)).Error);
        Assert.IsType<ReasonsRequired>((await ProposeAsync(Officer, valid, MeasureKind.Lift, "  ")).Error);
    }

    [Fact]
    public async Task CarryOut_Lifting_MakesTheLicenceValidAgain()
    {
        var licence = await Portal.LicenceAsync(Company, Portal.Today.AddYears(1));
        await DoneAsync(licence, MeasureKind.Suspend);
        await DoneAsync(licence, MeasureKind.Lift);
        Assert.Equal(LicenceState.Valid, await StateAsync(licence));
        await using var db = Portal.Db();
        Assert.Equal(["SSHPS-V-2026-000001", "SSHPS-V-2026-000002"], await db.LicenceMeasures.OrderBy(m => m.Number).Select(m => m.Number).ToListAsync());
    }

    [Fact]
    public async Task Reject_Proposal_LeavesTheLicenceAndTellsTheHolderNothing()
    {
        var licence = await Portal.LicenceAsync(Company, Portal.Today.AddYears(1));
        var measure = TestPortal.Ok(await ProposeAsync(Officer, licence, MeasureKind.Suspend));
        await using (var session = Portal.As(Besa))
        {
            TestPortal.Ok(await session.Get<MeasureService>().RejectAsync(measure, (await MeasureAsync(measure)).Version, "Nuk mjafton.", default));
        }

        Assert.Equal(LicenceState.Valid, await StateAsync(licence));
        await using var db = Portal.Db();
        Assert.Empty(await db.Outbox.ToListAsync());
        await using var holder = Portal.As(Company);
        var file = (await holder.Get<LicenceFileReader>().OfCaseAsync(licence.CaseId, default))!;
        Assert.Empty(file.Measures);
        Assert.Empty(file.History);
    }

    [Fact]
    public async Task Suspension_OfALicenceRenewedAheadOfTime_ReachesItsSuccessor()
    {
        var licence = await Portal.LicenceAsync(Company, Portal.Today.AddDays(10));
        var renewal = await Portal.Data.CaseAsync(Company, CaseStatus.Paid, kind: RequestKind.Renewal, previousLicenceId: licence.Id);
        var successor = await GrantAsync(renewal);

        await DoneAsync(licence, MeasureKind.Suspend);
        Assert.Equal((LicenceState.Suspended, LicenceState.Suspended), (await StateAsync(licence), await StateAsync(successor)));
        await DoneAsync(licence, MeasureKind.Lift);
        Assert.Equal((LicenceState.Expiring, LicenceState.Upcoming), (await StateAsync(licence), await StateAsync(successor)));
    }

    [Fact]
    public async Task Renewal_IssuedWhileTheLicenceIsSuspended_IsSuspendedToo()
    {
        var licence = await Portal.LicenceAsync(Company, Portal.Today.AddDays(10));
        await DoneAsync(licence, MeasureKind.Suspend);
        var successor = await GrantAsync(await Portal.Data.CaseAsync(Company, CaseStatus.Paid, kind: RequestKind.Renewal, previousLicenceId: licence.Id));
        Assert.Equal(LicenceState.Suspended, await StateAsync(successor));
    }

    [Fact]
    public async Task File_ForTheHolder_HasNoNamesAndNoInternalNote()
    {
        var licence = await Portal.LicenceAsync(Company, Portal.Today.AddYears(1));
        await DoneAsync(licence, MeasureKind.Suspend);
        await using var holder = Portal.As(Company);
        var file = (await holder.Get<LicenceFileReader>().OfCaseAsync(licence.CaseId, default))!;
        var measure = Assert.Single(file.Measures);
        Assert.Equal((null, null, null, true), (measure.InternalNote, measure.DecidedBy, measure.ProposedBy, measure.MayAppeal));
        Assert.Equal([(LicenceAction.Suspend, (string?)null)], file.History.Select(h => (h.Action, h.Who)));
        Assert.IsType<NotPermitted>((await holder.Get<LicenceFileReader>().ReadAsync(licence.Id, true, default)).Error);
        await using var other = Portal.As(await Portal.Data.CompanyAsync("Tjetra SH.P.K."));
        Assert.Null(await other.Get<LicenceFileReader>().OfCaseAsync(licence.CaseId, default));
    }

    private async Task<Licence> GrantAsync(Case file)
    {
        var issued = await Portal.Database.InTransactionAsync<Licence>(
            async db =>
            {
                await new LicenceGrant().IssueAsync(db, file, Portal.Clock.UtcNow(), default);
                return db.Licences.Local.Single(l => l.CaseId == file.Id);
            },
            default);
        return issued.Value;
    }
}
