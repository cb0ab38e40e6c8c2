using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Drafts;

public sealed class DraftSubmissionTests : IAsyncLifetime
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
    public async Task Submit_Complete_FilesTheCase()
    {
        var draft = await _portal.CompleteDraftAsync(_company);
        var published = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = _portal.Get<ICaseChangeFeed>().Subscribe(null, () =>
        {
            published.TrySetResult();
            return Task.CompletedTask;
        });

        var filed = TestPortal.Ok(await _portal.SubmitAsync(_company, draft));

        Assert.Equal("SSHPS-SL-2026-000001", filed.Number);
        await published.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await using var db = _portal.Db();
        var file = await db.Cases.SingleAsync();
        Assert.Equal(filed.CaseId, file.Id);
        Assert.Equal(
            (CaseStatus.Submitted, RequestKind.Initial, "Siguria Plus SH.P.K.", "19", 1, false),
            (file.Status, file.Kind, file.ApplicantName, file.MunicipalityCode, file.VersionNumber, file.NotVerified));
        Assert.Equal((_portal.Clock.UtcNow(), _company.UserId), (file.SubmittedAt, file.SubmittedBy));

        var version = await db.CaseVersions.SingleAsync();
        Assert.Equal((1, draft.PayloadJson, 1), (version.Number, version.Payload.Json, version.Payload.Version));
        Assert.Equal(
            ["owner Çelë Gjonbalaj", "responsible Çelë Gjonbalaj"],
            (await db.CasePersons.ToListAsync()).Select(p => $"{p.Role} {p.Name}").Order());
        Assert.All(await db.CasePersons.ToListAsync(), p => Assert.Equal(TestData.MarkerNumber, p.PersonalNumber!.Value.Reveal()));
        Assert.Equal(["cele", "gjonbalaj", "k", "p", "plus", "sh", "siguria"], await db.CaseSearchWords.Select(w => w.Word).OrderBy(w => w).ToListAsync());

        var entry = await db.CaseEvents.SingleAsync();
        Assert.Equal((CaseAction.Submit, null, CaseStatus.Submitted, _company.Name), (entry.Action, entry.From, entry.To, entry.ActorName));
        Assert.Equal(1, await db.AuditRows.CountAsync(r => r.Action == "case.submit" && r.SubjectId == file.Id.ToString()));
    }

    [Fact]
    public async Task Submit_Complete_QueuesOneMailWithoutPersonalData()
    {
        await _portal.Data.CompanyAsync("Tjetra SH.P.K.");

        TestPortal.Ok(await _portal.SubmitAsync(_company, await _portal.CompleteDraftAsync(_company)));

        await using var db = _portal.Db();
        var mail = await db.Outbox.SingleAsync();
        Assert.Equal((await db.Companies.SingleAsync(c => c.Id == _company.CompanyId)).Email, mail.To);
        Assert.Contains("SSHPS-SL-2026-000001", mail.ModelJson, StringComparison.Ordinal);
        Assert.DoesNotContain(TestData.MarkerNumber, mail.ModelJson, StringComparison.Ordinal);
        Assert.DoesNotContain("1980", mail.ModelJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_Complete_MovesTheFilesAndLeavesNoDraft()
    {
        var draft = await _portal.CompleteDraftAsync(_company);

        TestPortal.Ok(await _portal.SubmitAsync(_company, draft));

        await using var db = _portal.Db();
        var version = await db.CaseVersions.SingleAsync();
        var attachments = await db.Attachments.ToListAsync();
        Assert.Equal(12, attachments.Count);
        Assert.All(attachments, a => Assert.Equal((null, version.Id), (a.DraftId, a.CaseVersionId)));
        Assert.Equal((0, 0), (await db.Drafts.CountAsync(), await db.DraftForms.CountAsync()));
        await using var session = _portal.As(_company);
        Assert.Empty(await session.Get<DraftStore>().MineAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Submit_Twice_AnswersTheSameCase()
    {
        var draft = await _portal.CompleteDraftAsync(_company);

        var first = TestPortal.Ok(await _portal.SubmitAsync(_company, draft));
        var second = TestPortal.Ok(await _portal.SubmitAsync(_company, draft));

        Assert.Equal(first, second);
        await AssertOneCaseAsync();
    }

    [Fact]
    public async Task Submit_FiveTimesAtOnce_MakesOneCase()
    {
        var draft = await _portal.CompleteDraftAsync(_company);

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => _portal.SubmitAsync(_company, draft))));

        Assert.Single(results.Select(TestPortal.Ok).Distinct());
        await AssertOneCaseAsync();
    }

    [Fact]
    public async Task Submit_ThirtyCompaniesAtOnce_NumbersHaveNoGapAndNoRepeat()
    {
        var drafts = new List<(Actor Company, DraftView Draft)>();
        for (var i = 0; i < 30; i++)
        {
            var company = await _portal.Data.CompanyAsync($"Kompania {i} SH.P.K.");
            drafts.Add((company, await _portal.CompleteDraftAsync(company)));
        }

        var results = await Task.WhenAll(drafts.Select(d => Task.Run(() => _portal.SubmitAsync(d.Company, d.Draft))));

        Assert.Equal(
            Enumerable.Range(1, 30).Select(n => $"SSHPS-SL-2026-{n:000000}"),
            results.Select(r => TestPortal.Ok(r).Number).Order());
    }

    [Fact]
    public async Task Submit_Refused_TakesNoNumber()
    {
        var second = await _portal.Data.CompanyAsync("Tjetra SH.P.K.");
        var empty = await _portal.LoadAsync(_company, await _portal.StartAsync(_company));
        Assert.False((await _portal.SubmitAsync(_company, empty)).IsOk);

        var filed = TestPortal.Ok(await _portal.SubmitAsync(second, await _portal.CompleteDraftAsync(second)));

        Assert.Equal("SSHPS-SL-2026-000001", filed.Number);
    }

    [Fact]
    public async Task Submit_InTheFirstMinutesOfALocalYear_CountsInThatYear()
    {
        _portal.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 31, 23, 5, 0, TimeSpan.Zero));

        var filed = TestPortal.Ok(await _portal.SubmitAsync(_company, await _portal.CompleteDraftAsync(_company)));

        Assert.Equal("SSHPS-SL-2027-000001", filed.Number);
    }

    [Fact]
    public async Task Submit_NothingEntered_ListsEverythingMissingWithItsPlace()
    {
        var draft = await _portal.LoadAsync(_company, await _portal.StartAsync(_company));

        var error = Assert.IsType<DraftIncomplete>((await _portal.SubmitAsync(_company, draft)).Error);

        Assert.Equal(
            [
                "company Company.BankAccount bank.account.required",
                "company Company.ResponsiblePerson company.responsible.required",
                "company Company.ResponsiblePhone contact.phone.required",
                "background Background.Owners background.owner-missing",
                "background Background.Responsible background.responsible-missing",
                "profile Profile.NameInUse profile.name.required",
                "profile Profile.SymbolDescription profile.symbol.required",
                "profile Profile.UniformColour profile.uniform-colour.required",
                "profile Profile.UniformShirt profile.uniform-shirt.required",
                "profile Profile.UniformTrousers profile.uniform-trousers.required",
                "profile Profile.UniformJacket profile.uniform-jacket.required",
                "profile Profile.Emblem document.picture-missing",
                .. Enumerable.Range(1, 10).Select(n => $"documents Documents.D{n:00} document.missing"),
            ],
            error.Fields.Select(f => $"{f.Step} {f.Path} {f.Code}"));
        await using var db = _portal.Db();
        Assert.Equal((1, 0), (await db.Drafts.CountAsync(), await db.Cases.CountAsync()));
    }

    [Fact]
    public async Task Submit_OlderThanTheLastSave_NamesWhoSaved()
    {
        var draft = await _portal.CompleteDraftAsync(_company);
        await _portal.ChangeAsync(await _portal.DelegateAsync(_company, DelegatePermissions.Prepare), draft.Id, a => a.Company.Address = "Rr. tjetër 2");

        var error = Assert.IsType<DraftChangedByOther>((await _portal.SubmitAsync(_company, draft)).Error);

        Assert.Equal("Dardan Hoxha", error.Who);
    }

    [Fact]
    public async Task Submit_ByADelegate_NeedsThePermissionToSubmit()
    {
        var preparer = await _portal.DelegateAsync(_company, DelegatePermissions.Prepare);
        var submitter = await _portal.DelegateAsync(_company, DelegatePermissions.Prepare | DelegatePermissions.Submit, "Teuta Krasniqi");
        var draft = await _portal.CompleteDraftAsync(preparer);

        Assert.False(draft.MaySubmit);
        Assert.IsType<NotFound>((await _portal.SubmitAsync(preparer, draft)).Error);
        TestPortal.Ok(await _portal.SubmitAsync(submitter, draft));

        await using var db = _portal.Db();
        Assert.Equal("Teuta Krasniqi", (await db.CaseEvents.SingleAsync()).ActorName);
    }

    [Fact]
    public async Task Submit_FinishedByAnotherCompany_TellsNobodyOfTheCase()
    {
        var draft = await _portal.CompleteDraftAsync(_company);
        TestPortal.Ok(await _portal.SubmitAsync(_company, draft));

        var answer = await _portal.SubmitAsync(await _portal.Data.CompanyAsync("Tjetra SH.P.K."), draft);

        Assert.IsType<NotFound>(answer.Error);
    }

    [Fact]
    public async Task Submit_WhenAnotherRequestIsOpenByNow_IsRefused()
    {
        var draft = await _portal.CompleteDraftAsync(_company);
        var open = await _portal.Data.CaseAsync(_company, CaseStatus.InReview);

        var error = (await _portal.SubmitAsync(_company, draft)).Error;

        Assert.Equal(("class.request-open", open.Number), (error!.Code, error.Arguments[0]));
    }

    [Fact]
    public async Task Submit_PersonTypedByHand_MarksTheCaseNotVerified()
    {
        var draft = await _portal.CompleteDraftAsync(_company, change: a =>
        {
            a.Background.Owners[0].Person.Lookup = Core.People.PersonLookupState.Unavailable;
            a.Background.Responsible[0].Lookup = Core.People.PersonLookupState.Unavailable;
        });

        TestPortal.Ok(await _portal.SubmitAsync(_company, draft));

        await using var db = _portal.Db();
        Assert.True((await db.Cases.SingleAsync()).NotVerified);
    }

    [Fact]
    public async Task Submit_LicenceAboutToExpire_IsARenewalOfIt()
    {
        var licence = await _portal.LicenceAsync(_company, _portal.Today.AddDays(5));
        var draft = await _portal.CompleteDraftAsync(_company);

        var filed = TestPortal.Ok(await _portal.SubmitAsync(_company, draft));

        await using var db = _portal.Db();
        var file = await db.Cases.SingleAsync(c => c.Id == filed.CaseId);
        Assert.Equal((RequestKind.Renewal, licence.Id), (file.Kind, file.PreviousLicenceId));
    }

    private async Task AssertOneCaseAsync()
    {
        await using var db = _portal.Db();
        Assert.Equal(
            (1, 1, 1, 1, 1),
            (await db.Cases.CountAsync(), await db.CaseVersions.CountAsync(), await db.CaseEvents.CountAsync(), await db.Outbox.CountAsync(),
                await db.AuditRows.CountAsync(r => r.Action == "case.submit")));
        Assert.Equal(ServiceLicenceProcess.ProcessKey, (await db.Cases.SingleAsync()).ProcessKey);
    }
}
