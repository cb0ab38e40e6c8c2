using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Appeals.Mails;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.Register;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Appeals;

public sealed class CaseAppealTests : MeasuresKit
{
    private Case _file = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var filed = await Portal.Data.CaseAsync(Company, CaseStatus.Recommended, Officer);
        await using var session = Portal.As(Besa);
        TestPortal.Ok(await session.Get<CaseReviewService>().RefuseAsync(filed.Id, filed.Version, "Polica ka skaduar.", default));
        _file = await ReloadAsync(filed.Id);
    }

    [Fact]
    public async Task File_InTime_MovesTheCaseAndMailsApplicantOfficerAndSupervisor()
    {
        await FileAsync(Company);

        Assert.Equal(CaseStatus.Appealed, (await ReloadAsync(_file.Id)).Status);
        await using var db = Portal.Db();
        var appeal = await db.Appeals.SingleAsync();
        Assert.Equal((false, "Polica vlen.", Besa.UserId), (appeal.IsLate, appeal.Text, appeal.AgainstDecisionOf));
        var mails = await db.Outbox.Where(m => m.EventKey.StartsWith("appeal/")).ToListAsync();
        Assert.Equal([MailKind.Of<AppealFiledMail>().Name, MailKind.Of<AppealReceivedMail>().Name, MailKind.Of<AppealReceivedMail>().Name],
            mails.Select(m => m.Template).Order());
        Assert.All(mails, m => Assert.DoesNotContain("Polica", m.ModelJson, StringComparison.Ordinal));
        Assert.Contains(mails, m => m.ModelJson.Contains(Besa.Name, StringComparison.Ordinal));
        Assert.Contains(mails, m => m.ModelJson.Contains(Officer.Name, StringComparison.Ordinal));
        Assert.Equal(CaseAction.Appeal, (await db.CaseEvents.OrderByDescending(e => e.Number).FirstAsync()).Action);
        Assert.True(await db.AuditRows.AnyAsync(a => a.Action == "case.appeal"));
    }

    // The refusal is of 12 January: the last day is the 27th to its end, local time.
    [Theory]
    [InlineData("2026-01-27T22:59:00Z", false)]
    [InlineData("2026-01-27T23:01:00Z", true)]
    public async Task File_AroundTheLastDay_IsTakenAndMarkedLateAfterIt(string now, bool late)
    {
        Portal.Clock.SetUtcNow(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        await FileAsync(Company);
        await using var db = Portal.Db();
        Assert.Equal(late, (await db.Appeals.SingleAsync()).IsLate);
    }

    [Fact]
    public async Task File_ByOthersOrWithoutText_IsRefused()
    {
        Assert.IsType<NotFound>((await TryFileAsync(await Portal.Data.CompanyAsync("Tjetra SH.P.K."), "x")).Error);
        Assert.IsType<NotPermitted>((await TryFileAsync(await Portal.DelegateAsync(Company, DelegatePermissions.Pay), "x")).Error);
        Assert.Equal(AppealErrors.TextRequired, (await TryFileAsync(Company, " ")).Error);
        Assert.IsType<CaseTextTooLong>((await TryFileAsync(Company, new string('x', AppealFiling.MaxText + 1))).Error);
        Assert.Equal(CaseStatus.Refused, (await ReloadAsync(_file.Id)).Status);
    }

    [Fact]
    public async Task Record_Upheld_ApprovesWithASlipAndADecisionThatNamesTheAppeal()
    {
        await FileAsync(Company);
        Assert.Equal(CaseStatus.AwaitingPayment, TestPortal.Ok(await RecordAsync(Dren, AppealOutcome.Upheld)));

        await using var db = Portal.Db();
        var slip = await db.PaymentSlips.SingleAsync();
        var mail = await db.Outbox.SingleAsync(m => m.Template == MailKind.Of<AppealUpheldMail>().Name);
        Assert.Equal([SlipAttachment.Of(slip)], mail.Attachments());
        var file = await ReloadAsync(_file.Id);
        Assert.Equal((Dren.UserId, null), (file.DecidedBy, file.DecisionReasons));
        await using var holder = Portal.As(Company);
        var text = PdfText.Of((await holder.Get<PaperService>().DecisionAsync(_file.Id, default)).Value.Content);
        Assert.Contains("Aprovohet kërkesa", text, StringComparison.Ordinal);
        Assert.Contains("KA-17/2026", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Polica ka skaduar", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_UpheldWithoutAFee_IssuesAtOnce()
    {
        await using (var db = Portal.Db())
        {
            await db.Tariffs.ExecuteUpdateAsync(t => t.SetProperty(x => x.AmountCents, 0));
        }

        await FileAsync(Company);
        Assert.Equal(CaseStatus.Issued, TestPortal.Ok(await RecordAsync(Dren, AppealOutcome.Upheld)));
        await using var after = Portal.Db();
        Assert.Equal(_file.Id, (await after.Licences.SingleAsync()).CaseId);
    }

    [Fact]
    public async Task Record_Rejected_IsFinalAndKeepsTheDecision()
    {
        await FileAsync(Company);
        Assert.Equal(CaseStatus.Refused, TestPortal.Ok(await RecordAsync(Dren, AppealOutcome.Rejected)));

        var file = await ReloadAsync(_file.Id);
        Assert.Equal((Besa.UserId, "Polica ka skaduar."), (file.DecidedBy, file.DecisionReasons));
        await using var holder = Portal.As(Company);
        var view = (await holder.Get<ApplicantCaseQueries>().ReadAsync(_file.Id, null, default)).Value;
        Assert.DoesNotContain(CaseAction.Appeal, view.Actions);
        Assert.Contains("KA-17/2026", view.History[^1].Comment, StringComparison.Ordinal);
        Assert.Equal(AppealErrors.NotPossible, (await holder.Get<AppealFiling>().FileAsync(_file.Id, file.Version, "Edhe një herë", default)).Error);
        var appeals = (await holder.Get<AppealQueries>().OfCaseAsync(_file.Id, default))!;
        Assert.Equal((false, null), (appeals.MayAppeal, appeals.LastDay));
    }

    [Fact]
    public async Task Record_Returned_IsReviewedAnewAndCanBeRefusedAndAppealedAgain()
    {
        await FileAsync(Company);
        Portal.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(CaseStatus.InReview, TestPortal.Ok(await RecordAsync(Dren, AppealOutcome.Returned)));
        var file = await ReloadAsync(_file.Id);
        Assert.Equal((null, null, null, 10), (file.DecidedBy, file.RecommendedBy, file.DecisionReasons, file.PausedDays));

        await using (var officer = Portal.As(Officer))
        {
            TestPortal.Ok(await officer.Get<CaseReviewService>().RecommendAsync(file.Id, file.Version, false, "Prapë jo", default));
        }

        await using (var head = Portal.As(Besa))
        {
            TestPortal.Ok(await head.Get<CaseReviewService>().RefuseAsync(file.Id, (await ReloadAsync(file.Id)).Version, "Prapë jo.", default));
        }

        _file = await ReloadAsync(_file.Id);
        await FileAsync(Company);
        await using var db = Portal.Db();
        Assert.Equal(2, await db.Appeals.CountAsync());
    }

    [Fact]
    public async Task Record_WhoTookTheDecisionOrHasNoRight_IsRefused()
    {
        await FileAsync(Company);
        Assert.IsType<FourEyesRequired>((await RecordAsync(Besa, AppealOutcome.Upheld)).Error);
        Assert.IsType<NotPermitted>((await RecordAsync(Officer, AppealOutcome.Upheld)).Error);
        Assert.IsType<NotPermitted>((await RecordAsync(Company, AppealOutcome.Upheld)).Error);
    }

    [Theory]
    [InlineData(null, "KA-1", "2026-01-12", "Arsyet", "appeal.outcome-required")]
    [InlineData(AppealOutcome.Upheld, " ", "2026-01-12", "Arsyet", "appeal.number-required")]
    [InlineData(AppealOutcome.Upheld, "KA-1", "2026-01-13", "Arsyet", "appeal.date")]
    [InlineData(AppealOutcome.Upheld, "KA-1", "2026-01-11", "Arsyet", "appeal.date")]
    [InlineData(AppealOutcome.Upheld, "KA-1", null, "Arsyet", "appeal.date")]
    [InlineData(AppealOutcome.Upheld, "KA-1", "2026-01-12", " ", "case.reasons-required")]
    public async Task Record_Incomplete_SaysWhat(AppealOutcome? outcome, string number, string? date, string reasons, string code)
    {
        await FileAsync(Company);
        var day = date is null ? (DateOnly?)null : DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
        await using var session = Portal.As(Dren);
        var result = await session.Get<AppealRecording>().RecordAsync(
            _file.Id, (await ReloadAsync(_file.Id)).Version, new AppealDecision(outcome, number, day, reasons), default);
        Assert.Equal(code, result.Error!.Code);
        Assert.Equal(CaseStatus.Appealed, (await ReloadAsync(_file.Id)).Status);
    }

    [Fact]
    public async Task Attach_Document_IsReadByTheMinistryAndNobodyElse()
    {
        var appeal = await FileAsync(Company);
        await using var holder = Portal.As(Company);
        using (var body = new MemoryStream(SampleFiles.Pdf()))
        {
            TestPortal.Ok(await holder.Get<AppealFiling>().AttachAsync(appeal, body, "polica.pdf", default));
        }

        await using var officer = Portal.As(Officer);
        var opened = TestPortal.Ok(await officer.Get<AppealQueries>().OpenFileAsync(appeal, default));
        Assert.Equal("polica.pdf", opened.FileName);
        await opened.Content.DisposeAsync();
        await using var other = Portal.As(await Portal.Data.CompanyAsync("Tjetra SH.P.K."));
        Assert.IsType<NotFound>((await other.Get<AppealQueries>().OpenFileAsync(appeal, default)).Error);
        using var wrong = new MemoryStream("<html></html>"u8.ToArray());
        Assert.False((await holder.Get<AppealFiling>().AttachAsync(appeal, wrong, "faqe.pdf", default)).IsOk);
        TestPortal.Ok(await RecordAsync(Dren, AppealOutcome.Rejected));
        using var late = new MemoryStream(SampleFiles.Pdf());
        Assert.Equal(AppealErrors.Closed, (await holder.Get<AppealFiling>().AttachAsync(appeal, late, "vonë.pdf", default)).Error);
    }

    private async Task<Guid> FileAsync(Actor actor) => TestPortal.Ok(await TryFileAsync(actor, "Polica vlen."));

    private async Task<Result<Guid>> TryFileAsync(Actor actor, string text)
    {
        await using var session = Portal.As(actor);
        return await session.Get<AppealFiling>().FileAsync(_file.Id, _file.Version, text, default);
    }

    private async Task<Result<CaseStatus>> RecordAsync(Actor actor, AppealOutcome outcome)
    {
        await using var session = Portal.As(actor);
        return await session.Get<AppealRecording>().RecordAsync(
            _file.Id, (await ReloadAsync(_file.Id)).Version, new AppealDecision(outcome, "KA-17/2026", Portal.Today, "Arsyet e organit."), default);
    }

    private async Task<Case> ReloadAsync(Guid id)
    {
        await using var db = Portal.Db();
        return await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id);
    }
}
