using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Drafts;

public sealed class DraftStoreTests : IAsyncLifetime
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
    public async Task Start_FirstTime_FillsInTheCompany()
    {
        var draft = await _portal.LoadAsync(_company, await _portal.StartAsync(_company));

        var company = PayloadJson.Read<ServiceLicenceApplication>(draft.PayloadJson).Company;
        Assert.Equal(("Siguria Plus SH.P.K.", "SRV-BAZ", "Rr. Nëna Terezë 1, Prishtinë"), (company.Name, company.ClassCode, company.Address));
        Assert.Equal((RequestKind.Initial, "company", true), (draft.Kind, draft.Step, draft.MaySubmit));
        Assert.Empty(draft.DoneSteps);
        Assert.Matches("^D-[2-9A-HJ-NP-Z]{8}$", draft.Reference);
    }

    [Fact]
    public async Task Start_Again_ReopensTheSameDraft()
    {
        var first = await _portal.StartAsync(_company);
        await _portal.ChangeAsync(_company, first, a => a.Company.Address = "Rr. e re 5");

        var second = await _portal.StartAsync(await _portal.DelegateAsync(_company, DelegatePermissions.Prepare));

        Assert.Equal(first, second);
        Assert.Contains("Rr. e re 5", (await _portal.LoadAsync(_company, second)).PayloadJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_FiveTimesAtOnce_MakesOneDraft()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => _portal.StartAsync(_company))));

        Assert.Single(ids.Distinct());
        await using var db = _portal.Db();
        Assert.Equal(1, await db.Drafts.CountAsync());
    }

    [Fact]
    public async Task Start_ForOtherCompanies_MakesOneEach()
    {
        var mine = await _portal.StartAsync(_company);
        var theirs = await _portal.StartAsync(await _portal.Data.CompanyAsync("Tjetra SH.P.K."));

        Assert.NotEqual(mine, theirs);
    }

    [Fact]
    public async Task Start_ByWhoAppliesForNobody_IsNotPermitted()
    {
        await AssertRefused(await _portal.Data.OfficerAsync());
        await AssertRefused(await _portal.DelegateAsync(_company, DelegatePermissions.Submit | DelegatePermissions.Pay));

        async Task AssertRefused(Actor actor)
        {
            await using var session = _portal.As(actor);
            var started = await session.Get<DraftStore>().StartAsync(ServiceLicenceProcess.Definition, "SRV-BAZ", CancellationToken.None);
            Assert.IsType<NotPermitted>(started.Error);
        }
    }

    [Fact]
    public async Task Start_AfterAnIssuedRequest_FillsInItsAnswers()
    {
        var licence = await _portal.LicenceAsync(_company, _portal.Today.AddDays(10));

        var draft = await _portal.LoadAsync(_company, await _portal.StartAsync(_company));

        var application = PayloadJson.Read<ServiceLicenceApplication>(draft.PayloadJson);
        Assert.Equal(RequestKind.Renewal, draft.Kind);
        Assert.Equal("Gjonbalaj", Assert.Single(application.Background.Owners).Person.LastName);
        Assert.NotEqual(Guid.Empty, licence.Id);
    }

    [Fact]
    public async Task Save_WithTheVersionSeen_KeepsAnswersStepAndDoneSteps()
    {
        var draft = await _portal.LoadAsync(_company, await _portal.StartAsync(_company));
        _portal.Clock.Advance(TimeSpan.FromMinutes(3));
        await using var session = _portal.As(_company);

        var saved = await session.Get<DraftStore>().SaveAsync(
            draft.Id, draft.Version, "background", ["company"], """{"Company":{"Address":"Rr. A 1"}}""", CancellationToken.None);

        var after = await _portal.LoadAsync(_company, draft.Id);
        Assert.Equal((saved.Value.Version, "background", _portal.Clock.UtcNow()), (after.Version, after.Step, after.ChangedAt));
        Assert.Equal(["company"], after.DoneSteps);
        Assert.NotEqual(draft.Version, after.Version);
        Assert.Contains("Rr. A 1", after.PayloadJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_WithAStaleVersion_NamesWhoSavedAndOverwritesNothing()
    {
        var colleague = await _portal.DelegateAsync(_company, DelegatePermissions.Prepare, "Dardan Hoxha");
        var draft = await _portal.LoadAsync(_company, await _portal.StartAsync(_company));
        _portal.Clock.Advance(TimeSpan.FromMinutes(3));
        await _portal.ChangeAsync(colleague, draft.Id, a => a.Company.Address = "Rr. e kolegut 2");
        await using var session = _portal.As(_company);

        var saved = await session.Get<DraftStore>().SaveAsync(draft.Id, draft.Version, draft.Step, [], draft.PayloadJson, CancellationToken.None);

        var error = Assert.IsType<DraftChangedByOther>(saved.Error);
        Assert.Equal(("Dardan Hoxha", _portal.Clock.UtcNow()), (error.Who, error.When));
        Assert.Equal(["Dardan Hoxha", "10:03"], error.Arguments);
        Assert.Contains("Rr. e kolegut 2", (await _portal.LoadAsync(_company, draft.Id)).PayloadJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_TenAtOnceWithOneVersion_LetsExactlyOneThrough()
    {
        var draft = await _portal.LoadAsync(_company, await _portal.StartAsync(_company));

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(async () =>
        {
            await using var session = _portal.As(_company);
            return await session.Get<DraftStore>().SaveAsync(draft.Id, draft.Version, draft.Step, [], draft.PayloadJson, CancellationToken.None);
        })));

        Assert.Equal(1, results.Count(r => r.IsOk));
        Assert.Equal(9, results.Count(r => r.Error is DraftChangedByOther));
    }

    [Theory]
    [InlineData("company")]
    [InlineData("delegate")]
    [InlineData("ended")]
    [InlineData("individual")]
    [InlineData("officer")]
    [InlineData("disabled")]
    [InlineData("visitor")]
    public async Task Draft_ForAnybodyElse_DoesNotExist(string who)
    {
        var draft = await _portal.LoadAsync(_company, await _portal.StartAsync(_company));
        await using var session = await SessionOfAsync(who);
        var store = session.Get<DraftStore>();
        var documents = session.Get<DraftDocuments>();
        using var body = new MemoryStream(SampleFiles.Pdf());

        Assert.IsType<NotFound>((await store.LoadAsync(draft.Id, CancellationToken.None)).Error);
        Assert.IsType<NotFound>((await store.SaveAsync(draft.Id, draft.Version, draft.Step, [], "{}", CancellationToken.None)).Error);
        Assert.IsType<NotFound>((await store.DeleteAsync(draft.Id, CancellationToken.None)).Error);
        Assert.IsType<NotFound>((await documents.ListAsync(draft.Id, CancellationToken.None)).Error);
        Assert.IsType<NotFound>((await documents.AttachAsync(draft.Id, "D03", "a.pdf", body, CancellationToken.None)).Error);
        Assert.IsType<NotFound>((await documents.RemoveAsync(draft.Id, Guid.NewGuid(), CancellationToken.None)).Error);
        Assert.IsType<NotFound>((await documents.RecordFormAsync(draft.Id, "D01", CancellationToken.None)).Error);
        Assert.Empty(await documents.CheckAsync(draft.Id, null, CancellationToken.None));
        Assert.IsType<NotFound>((await session.Get<DraftSubmission>().SubmitAsync(draft.Id, draft.Version, CancellationToken.None)).Error);
        Assert.Empty(await store.MineAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Delete_RemovesTheDraftWithItsFilesAndPapers()
    {
        var draft = await _portal.CompleteDraftAsync(_company);
        await using var session = _portal.As(_company);

        TestPortal.Ok(await session.Get<DraftStore>().DeleteAsync(draft.Id, CancellationToken.None));

        await using var db = _portal.Db();
        Assert.Equal((0, 0, 0), (await db.Drafts.CountAsync(), await db.Attachments.CountAsync(), await db.DraftForms.CountAsync()));
        Assert.Equal("draft.delete", (await db.AuditRows.OrderBy(r => r.Id).LastAsync()).Action);
    }

    [Fact]
    public async Task Mine_ListsTheDraftsOfTheApplicantNewestFirst()
    {
        await _portal.LicenceAsync(_company, _portal.Today.AddYears(1));
        var first = await _portal.StartAsync(_company, "SRV-MA");
        _portal.Clock.Advance(TimeSpan.FromHours(1));
        var second = await _portal.StartAsync(_company, "SRV-ME");
        await using var session = _portal.As(_company);

        var rows = await session.Get<DraftStore>().MineAsync(CancellationToken.None);

        Assert.Equal([second, first], rows.Select(r => r.Id));
        Assert.Equal(("Mbikëqyrje elektronike", RequestKind.Further), (rows[0].ClassName.Sq, rows[0].Kind));
    }

    private async Task<TestSession> SessionOfAsync(string who) => who switch
    {
        "company" => _portal.As(await _portal.Data.CompanyAsync("Tjetra SH.P.K.")),
        "delegate" => _portal.As(await _portal.DelegateAsync(_company, DelegatePermissions.Pay)),
        "ended" => _portal.As(await EndedAsync()),
        "individual" => _portal.As(await _portal.IndividualAsync()),
        "officer" => _portal.As(await _portal.Data.OfficerAsync()),
        "disabled" => _portal.As(await DisabledAsync()),
        _ => _portal.Visitor(),
    };

    private async Task<Actor> EndedAsync()
    {
        var actor = await _portal.DelegateAsync(_company, DelegatePermissions.All);
        await using var db = _portal.Db();
        await db.CompanyDelegates.ExecuteUpdateAsync(s => s.SetProperty(d => d.EndedAt, _portal.Clock.UtcNow()));
        return actor;
    }

    private async Task<Actor> DisabledAsync()
    {
        await using var db = _portal.Db();
        await db.Users.Where(u => u.Id == _company.UserId).ExecuteUpdateAsync(s => s.SetProperty(u => u.IsDisabled, true));
        return _company;
    }
}
