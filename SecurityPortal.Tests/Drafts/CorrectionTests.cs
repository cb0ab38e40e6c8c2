using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Cases.Mails;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Drafts;

/// <summary>A case that an officer returned, corrected by its applicant.</summary>
public sealed class CorrectionTests : IAsyncLifetime
{
    private TestPortal _portal = null!;
    private Actor _company = null!;
    private Actor _officer = null!;
    private Guid _caseId;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _company = await _portal.Data.CompanyAsync();
        _officer = await _portal.Data.OfficerAsync();
        _caseId = TestPortal.Ok(await _portal.SubmitAsync(_company, await _portal.CompleteDraftAsync(_company))).CaseId;
        await ReturnAsync(("company", "Company.BankAccount", "Llogaria nuk është e kompanisë."), ("documents", "Documents.D03", "Nuk lexohet."));
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Start_ReturnedCase_CopiesAnswersFilesAndComments()
    {
        var draft = await StartAsync();

        Assert.Equal("check", draft.Step);
        Assert.Equal(ServiceLicenceProcess.Form.Steps, ServiceLicenceProcess.Form.Steps.Where(draft.DoneSteps.Contains));
        Assert.Contains("Gjonbalaj", draft.PayloadJson, StringComparison.Ordinal);
        Assert.Equal(("SSHPS-SL-2026-000001", _portal.Today.AddDays(15)), (draft.Correction!.CaseNumber, draft.Correction.Due));
        Assert.Equal(
            ["Company.BankAccount Llogaria nuk është e kompanisë.", "Documents.D03 Nuk lexohet."],
            draft.Correction.Comments.Select(c => $"{c.Path} {c.Text}").Order());
        await using var session = _portal.As(_company);
        var documents = TestPortal.Ok(await session.Get<DraftDocuments>().ListAsync(draft.Id, CancellationToken.None));
        Assert.Equal((11, 1), (documents.Attached.Count, documents.Pictures.Count));
        Assert.DoesNotContain(documents.Attached, a => a.IsOutOfDate);
    }

    [Fact]
    public async Task Start_PaperSignedInTwoFiles_CopiesBoth()
    {
        _company = await _portal.Data.CompanyAsync("Mbrojtja SH.P.K.");
        var filed = await _portal.CompleteDraftAsync(_company);
        await _portal.AttachAsync(_company, filed.Id, "D02", "faqja-2.pdf", SampleFiles.PdfWith("2 0 obj\n<< /Type /Pages >>\nendobj"));
        _caseId = TestPortal.Ok(await _portal.SubmitAsync(_company, await _portal.LoadAsync(_company, filed.Id))).CaseId;
        await ReturnAsync(("documents", "Documents.D03", "Nuk lexohet."));

        var draft = await StartAsync();

        await using var session = _portal.As(_company);
        var documents = TestPortal.Ok(await session.Get<DraftDocuments>().ListAsync(draft.Id, CancellationToken.None));
        Assert.Equal(2, documents.Attached.Count(a => a.KindCode == "D02"));
        Assert.DoesNotContain(documents.Attached, a => a.IsOutOfDate);
    }

    [Fact]
    public async Task Start_Again_ReopensTheSameDraft() => Assert.Equal((await StartAsync()).Id, (await StartAsync()).Id);

    [Fact]
    public async Task Start_AfterTheLastDay_IsOverdue()
    {
        _portal.Clock.SetUtcNow(LocalTime.StartOf(_portal.Today.AddDays(16)).AddMinutes(1));

        Assert.IsType<CompletionOverdue>((await TryStartAsync(_company)).Error);
    }

    [Fact]
    public async Task Start_OnTheLastDay_IsInTime()
    {
        _portal.Clock.SetUtcNow(LocalTime.StartOf(_portal.Today.AddDays(16)).AddMinutes(-1));

        Assert.True((await TryStartAsync(_company)).IsOk);
    }

    [Fact]
    public async Task Start_ByWhoDoesNotPrepareForTheApplicant_IsNotFound()
    {
        Assert.IsType<NotFound>((await TryStartAsync(await _portal.Data.CompanyAsync("Tjetra SH.P.K."))).Error);
        Assert.IsType<NotFound>((await TryStartAsync(await _portal.DelegateAsync(_company, DelegatePermissions.Pay))).Error);
        Assert.IsType<NotFound>((await TryStartAsync(_officer)).Error);
    }

    [Fact]
    public async Task Start_CaseNotReturned_IsNotAllowed()
    {
        TestPortal.Ok(await _portal.SubmitAsync(_company, await StartAsync()));

        Assert.Equal(new ActionNotAllowed(CaseStatus.Completed, CaseAction.Resubmit), (await TryStartAsync(_company)).Error);
    }

