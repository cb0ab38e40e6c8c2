using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Processes.CloseProtection;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.CloseProtection;

/// <summary>The officer asks the police; what they say decides what may be recommended.</summary>
public sealed class PoliceOpinionTests : IAsyncLifetime
{
    private TestPortal _portal = null!;
    private CloseProtectionKit _kit = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _kit = await CloseProtectionKit.CreateAsync(_portal);
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Recommend_Approval_TakesAnAgreeingAnswer()
    {
        var caseId = await _kit.TakenAsync();
        Assert.Equal("close-protection.police-not-asked", (await _kit.RecommendAsync(caseId, true)).Error!.Code);

        TestPortal.Ok(await _kit.AskAsync(caseId));
        Assert.Equal("close-protection.police-pending", (await _kit.RecommendAsync(caseId, true)).Error!.Code);

        TestPortal.Ok(await _kit.AnswerAsync(caseId, true));
        Assert.Equal(CaseStatus.Recommended, TestPortal.Ok(await _kit.RecommendAsync(caseId, true)));
        Assert.Equal(CaseStatus.AwaitingPayment, TestPortal.Ok(await _kit.ApproveAsync(caseId)));
    }

    [Fact]
    public async Task Recommend_AfterADisagreeingAnswer_IsRefusalAlone_AndTheSupervisorCannotAuthorise()
    {
        var caseId = await _kit.TakenAsync();
        TestPortal.Ok(await _kit.AskAsync(caseId));
        TestPortal.Ok(await _kit.AnswerAsync(caseId, false));

        Assert.Equal("close-protection.police-disagrees", (await _kit.RecommendAsync(caseId, true)).Error!.Code);
        TestPortal.Ok(await _kit.RecommendAsync(caseId, false));
        Assert.Equal("close-protection.police-disagrees", (await _kit.ApproveAsync(caseId)).Error!.Code);
        Assert.Equal(CaseStatus.Refused, TestPortal.Ok(await _kit.RefuseAsync(caseId)));
    }

    [Theory]
    [InlineData(15, false)]
    [InlineData(16, true)]
    public async Task Clock_NoAnswer_IsLateAfterTheDaysOfTheSetting(int days, bool late)
    {
        var caseId = await _kit.TakenAsync();
        var asked = _portal.Today;
        TestPortal.Ok(await _kit.AskAsync(caseId));

        _portal.Clock.Advance(TimeSpan.FromDays(days));

        var opinion = Assert.Single((await _kit.PoliceAsync(caseId, _kit.Officer))!.Opinions);
        Assert.Equal((asked, asked.AddDays(15), late), (opinion.Opinion.AskedOn, opinion.Opinion.DueOn, opinion.IsLate));
        Assert.Equal(!late, await MetAsync(caseId, "PoliceInTime"));
    }

    [Fact]
    public async Task Clock_AnswerAfterTheLastDay_StaysLateAndStillCounts()
    {
        var caseId = await _kit.TakenAsync();
        TestPortal.Ok(await _kit.AskAsync(caseId));
        _portal.Clock.Advance(TimeSpan.FromDays(20));
        TestPortal.Ok(await _kit.AnswerAsync(caseId, true));

        Assert.True(Assert.Single((await _kit.PoliceAsync(caseId, _kit.Officer))!.Opinions).IsLate);
        Assert.Equal(CaseStatus.Recommended, TestPortal.Ok(await _kit.RecommendAsync(caseId, true)));
    }

