using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Cases.Mails;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Processes.Contract.Mails;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.Contract;

/// <summary>From the notification to the end of a contract: authorisation, payment, annex, end.</summary>
public sealed class ContractDecisionTests : ContractKit
{
    [Fact]
    public async Task Authorise_ByTheOfficerAlone_MakesTheSlipAndMailsIt()
    {
        var caseId = await AuthorisedAsync();

        Assert.Equal(CaseStatus.Authorised, (await CaseAsync(caseId)).Status);
        await using var db = Portal.Db();
        var slip = await db.PaymentSlips.SingleAsync(s => s.CaseId == caseId);
        Assert.Equal((10_00L, SlipStatus.Open, false), (slip.AmountCents, slip.Status, slip.AmountConfirmed));
        var mail = await db.Outbox.SingleAsync(m => m.Template == MailKind.Of<ContractAuthorisedMail>().Name);
        Assert.Equal([SlipAttachment.Of(slip)], mail.Attachments());
        Assert.DoesNotContain(TestData.MarkerNumber, mail.ModelJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorise_AtOnceFromTwoWindows_OneWinsAndThereIsOneSlip()
    {
        var caseId = await NotifiedAsync();
        await TakeAsync(caseId);
        var seen = (await CaseAsync(caseId)).Version;

        var results = await Task.WhenAll(AuthoriseAsync(Officer, caseId, seen), AuthoriseAsync(Officer, caseId, seen));

        Assert.Single(results, r => r.IsOk);
        Assert.IsType<CaseChangedByOther>(Assert.Single(results, r => !r.IsOk).Error);
        await using var db = Portal.Db();
        Assert.Equal(1, await db.PaymentSlips.CountAsync(s => s.CaseId == caseId));
    }

    [Fact]
    public async Task Authorise_AnotherOfficerAtTheSameTime_IsToldWhoWasFaster()
    {
        var second = await Portal.Data.OfficerAsync("Blerim Leka");
        var caseId = await NotifiedAsync();
        await TakeAsync(caseId);
        var seen = (await CaseAsync(caseId)).Version;
        Assert.IsType<NotAssignedToYou>((await AuthoriseAsync(second, caseId, seen)).Error);

        TestPortal.Ok(await AuthoriseAsync(Officer, caseId, seen));

        Assert.Equal("Arta Gashi", Assert.IsType<CaseChangedByOther>((await AuthoriseAsync(second, caseId, seen)).Error).Who);
    }

    [Fact]
    public async Task Authorise_WithoutAFee_IsEffectiveAtOnce()
    {
        await using (var db = Portal.Db())
        {
            (await db.Tariffs.SingleAsync(t => t.Code == "Contract/CN/Initial")).AmountCents = 0;
            await db.SaveChangesAsync();
        }

        var caseId = await AuthorisedAsync();

        Assert.Equal(CaseStatus.Effective, (await CaseAsync(caseId)).Status);
        Assert.Contains(MailKind.Of<ContractEffectiveMail>().Name, await MailsAsync());
        Assert.DoesNotContain(MailKind.Of<ContractAuthorisedMail>().Name, await MailsAsync());
    }

    [Fact]
    public async Task Book_TheSlip_MakesTheContractEffectiveInTheSameTransaction()
    {
        var caseId = await EffectiveAsync();

        Assert.Equal(CaseStatus.Effective, (await CaseAsync(caseId)).Status);
        await using var db = Portal.Db();
        Assert.Equal(SlipStatus.Paid, (await db.PaymentSlips.SingleAsync(s => s.CaseId == caseId)).Status);
        Assert.Equal(
            [CaseAction.Submit, CaseAction.Take, CaseAction.Authorise, CaseAction.Pay],
            await db.CaseEvents.Where(e => e.CaseId == caseId).OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
        Assert.False(await db.Licences.AnyAsync(l => l.CaseId == caseId));
        var mail = await db.Outbox.SingleAsync(m => m.Template == MailKind.Of<ContractEffectiveMail>().Name);
        Assert.Contains(Today.AddDays(100).ToString("yyyy-MM-dd", null), mail.ModelJson, StringComparison.Ordinal);
        Assert.Equal("payment.already-booked", (await PayAsync(caseId)).Error!.Code);
    }

    [Fact]
    public async Task Refuse_ByTheOfficer_NeedsReasonsAndEndsTheCase()
    {
        var caseId = await NotifiedAsync();
        await TakeAsync(caseId);
        await using var session = Portal.As(Officer);
        var review = session.Get<CaseReviewService>();

        Assert.IsType<ReasonsRequired>((await review.RefuseAsync(caseId, (await CaseAsync(caseId)).Version, " ", default)).Error);
        TestPortal.Ok(await review.RefuseAsync(caseId, (await CaseAsync(caseId)).Version, "E panënshkruar", default));

        Assert.Equal(CaseStatus.Refused, (await CaseAsync(caseId)).Status);
    }

    [Theory]
    [InlineData(AppealOutcome.Upheld, CaseStatus.Authorised)]
    [InlineData(AppealOutcome.Rejected, CaseStatus.Refused)]
    [InlineData(AppealOutcome.Returned, CaseStatus.InReview)]
    public async Task Appeal_AgainstARefusal_LeadsWhereTheAppealsBodySays(AppealOutcome outcome, CaseStatus status)
    {
        var supervisor = await Portal.Data.MinistryAsync("Fatmir Krasniqi", PortalRoles.Supervisor);
        var caseId = await NotifiedAsync();
        await TakeAsync(caseId);
        await using (var session = Portal.As(Officer))
        {
            TestPortal.Ok(await session.Get<CaseReviewService>().RefuseAsync(caseId, (await CaseAsync(caseId)).Version, "E panënshkruar", default));
        }

        await using (var session = Portal.As(Company))
        {
            TestPortal.Ok(await session.Get<AppealFiling>().FileAsync(caseId, (await CaseAsync(caseId)).Version, "Nënshkrimi është në faqen 3.", default));
        }

        await using (var session = Portal.As(supervisor))
        {
            Assert.Equal(status, TestPortal.Ok(await session.Get<AppealRecording>().RecordAsync(
                caseId, (await CaseAsync(caseId)).Version, new AppealDecision(outcome, "KA-18/2026", Portal.Today, "Arsyet e organit."), default)));
        }

        await using var db = Portal.Db();
        Assert.Equal(outcome == AppealOutcome.Upheld ? 1 : 0, await db.PaymentSlips.CountAsync(s => s.CaseId == caseId));
    }

    [Fact]
    public async Task Actions_OfTheOfficer_AreNeverThoseOfALicence()
    {
        var caseId = await NotifiedAsync();
        await TakeAsync(caseId);
        var supervisor = await Portal.Data.SupervisorAsync();

        foreach (var actor in new[] { Officer, supervisor })
        {
            var allowed = CaseRights.Allowed(actor, await CaseAsync(caseId), false);
            Assert.Empty(allowed.Intersect([CaseAction.Recommend, CaseAction.Approve, CaseAction.SendBack]));
        }

        Assert.Superset(new HashSet<CaseAction> { CaseAction.Authorise, CaseAction.Refuse, CaseAction.Return },
            CaseRights.Allowed(Officer, await CaseAsync(caseId), false).ToHashSet());
    }

    [Fact]
    public async Task Criteria_OfALateContractWithoutALicence_SayWhatIsNotMet()
    {
        var caseId = await NotifiedAsync(a => (a.Terms.SignedOn, a.Terms.To) = (Today.AddDays(-40), Today.AddDays(500)));
        await ChangeLicenceAsync(Licence.Id, l => l.SuspendedAt = Portal.Clock.UtcNow());
        await using var session = Portal.As(Officer);

        var view = TestPortal.Ok(await session.Get<CaseViewQueries>().ReadAsync(caseId, null, false, default));

        var unmet = view.Criteria.Where(c => c is { IsAutomatic: true, IsMet: false }).Select(c => c.Key);
        Assert.Equal(["LicenceHeld", "WithinLicence", "InTime"], unmet);
        Assert.All(view.Criteria, c => Assert.Contains(' ', c.Text));
        TestPortal.Ok(await session.Get<CaseReviewService>().TakeAsync(caseId, view.Version, default));
        TestPortal.Ok(await session.Get<CaseChecklist>().TickAsync(caseId, "Signed", true, default));
    }

    [Theory]
    [InlineData(2026, 3, 28)]
    [InlineData(2026, 3, 29)]
    [InlineData(2026, 10, 25)]
    public async Task End_LastLocalDay_EndsAtItsMidnightAlsoOverTheChangeOfClocks(int year, int month, int day)
    {
        var last = new DateOnly(year, month, day);
        var caseId = await EffectiveAsync(a => a.Terms.To = last);
        var midnight = LocalTime.StartOf(last.AddDays(1));

        Portal.Clock.SetUtcNow(new DateTimeOffset(midnight.AddSeconds(-1)));
        await Portal.Get<ContractExpiry>().RunAsync(default);
        Assert.Equal(CaseStatus.Effective, (await CaseAsync(caseId)).Status);

        Portal.Clock.SetUtcNow(new DateTimeOffset(midnight));
        await Portal.Get<ContractExpiry>().RunAsync(default);
        await Portal.Get<ContractExpiry>().RunAsync(default);
        Assert.Equal(CaseStatus.Ended, (await CaseAsync(caseId)).Status);
        Assert.Single(await MailsAsync(), MailKind.Of<ContractEndedMail>().Name);
        await using var db = Portal.Db();
        var slip = await db.PaymentSlips.SingleAsync(s => s.CaseId == caseId);
        Assert.Equal((SlipStatus.Paid, false), (slip.Status, slip.IsHeld));
    }

    [Fact]
    public async Task Deadlines_AuthorisedAndUnpaid_CloseAfterTheDaysOfTheSetting()
    {
        var caseId = await AuthorisedAsync();

        Portal.Clock.Advance(TimeSpan.FromDays(60));
        await Portal.Get<CaseExpiry>().RunAsync(default);
        Assert.Equal(CaseStatus.Authorised, (await CaseAsync(caseId)).Status);
        Portal.Clock.Advance(TimeSpan.FromDays(1));
        await Portal.Get<CaseExpiry>().RunAsync(default);

        Assert.Equal(CaseStatus.Closed, (await CaseAsync(caseId)).Status);
        await using var db = Portal.Db();
        Assert.Equal(SlipStatus.Cancelled, (await db.PaymentSlips.SingleAsync(s => s.CaseId == caseId)).Status);
    }

    [Fact]
    public async Task Terminate_WithDayAndReason_CancelsTheSlipAndTellsBoth()
    {
        var caseId = await AuthorisedAsync(a => a.Terms.From = Today.AddDays(-3));

        Assert.Equal("contract.terminated-on", (await TerminateAsync(caseId, Today.AddDays(1), "Mbyllur")).Error!.Code);
        Assert.Equal("contract.terminated-on", (await TerminateAsync(caseId, Today.AddDays(-4), "Mbyllur")).Error!.Code);
        Assert.Equal("contract.terminated-on", (await TerminateAsync(caseId, null, "Mbyllur")).Error!.Code);
        Assert.IsType<ReasonsRequired>((await TerminateAsync(caseId, Today, "  ")).Error);
        TestPortal.Ok(await TerminateAsync(caseId, Today, "Klienti e mbylli objektin"));

        Assert.Equal(CaseStatus.Terminated, (await CaseAsync(caseId)).Status);
        Assert.Equal(Today, (await RowAsync(caseId)).TerminatedOn);
        await using var db = Portal.Db();
        Assert.Equal(SlipStatus.Cancelled, (await db.PaymentSlips.SingleAsync(s => s.CaseId == caseId)).Status);
        var row = await db.CaseEvents.SingleAsync(e => e.CaseId == caseId && e.Action == CaseAction.Terminate);
        Assert.Equal(("Klienti e mbylli objektin", true), (row.Comment, row.VisibleToApplicant));
        Assert.Single(await MailsAsync(), MailKind.Of<ContractTerminatedMail>().Name);
        Assert.Equal("payment.case-ended", (await PayAsync(caseId)).Error!.Code);
    }

    [Fact]
    public async Task Terminate_InForce_KeepsWhatWasPaid()
    {
        var caseId = await EffectiveAsync(a => a.Terms.From = Today.AddDays(-3));

        TestPortal.Ok(await TerminateAsync(caseId, Today, "Klienti e mbylli objektin"));

        await using var db = Portal.Db();
        var slip = await db.PaymentSlips.SingleAsync(s => s.CaseId == caseId);
        Assert.Equal((SlipStatus.Paid, false), (slip.Status, slip.IsHeld));
    }

    [Fact]
    public async Task Annex_AfterTheLastDayAndBeforeTheJobRan_IsRefused()
    {
        var caseId = await EffectiveAsync(a => a.Terms.To = Today.AddDays(20));
        Portal.Clock.Advance(TimeSpan.FromDays(21));

        var late = (await Portal.SubmitAsync(Company, await AnnexDraftAsync(caseId, a => a.Terms.To = Today.AddDays(100)))).Error;

        Assert.Equal(CaseStatus.Ended, Assert.IsType<ActionNotAllowed>(late).Status);
    }

    [Fact]
    public async Task Late_OnceMarked_IsNotTakenBackByCompletingTheCase()
    {
        var caseId = await NotifiedAsync(a => a.Terms.SignedOn = Today.AddDays(-40));
        await TakeAsync(caseId);
        await using (var session = Portal.As(Officer))
        {
            TestPortal.Ok(await session.Get<CaseReviewService>().ReturnAsync(caseId, (await CaseAsync(caseId)).Version, Today.AddDays(10), "Data?", default));
        }

        TestPortal.Ok(await Portal.SubmitAsync(Company, await AnnexDraftAsync(caseId, a => a.Terms.SignedOn = Today.AddDays(-1), attach: false)));

        Assert.True((await RowAsync(caseId)).IsLate);
    }

    [Fact]
    public async Task Terminate_ByOthersOrTooEarly_IsRefused()
    {
        var notified = await NotifiedAsync();
        var effective = await EffectiveAsync();
        var delegated = await Portal.DelegateAsync(Company, DelegatePermissions.Prepare);
        var other = await Portal.Data.CompanyAsync("Tjetra", "810000888");

        Assert.IsType<ActionNotAllowed>((await TerminateAsync(notified, Today, "x")).Error);
        Assert.IsType<NotPermitted>((await TerminateAsync(effective, Today, "x", delegated)).Error);
        Assert.IsType<NotFound>((await TerminateAsync(effective, Today, "x", other)).Error);
        Assert.IsType<NotFound>((await TerminateAsync(effective, Today, "x", Officer)).Error);
    }

    [Fact]
    public async Task Annex_OfAContractInForce_IsAFurtherVersionThatTheOfficerLooksAt()
    {
        var caseId = await EffectiveAsync();

        TestPortal.Ok(await Portal.SubmitAsync(Company, await AnnexDraftAsync(caseId, a => (a.Terms.To, a.Terms.Guards) = (Today.AddDays(300), "9"))));

        var file = await CaseAsync(caseId);
        Assert.Equal((CaseStatus.Effective, 2), (file.Status, file.VersionNumber));
        var row = await RowAsync(caseId);
        Assert.Equal((Today.AddDays(300), 9, true, false), (row.ValidTo, row.Guards, row.AnnexPending, row.IsLate));
        Assert.Contains(MailKind.Of<CaseAmendedMail>().Name, await MailsAsync());
        await using var session = Portal.As(Officer);
        var views = session.Get<CaseViewQueries>();
        var view = TestPortal.Ok(await views.ReadAsync(caseId, null, false, default));
        Assert.Equal(2, view.Changes.Count);
        Assert.Contains(CaseAction.Review, view.Actions);
        Assert.True(TestPortal.Ok(await views.ReadAsync(caseId, 1, false, default)).Sections.SelectMany(s => s.Groups).SelectMany(g => g.Answers)
            .All(a => a.Path != "Terms.Guards"));

        TestPortal.Ok(await session.Get<ContractAuthorisation>().ReviewAnnexAsync(caseId, view.Version, default));

        Assert.False((await RowAsync(caseId)).AnnexPending);
        Assert.DoesNotContain(CaseAction.Review, TestPortal.Ok(await views.ReadAsync(caseId, null, false, default)).Actions);
        Assert.IsType<ActionNotAllowed>(
            (await session.Get<ContractAuthorisation>().ReviewAnnexAsync(caseId, (await CaseAsync(caseId)).Version, default)).Error);
    }

    [Fact]
    public async Task Annex_WithoutItsDocumentOrWithAnotherClient_IsRefused()
    {
        var caseId = await EffectiveAsync();

        var draft = await AnnexDraftAsync(caseId, a => a.Terms.Guards = "2", attach: false);
        var missing = Assert.Single(Assert.IsType<DraftIncomplete>((await Portal.SubmitAsync(Company, draft)).Error).Fields);
        Assert.Equal(("document.missing", "Documents.CN02"), (missing.Code, missing.Path));
        draft = await AnnexDraftAsync(caseId, a => a.Client.Local.Street = "Rr. Tjetër 5");
        Assert.Equal("contract.annex-client", (await Portal.SubmitAsync(Company, draft)).Error!.Code);

        Assert.Equal(1, (await CaseAsync(caseId)).VersionNumber);
    }

    [Fact]
    public async Task Annex_UnderWayWhenTheContractEnds_IsDropped()
    {
        var caseId = await EffectiveAsync();
        var draft = await AnnexDraftAsync(caseId, a => a.Terms.Guards = "2");

        Portal.Clock.SetUtcNow(new DateTimeOffset(LocalTime.StartOf(Today.AddDays(101))));
        await Portal.Get<ContractExpiry>().RunAsync(default);

        Assert.IsType<NotFound>((await Portal.SubmitAsync(Company, draft)).Error);
        Assert.Equal(CaseStatus.Ended, (await CaseAsync(caseId)).Status);
    }

    [Fact]
    public async Task Withdraw_Authorised_CancelsTheSlip()
    {
        var caseId = await AuthorisedAsync();
        await using var session = Portal.As(Company);

        TestPortal.Ok(await session.Get<CaseWithdrawal>().WithdrawAsync(caseId, (await CaseAsync(caseId)).Version, default));

        await using var db = Portal.Db();
        Assert.Equal(SlipStatus.Cancelled, (await db.PaymentSlips.SingleAsync(s => s.CaseId == caseId)).Status);
    }

    [Fact]
    public async Task Decision_OfAnAuthorisation_SaysNothingOfALicence()
    {
        var caseId = await AuthorisedAsync();
        await using var session = Portal.As(Company);

        var paper = TestPortal.Ok(await session.Get<PaperService>().DecisionAsync(caseId, default));

        var text = PdfText.Of(paper.Content);
        Assert.Contains("Zyrtari i Divizionit", text, StringComparison.Ordinal);
        Assert.DoesNotContain("vjet", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfTheCompany_ShowsTheSlipOnlyToWhoMayPay()
    {
        var caseId = await AuthorisedAsync();
        var preparing = await Portal.DelegateAsync(Company, DelegatePermissions.Prepare);

        Assert.NotNull((await OwnAsync(Company)).Rows.Single(r => r.CaseId == caseId).SlipId);
        Assert.Null((await OwnAsync(preparing)).Rows.Single(r => r.CaseId == caseId).SlipId);
    }

    private async Task<Page<ContractRow>> OwnAsync(Actor actor)
    {
        await using var session = Portal.As(actor);
        return TestPortal.Ok(await session.Get<ContractQueries>().OwnAsync(new ContractFilter(), default));
    }
}