    [Fact]
    public async Task Submit_Corrected_MakesVersionTwoAndKeepsVersionOne()
    {
        var draft = await StartAsync();
        await _portal.ChangeAsync(_company, draft.Id, a => a.Background.Owners[0].Person.FirstName = "Blerim");
        await _portal.ChangeAsync(_company, draft.Id, a => a.Profile.UniformCap = "E kaltër");
        await RemakePapersAsync(draft.Id);
        _portal.Clock.Advance(TimeSpan.FromDays(3));

        var corrected = TestPortal.Ok(await _portal.SubmitAsync(_company, await _portal.LoadAsync(_company, draft.Id)));

        Assert.Equal((_caseId, "SSHPS-SL-2026-000001"), (corrected.CaseId, corrected.Number));
        await using var db = _portal.Db();
        var file = await db.Cases.SingleAsync();
        Assert.Equal((CaseStatus.Completed, 2, null, 3), (file.Status, file.VersionNumber, file.CompletionDue, file.PausedDays));
        var versions = await db.CaseVersions.OrderBy(v => v.Number).ToListAsync();
        Assert.DoesNotContain("Blerim", versions[0].Payload.Json, StringComparison.Ordinal);
        Assert.Contains("Blerim", versions[1].Payload.Json, StringComparison.Ordinal);
        Assert.Equal(["Blerim Gjonbalaj", "Çelë Gjonbalaj"], await db.CasePersons.Select(p => p.Name).OrderBy(n => n).ToListAsync());
        Assert.Contains("blerim", await db.CaseSearchWords.Select(w => w.Word).ToListAsync());
        Assert.Equal(
            [CaseAction.Submit, CaseAction.Take, CaseAction.Return, CaseAction.Resubmit],
            await db.CaseEvents.OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
        Assert.Equal(0, await db.Drafts.CountAsync());
    }

    [Fact]
    public async Task Submit_Corrected_MailsTheOfficerOnce()
    {
        var draft = await StartAsync();
        TestPortal.Ok(await _portal.SubmitAsync(_company, draft));
        TestPortal.Ok(await _portal.SubmitAsync(_company, draft));

        await using var db = _portal.Db();
        var officer = await db.Users.SingleAsync(u => u.Id == _officer.UserId);
        var mail = Assert.Single(await db.Outbox.Where(m => m.To == officer.Email).ToListAsync());
        Assert.DoesNotContain("Llogaria nuk", mail.ModelJson, StringComparison.Ordinal);
        var text = MailKind.Of<CaseCompletedMail>().Content(mail.Says<CaseCompletedMail>(), Languages.Culture(Languages.Albanian)).Paragraphs;
        Assert.Contains($"Lënda: {mail.Says<CaseCompletedMail>().Subject.Sq}.", text);
        Assert.Equal(2, await db.CaseVersions.CountAsync());
    }

    [Fact]
    public async Task Submit_FiveTimesAtOnce_MakesOneVersion()
    {
        var draft = await StartAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => _portal.SubmitAsync(_company, draft))));

        Assert.Single(results.Select(TestPortal.Ok).Distinct());
        await using var db = _portal.Db();
        Assert.Equal((2, 2), ((await db.Cases.SingleAsync()).VersionNumber, await db.CaseVersions.CountAsync()));
    }

    [Fact]
    public async Task Submit_AFileReplaced_StaysWithTheFirstVersion()
    {
        var draft = await StartAsync();
        await _portal.AttachAsync(_company, draft.Id, "D03", "e re.pdf", SampleFiles.Pdf());

        TestPortal.Ok(await _portal.SubmitAsync(_company, draft));

        await using var db = _portal.Db();
        var versions = await db.CaseVersions.OrderBy(v => v.Number).ToListAsync();
        var files = await db.Attachments.Where(a => a.KindCode == "D03").ToListAsync();
        Assert.Equal(2, files.Count);
        await AssertReadableAsync(files.Single(a => a.CaseVersionId == versions[0].Id), "D03.pdf");
        await AssertReadableAsync(files.Single(a => a.CaseVersionId == versions[1].Id), "e re.pdf");
    }

    [Fact]
    public async Task Submit_ADocumentRemoved_IsIncomplete()
    {
        var draft = await StartAsync();
        await using var session = _portal.As(_company);
        var documents = session.Get<DraftDocuments>();
        var attached = TestPortal.Ok(await documents.ListAsync(draft.Id, CancellationToken.None)).Attached.Single(a => a.KindCode == "D03");
        TestPortal.Ok(await documents.RemoveAsync(draft.Id, attached.Id, CancellationToken.None));

        var error = Assert.IsType<DraftIncomplete>((await _portal.SubmitAsync(_company, draft)).Error);

        Assert.Equal("Documents.D03", Assert.Single(error.Fields).Path);
    }

    [Fact]
    public async Task Submit_AfterTheLastDay_IsOverdueAndKeepsTheDraft()
    {
        var draft = await StartAsync();
        _portal.Clock.SetUtcNow(LocalTime.StartOf(_portal.Today.AddDays(16)).AddMinutes(1));

        Assert.IsType<CompletionOverdue>((await _portal.SubmitAsync(_company, draft)).Error);

        await using var db = _portal.Db();
        Assert.Equal((CaseStatus.Returned, 1), ((await db.Cases.SingleAsync()).Status, await db.Drafts.CountAsync()));
    }

    [Fact]
    public async Task Submit_ByADelegateWhoOnlyPrepares_IsNotFound()
    {
        var preparer = await _portal.DelegateAsync(_company, DelegatePermissions.Prepare);
        var draft = await StartAsync();

        Assert.IsType<NotFound>((await _portal.SubmitAsync(preparer, draft)).Error);
    }

    [Fact]
    public async Task Start_ASecondTime_ShowsTheCommentsOfTheLastReturnAlone()
    {
        TestPortal.Ok(await _portal.SubmitAsync(_company, await StartAsync()));
        await ReturnAsync(("profile", "Profile.UniformCap", "Cila ngjyrë?"));

        var draft = await StartAsync();

        Assert.Equal("Cila ngjyrë?", Assert.Single(draft.Correction!.Comments).Text);
    }

    [Fact]
    public async Task Start_CommentCollectedSinceTheReturn_ShowsWhatWasSentAlone()
    {
        await using (var db = _portal.Db())
        {
            db.CaseComments.Add(new CaseComment { CaseId = _caseId, VersionNumber = 1, Step = "profile", Text = "Ende për t'u shqyrtuar",
                AuthorId = _officer.UserId });
            await db.SaveChangesAsync();
        }

        Assert.DoesNotContain((await StartAsync()).Correction!.Comments, c => c.Text.StartsWith("Ende", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Submit_Corrected_LeavesAnAuditRowWithItsVersion()
    {
        TestPortal.Ok(await _portal.SubmitAsync(_company, await StartAsync()));

        await using var db = _portal.Db();
        var row = await db.AuditRows.SingleAsync(r => r.Action == "case.complete");
        Assert.Equal((_company.UserId, _caseId.ToString(), "version 2"), (row.ActorId, row.SubjectId, row.Detail));
    }

    private async Task ReturnAsync(params (string Step, string Path, string Text)[] comments)
    {
        await using var session = _portal.As(_officer);
        var review = session.Get<CaseReviewService>();
        TestPortal.Ok(await review.TakeAsync(_caseId, await VersionAsync(), CancellationToken.None));
        foreach (var (step, path, text) in comments)
        {
            TestPortal.Ok(await session.Get<CaseCommentService>().AddAsync(_caseId, step, path, text, CancellationToken.None));
        }

        TestPortal.Ok(await review.ReturnAsync(_caseId, await VersionAsync(), _portal.Today.AddDays(15), null, CancellationToken.None));
    }

    private async Task<Guid> VersionAsync()
    {
        await using var db = _portal.Db();
        return (await db.Cases.SingleAsync(c => c.Id == _caseId)).Version;
    }

    private async Task<Result<Guid>> TryStartAsync(Actor actor)
    {
        await using var session = _portal.As(actor);
        return await session.Get<DraftStore>().StartCorrectionAsync(_caseId, CancellationToken.None);
    }

    private async Task<DraftView> StartAsync() => await _portal.LoadAsync(_company, TestPortal.Ok(await TryStartAsync(_company)));

    private async Task RemakePapersAsync(Guid draftId)
    {
        await using var session = _portal.As(_company);
        foreach (var kind in ServiceLicenceProcess.Definition.FormKinds)
        {
            TestPortal.Ok(await session.Get<DraftDocuments>().RecordFormAsync(draftId, kind, CancellationToken.None));
            await _portal.AttachAsync(_company, draftId, kind, $"{kind}.pdf", SampleFiles.Pdf());
        }
    }

    private async Task AssertReadableAsync(Attachment attachment, string name)
    {
        await using var session = _portal.As(_company);
        var opened = TestPortal.Ok(await session.Get<AttachmentReader>().OpenAsync(attachment.Id, CancellationToken.None));
        await using var content = opened.Content;
        Assert.Equal(name, opened.FileName);
        Assert.True(content.Length > 0);
    }
}
