using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Drafts;

public sealed class DraftReuseTests : IAsyncLifetime
{
    private TestPortal _portal = null!;
    private Actor _company = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _company = await _portal.Data.CompanyAsync();
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Start_Renewal_BringsAnswersPictureAndReusableFilesOnly()
    {
        var earlier = await FiledAsync(CaseStatus.Issued, validTo: _portal.Today.AddDays(400));
        _portal.Clock.Advance(TimeSpan.FromDays(380));

        var draft = await _portal.StartAsync(_company);

        var list = await ListAsync(draft);
        Assert.Equal(["D03", "D04", "D07", "D08", "D10", "D11"], list.Attached.Select(a => a.KindCode).Order());
        Assert.All(list.Attached, a => Assert.True(a.IsFromEarlier && !a.IsOutOfDate, a.KindCode));
        Assert.Equal("EMBLEM", Assert.Single(list.Pictures).KindCode);
        await using var db = _portal.Db();
        Assert.Equal(
            await db.Attachments.Where(a => db.Set<CaseVersion>().Any(v => v.Id == a.CaseVersionId && v.CaseId == earlier) && a.KindCode == "D03")
                .Select(a => a.FileId).SingleAsync(),
            await db.Attachments.Where(a => a.DraftId == draft && a.KindCode == "D03").Select(a => a.FileId).SingleAsync());
        Assert.Contains("Rr. Nëna Terezë 1", (await _portal.LoadAsync(_company, draft)).PayloadJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attach_NewFileOfTheKind_ReplacesTheOneFromEarlier()
    {
        var earlier = await FiledAsync(CaseStatus.Issued, validTo: _portal.Today.AddDays(400));
        _portal.Clock.Advance(TimeSpan.FromDays(380));
        var draft = await _portal.StartAsync(_company);
        await _portal.AttachAsync(_company, draft, "D03", "i-ri.pdf", SampleFiles.Pdf());
        var row = Assert.Single((await ListAsync(draft)).Attached, a => a.KindCode == "D03");
        Assert.Equal(("i-ri.pdf", false), (row.FileName, row.IsFromEarlier));
        await using var db = _portal.Db();
        Assert.Equal(1, await db.Attachments.CountAsync(a => a.KindCode == "D03" && db.Set<CaseVersion>()
            .Any(v => v.Id == a.CaseVersionId && v.CaseId == earlier)));
    }

    [Fact]
    public async Task Start_AfterARefusal_TakesNothingOverByItself()
    {
        await FiledAsync(CaseStatus.Refused);

        var draft = await _portal.StartAsync(_company);

        Assert.Empty((await ListAsync(draft)).Attached);
        Assert.DoesNotContain("Mburojë e kaltër", (await _portal.LoadAsync(_company, draft)).PayloadJson, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CaseStatus.Refused)]
    [InlineData(CaseStatus.Withdrawn)]
    [InlineData(CaseStatus.Closed)]
    public async Task StartFrom_EndedRequest_IsPreFilledFromIt(CaseStatus status)
    {
        var caseId = await FiledAsync(status);
        await using var session = _portal.As(_company);
        var draft = TestPortal.Ok(await session.Get<DraftStore>().StartFromAsync(caseId, default));
        Assert.Contains((await ListAsync(draft)).Attached, a => a is { KindCode: "D03", IsFromEarlier: true });
        Assert.Contains("Mburojë e kaltër", (await _portal.LoadAsync(_company, draft)).PayloadJson, StringComparison.Ordinal);
        Assert.Equal(draft, TestPortal.Ok(await session.Get<DraftStore>().StartFromAsync(caseId, default)));
    }

    [Fact]
    public async Task StartFrom_OpenRequestOthersOrRulesAgainst_IsRefused()
    {
        var open = await FiledAsync(CaseStatus.InReview);
        await using var session = _portal.As(_company);
        Assert.IsType<ActionNotAllowed>((await session.Get<DraftStore>().StartFromAsync(open, default)).Error);
        var closed = (await _portal.Data.CaseAsync(_company, CaseStatus.Closed)).Id;
        Assert.Equal("class.request-open", (await session.Get<DraftStore>().StartFromAsync(closed, default)).Error!.Code);
        await using var other = _portal.As(await _portal.Data.CompanyAsync("Tjetra SH.P.K."));
        Assert.IsType<Core.Common.NotFound>((await other.Get<DraftStore>().StartFromAsync(closed, default)).Error);
    }

    [Theory]
    [InlineData("SRV-BAZ", "")]
    [InlineData("SRV-MA", "D16")]
    [InlineData("SRV-TPG", "D13 D14 D15")]
    [InlineData("SRV-ME", "D17")]
    public async Task Documents_OfAClass_AskForItsOwnPapers(string classCode, string extra)
    {
        await _portal.LicenceAsync(_company, classCode == "SRV-BAZ" ? _portal.Today.AddDays(10) : _portal.Today.AddYears(1));
        var list = await ListAsync(await _portal.StartAsync(_company, classCode));
        var kinds = list.Kinds.Where(k => string.CompareOrdinal(k.Code, "D12") >= 0).ToList();
        Assert.Equal(extra, string.Join(' ', kinds.Select(k => k.Code)));
        Assert.All(kinds, k => Assert.Equal((true, false), (k.IsRequired, k.IsConfirmed)));
    }

    [Fact]
    public async Task ClassList_BeforeApplying_TellsWhatIsChecked()
    {
        await using var session = _portal.As(_company);
        var rows = TestPortal.Ok(await session.Get<ApplicantClasses>().ReadAsync(ServiceLicenceProcess.Definition, default));
        var basic = rows.Single(r => r.Code == "SRV-BAZ").Checks;
        Assert.All(basic.Rules, r => Assert.True(r.IsMet, r.Text));
        Assert.Equal(ServiceLicenceProcess.Definition.Criteria.Count, basic.ByHand.Count);
        Assert.Contains(basic.Documents, d => d is { IsMadeByPortal: true, IsConfirmed: true });
        var further = rows.Single(r => r.Code == "SRV-TPG").Checks;
        Assert.Single(further.Rules, r => !r.IsMet);
        Assert.Equal(3, further.Documents.Count - basic.Documents.Count);
    }

    private async Task<Guid> FiledAsync(CaseStatus status, DateOnly? validTo = null)
    {
        var filed = TestPortal.Ok(await _portal.SubmitAsync(_company, await _portal.CompleteDraftAsync(_company)));
        await using var db = _portal.Db();
        await db.Cases.ExecuteUpdateAsync(c => c.SetProperty(x => x.Status, status));
        if (validTo is { } end)
        {
            await _portal.Data.LicenceAsync(await db.Cases.AsNoTracking().SingleAsync(c => c.Id == filed.CaseId), end.AddDays(1).AddYears(-3));
        }

        return filed.CaseId;
    }

    private async Task<DraftDocumentList> ListAsync(Guid draft)
    {
        await using var session = _portal.As(_company);
        return TestPortal.Ok(await session.Get<DraftDocuments>().ListAsync(draft, default));
    }
}