    [Fact]
    public async Task Clock_IsTheSettingOfTheDay()
    {
        await using (var db = _portal.Db())
        {
            await db.Settings.Where(s => s.Code == "close-protection.police-days").ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, "5"));
        }

        var caseId = await _kit.TakenAsync();
        TestPortal.Ok(await _kit.AskAsync(caseId));

        Assert.Equal(_portal.Today.AddDays(5), (await _kit.PoliceAsync(caseId, _kit.Officer))!.Opinions[0].Opinion.DueOn);
    }

    [Theory]
    [InlineData(1, true, "Po", "close-protection.answer-date")]
    [InlineData(-1, true, "Po", "close-protection.answer-date")]
    [InlineData(0, null, "Po", "close-protection.answer-agrees")]
    [InlineData(0, true, "  ", "close-protection.answer-text")]
    public async Task Record_SomethingMissing_IsSaid(int days, bool? agrees, string text, string code)
    {
        var caseId = await _kit.TakenAsync();
        Assert.Equal("close-protection.police-not-asked", (await _kit.AnswerAsync(caseId, true)).Error!.Code);
        TestPortal.Ok(await _kit.AskAsync(caseId));

        Assert.Equal(code, (await _kit.AnswerAsync(caseId, agrees, _portal.Today.AddDays(days), text)).Error!.Code);
    }

    [Fact]
    public async Task AskAndRecord_Twice_AreRefused_AndEachLeavesOneAuditRowWithoutThePerson()
    {
        var caseId = await _kit.TakenAsync();
        TestPortal.Ok(await _kit.AskAsync(caseId));
        Assert.Equal("close-protection.police-asked", (await _kit.AskAsync(caseId)).Error!.Code);
        TestPortal.Ok(await _kit.AnswerAsync(caseId, false));
        Assert.Equal("close-protection.answer-known", (await _kit.AnswerAsync(caseId, true)).Error!.Code);
        Assert.Equal("close-protection.police-asked", (await _kit.AskAsync(caseId)).Error!.Code);

        await using var db = _portal.Db();
        var rows = await db.AuditRows.Where(a => a.Action.StartsWith("close-protection.")).ToListAsync();
        Assert.Equal(["close-protection.police-answered", "close-protection.police-asked"], rows.Select(r => r.Action).Order());
        Assert.All(rows, r => Assert.DoesNotContain("Đukić", $"{r.Detail}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ask_ByAnotherOfficerOrTheCompany_IsRefused()
    {
        var caseId = await _kit.TakenAsync();
        var second = await _portal.Data.OfficerAsync("Blerim Leka");

        Assert.IsType<NotAssignedToYou>((await _kit.AskAsync(caseId, second)).Error);
        Assert.IsType<NotPermitted>((await _kit.AskAsync(caseId, _kit.Company)).Error);
        Assert.Null(await _kit.PoliceAsync(caseId, _kit.Company));
    }

    [Fact]
    public async Task Ask_OfACaseNotUnderReview_IsRefused()
    {
        var caseId = await _kit.FiledAsync();

        Assert.IsType<ActionNotAllowed>((await _kit.AskAsync(caseId)).Error);
    }

    [Fact]
    public async Task File_OfTheAnswer_IsTheMinistrysAlone_AndOutlivesTheSweep()
    {
        var caseId = await _kit.TakenAsync();
        TestPortal.Ok(await _kit.AskAsync(caseId));
        var opinionId = (await _kit.PoliceAsync(caseId, _kit.Officer))!.Opinions[0].Opinion.Id;
        await using var officer = _portal.As(_kit.Officer);
        Assert.Equal("close-protection.police-pending", (await AttachAsync(officer, opinionId)).Error!.Code);
        TestPortal.Ok(await _kit.AnswerAsync(caseId, true));
        TestPortal.Ok(await AttachAsync(officer, opinionId));

        await using var company = _portal.As(_kit.Company);
        Assert.IsType<NotFound>((await company.Get<PoliceFiles>().OpenAsync(opinionId, default)).Error);
        Assert.IsType<NotPermitted>((await AttachAsync(company, opinionId)).Error);
        _portal.Clock.Advance(TimeSpan.FromDays(2));
        using var sweep = new FileSweep(_portal.Database, _portal.Get<IFileStore>(), new NoLeases(), _portal.Clock, NullLogger<FileSweep>.Instance);
        await sweep.RunAsync(default);
        await using var opened = TestPortal.Ok(await officer.Get<PoliceFiles>().OpenAsync(opinionId, default)).Content;
        Assert.True(opened.Length > 0);
    }

    [Fact]
    public async Task Appeal_Returned_SetsTheOpinionAside_AndThePoliceAreAskedAnew()
    {
        var caseId = await RefusedAndAppealedAsync(AppealOutcome.Returned);
        Assert.Equal("close-protection.police-not-asked", (await _kit.RecommendAsync(caseId, true)).Error!.Code);

        TestPortal.Ok(await _kit.AskAsync(caseId));
        TestPortal.Ok(await _kit.AnswerAsync(caseId, true));

        TestPortal.Ok(await _kit.RecommendAsync(caseId, true));
        Assert.Equal(2, (await _kit.PoliceAsync(caseId, _kit.Officer))!.Opinions.Count);
    }

    [Fact]
    public async Task Appeal_Upheld_AuthorisesAgainstThePolice()
    {
        var caseId = await RefusedAndAppealedAsync(AppealOutcome.Upheld);

        await using var db = _portal.Db();
        Assert.Equal(CaseStatus.AwaitingPayment, await db.Cases.Where(c => c.Id == caseId).Select(c => c.Status).SingleAsync());
    }

    private static async Task<Result<Unit>> AttachAsync(TestSession session, Guid opinionId)
    {
        using var body = new MemoryStream(SampleFiles.Pdf());
        return await session.Get<PoliceFiles>().AttachAsync(opinionId, body, "pergjigjja.pdf", default);
    }

    private async Task<Guid> RefusedAndAppealedAsync(AppealOutcome outcome)
    {
        var caseId = await _kit.TakenAsync();
        TestPortal.Ok(await _kit.AskAsync(caseId));
        TestPortal.Ok(await _kit.AnswerAsync(caseId, false));
        TestPortal.Ok(await _kit.RecommendAsync(caseId, false));
        TestPortal.Ok(await _kit.RefuseAsync(caseId));
        await using (var session = _portal.As(_kit.Company))
        {
            TestPortal.Ok(await session.Get<AppealFiling>().FileAsync(caseId, await _kit.VersionAsync(caseId), "Rreziku nuk është zvogëluar.", default));
        }

        await using (var session = _portal.As(await _portal.Data.MinistryAsync("Fatmir Krasniqi", Core.Accounts.PortalRoles.Supervisor)))
        {
            TestPortal.Ok(await session.Get<AppealRecording>().RecordAsync(
                caseId, await _kit.VersionAsync(caseId), new AppealDecision(outcome, "KA-18/2026", _portal.Today, "Arsyet e organit."), default));
        }

        return caseId;
    }

    private async Task<bool> MetAsync(Guid caseId, string key)
    {
        await using var session = _portal.As(_kit.Officer);
        return TestPortal.Ok(await session.Get<CaseViewQueries>().ReadAsync(caseId, null, false, default)).Criteria.Single(c => c.Key == key).IsMet;
    }
}
