using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;
using SkiaSharp;

namespace SecurityPortal.Tests.Drafts;

public sealed class DraftDocumentsTests : IAsyncLifetime
{
    private const string Emblem = LicensingForm.EmblemKind;

    private TestPortal _portal = null!;
    private Actor _company = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _company = await _portal.Data.CompanyAsync();
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task List_NewDraft_AsksForTheKindsOfTheProcessInOrder()
    {
        var list = await ListAsync(await _portal.StartAsync(_company));

        Assert.Equal(Enumerable.Range(1, 11).Select(n => $"D{n:00}"), list.Kinds.Select(k => k.Code));
        Assert.Equal(["D01", "D02"], list.Kinds.Where(k => k.IsForm).Select(k => k.Code));
        Assert.Equal(["D11"], list.Kinds.Where(k => !k.IsRequired).Select(k => k.Code));
        Assert.Empty(list.Attached);
    }

    [Fact]
    public async Task Attach_AFile_IsKeptListedAndAudited()
    {
        var draftId = await _portal.StartAsync(_company);

        var attached = await _portal.AttachAsync(_company, draftId, "D03", "Certifikata e biznesit.pdf", SampleFiles.Pdf());

        var listed = Assert.Single((await ListAsync(draftId)).Attached);
        Assert.Equal(attached, listed);
        Assert.Equal(("D03", "Certifikata e biznesit.pdf", "application/pdf", false),
            (listed.KindCode, listed.FileName, listed.ContentType, listed.IsOutOfDate));
        await using var db = _portal.Db();
        Assert.Equal(1, await db.AuditRows.CountAsync(r => r.Action == "document.attach" && r.SubjectId == draftId.ToString()));
    }

    [Theory]
    [InlineData("D99", "document.kind-unknown")]
    [InlineData("D01", "document.form-not-made")]
    [InlineData("D02", "document.form-not-made")]
    public async Task Attach_WhatCannotBeAttached_IsRefused(string kind, string code)
    {
        Assert.Equal(code, (await TryAttachAsync(await _portal.StartAsync(_company), kind, SampleFiles.Pdf())).Error!.Code);
    }

    [Fact]
    public async Task Attach_SeveralFilesOfAKind_AllStay()
    {
        var draftId = await _portal.StartAsync(_company);
        await _portal.AttachAsync(_company, draftId, "D10", "Çelë.png", Page(1));
        await _portal.AttachAsync(_company, draftId, "D03", "certifikata.pdf", SampleFiles.Pdf());
        await _portal.AttachAsync(_company, draftId, "D10", "Arben.png", Page(2));

        await _portal.AttachAsync(_company, draftId, "D10", "Blerta.png", Page(3));

        var list = await ListAsync(draftId);
        Assert.Equal(["Çelë.png", "Arben.png", "Blerta.png", "certifikata.pdf"], list.Attached.Select(a => a.FileName));
        Assert.True(list.Kinds.Single(k => k.Code == "D10").IsAttached);
    }

    [Fact]
    public async Task Attach_TheSameFileAgain_StaysOne()
    {
        var draftId = await _portal.StartAsync(_company);
        await _portal.AttachAsync(_company, draftId, "D03", "e para.pdf", SampleFiles.Pdf());

        await _portal.AttachAsync(_company, draftId, "D03", "e dyta.pdf", SampleFiles.Pdf());

        Assert.Equal("e dyta.pdf", Assert.Single((await ListAsync(draftId)).Attached).FileName);
    }

    [Fact]
    public async Task Replace_OneOfSeveral_TakesItsPlaceOnceAccepted()
    {
        var draftId = await _portal.StartAsync(_company);
        var first = await _portal.AttachAsync(_company, draftId, "D10", "e para.png", Page(1));
        await _portal.AttachAsync(_company, draftId, "D10", "e dyta.png", Page(2));
        await using var session = _portal.As(_company);
        var documents = session.Get<DraftDocuments>();

        using var nothing = new MemoryStream([]);
        Assert.Equal("document.empty", (await documents.AttachAsync(draftId, "D10", first.Id, "bosh.png", nothing, CancellationToken.None)).Error!.Code);
        Assert.Equal(2, (await ListAsync(draftId)).Attached.Count);
        using var body = new MemoryStream(Page(3));
        TestPortal.Ok(await documents.AttachAsync(draftId, "D10", first.Id, "e re.png", body, CancellationToken.None));

        Assert.Equal(["e dyta.png", "e re.png"], (await ListAsync(draftId)).Attached.Select(a => a.FileName));
        await using var db = _portal.Db();
        Assert.Equal(1, await db.AuditRows.CountAsync(r => r.Action == "document.replace" && r.SubjectId == draftId.ToString()));
    }

    [Fact]
    public async Task Attach_MoreThanAKindTakes_IsRefusedButReplacingIsNot()
    {
        var draftId = await _portal.StartAsync(_company);
        for (var page = 1; page <= 20; page++)
        {
            await _portal.AttachAsync(_company, draftId, "D10", $"{page}.png", Page(page));
        }

        await using var session = _portal.As(_company);
        var documents = session.Get<DraftDocuments>();
        using var more = new MemoryStream(Page(21));
        Assert.Equal("document.kind-full", (await documents.AttachAsync(draftId, "D10", "21.png", more, CancellationToken.None)).Error!.Code);
        var last = (await ListAsync(draftId)).Attached[^1];
        using var instead = new MemoryStream(Page(22));
        TestPortal.Ok(await documents.AttachAsync(draftId, "D10", last.Id, "22.png", instead, CancellationToken.None));
    }

    [Fact]
    public async Task List_Firearms_AskForTheirPapersAndOnlyThen()
    {
        var draftId = await _portal.StartAsync(_company);
        Assert.DoesNotContain((await ListAsync(draftId)).Kinds, k => k.Code == "D12");
        Assert.Equal("document.kind-unknown", (await TryAttachAsync(draftId, "D12", SampleFiles.Pdf())).Error!.Code);

        await _portal.ChangeAsync(_company, draftId, a => a.Company.Firearms = true);

        Assert.True((await ListAsync(draftId)).Kinds.Single(k => k.Code == "D12").IsMissing);
        Assert.Contains("documents Documents.D12 document.missing", await CheckAsync(draftId));
    }

    [Fact]
    public async Task Attach_APdfAsEmblem_IsRefusedAndLeavesNothing()
    {
        var draftId = await _portal.StartAsync(_company);

        Assert.Equal("document.picture-expected", (await TryAttachAsync(draftId, Emblem, SampleFiles.Pdf())).Error!.Code);

        Assert.Empty((await ListAsync(draftId)).Pictures);
        Assert.Empty(StoredFiles());
    }

    [Fact]
    public async Task Attach_AnEmblem_IsRedrawnAndHashed()
    {
        var draftId = await _portal.StartAsync(_company);

        await _portal.AttachAsync(_company, draftId, Emblem, "stema.jpg", SampleFiles.JpegWithExif(1, SampleFiles.Jpeg()));

        var picture = Assert.Single((await ListAsync(draftId)).Pictures);
        Assert.Equal(("stema.png", "image/png"), (picture.FileName, picture.ContentType));
        await using var db = _portal.Db();
        Assert.NotNull((await db.StoredFiles.SingleAsync()).ImageHash);
        var file = Assert.Single(StoredFiles());
        Assert.DoesNotContain("SecretPlace", SampleFilesText(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attach_WhenTheDraftIsFull_IsRefused()
    {
        await using var portal = await TestPortal.CreateAsync(services => services.AddSingleton(new DocumentLimits { CaseMegabytes = 0 }));
        var company = await portal.Data.CompanyAsync();
        var draftId = await portal.StartAsync(company);
        await using var session = portal.As(company);
        using var body = new MemoryStream(SampleFiles.Pdf());

        var attached = await session.Get<DraftDocuments>().AttachAsync(draftId, "D03", "a.pdf", body, CancellationToken.None);

        Assert.Equal("document.case-full", attached.Error!.Code);
    }

    [Fact]
    public async Task Remove_AFileOfAnotherDraft_IsNotFound()
    {
        var draftId = await _portal.StartAsync(_company);
        var other = await _portal.Data.CompanyAsync("Tjetra SH.P.K.");
        var theirs = await _portal.AttachAsync(other, await _portal.StartAsync(other), "D03", "a.pdf", SampleFiles.Pdf());
        await using var session = _portal.As(_company);

        Assert.IsType<NotFound>((await session.Get<DraftDocuments>().RemoveAsync(draftId, theirs.Id, CancellationToken.None)).Error);

        await using var db = _portal.Db();
        Assert.Equal(1, await db.Attachments.CountAsync());
    }

    [Fact]
    public async Task Remove_AFile_TakesItOutOfTheDraft()
    {
        var draftId = await _portal.StartAsync(_company);
        var attached = await _portal.AttachAsync(_company, draftId, "D03", "a.pdf", SampleFiles.Pdf());
        await using var session = _portal.As(_company);

        TestPortal.Ok(await session.Get<DraftDocuments>().RemoveAsync(draftId, attached.Id, CancellationToken.None));

        Assert.Empty((await ListAsync(draftId)).Attached);
        Assert.IsType<NotFound>((await session.Get<DraftDocuments>().RemoveAsync(draftId, attached.Id, CancellationToken.None)).Error);
        await using var db = _portal.Db();
        Assert.Equal(_company.UserId, (await db.AuditRows.SingleAsync(r => r.Action == "document.remove" && r.SubjectId == draftId.ToString())).ActorId);
    }

    [Fact]
    public async Task Papers_AnswersPrintedOnThemChange_AreOutOfDate()
    {
        var draft = await _portal.CompleteDraftAsync(_company);
        Assert.Empty(await CheckAsync(draft.Id));

        await _portal.ChangeAsync(_company, draft.Id, a => a.Background.Owners[0].Person.Street = "Rr. tjetër 3");
        Assert.Equal(["documents Documents.D01 document.out-of-date"], await CheckAsync(draft.Id));

        await _portal.ChangeAsync(_company, draft.Id, a => a.Profile.UniformCap = "E kaltër");
        Assert.Equal(["documents Documents.D01 document.out-of-date", "documents Documents.D02 document.out-of-date"], await CheckAsync(draft.Id));
        Assert.Equal(["D01", "D02"], (await ListAsync(draft.Id)).Attached.Where(a => a.IsOutOfDate).Select(a => a.KindCode));

        var error = Assert.IsType<DraftIncomplete>((await _portal.SubmitAsync(_company, await _portal.LoadAsync(_company, draft.Id))).Error);
        Assert.Equal(["document.out-of-date", "document.out-of-date"], error.Fields.Select(f => f.Code));
    }

    [Fact]
    public async Task Papers_ThePageMovesOn_StayValid()
    {
        var draft = await _portal.CompleteDraftAsync(_company);

        await _portal.ChangeAsync(_company, draft.Id, a => a.Background.View = BackgroundView.List);

        Assert.Empty(await CheckAsync(draft.Id));
    }

    [Fact]
    public async Task Papers_OutOfDate_AreNotAttachedUntilTheNewOneTakesTheirPlace()
    {
        var draft = await _portal.CompleteDraftAsync(_company);
        Assert.True((await ListAsync(draft.Id)).Kinds.Single(k => k.Code == "D02").IsAttached);
        await _portal.ChangeAsync(_company, draft.Id, a => a.Profile.UniformCap = "E kaltër");
        Assert.True((await ListAsync(draft.Id)).Kinds.Single(k => k.Code == "D02").IsMissing);

        await using (var session = _portal.As(_company))
        {
            TestPortal.Ok(await session.Get<DraftDocuments>().RecordFormAsync(draft.Id, "D02", CancellationToken.None));
        }

        await _portal.AttachAsync(_company, draft.Id, "D02", "faqja 1.png", Page(1));
        await _portal.AttachAsync(_company, draft.Id, "D02", "faqja 2.png", Page(2));

        var list = await ListAsync(draft.Id);
        Assert.Equal(["faqja 1.png", "faqja 2.png"], list.Attached.Where(a => a.KindCode == "D02").Select(a => a.FileName));
        Assert.False(list.Kinds.Single(k => k.Code == "D02").IsMissing);
    }

    public static TheoryData<string, Action<ServiceLicenceApplication>> NotPrinted() => new()
    {
        { "phone", a => a.Company.ResponsiblePhone = "044 999 888" },
        { "e-mail", a => a.Company.Email = "tjeter@example.org" },
        { "bank account", a => a.Company.BankAccount = "1212012345678907" },
        { "firearms", a => a.Company.Firearms = true },
        { "open entry", a => a.Background.EditedResponsible = new PersonEntry { FirstName = "Gjysma" } },
        { "answer of the registry", a => a.Background.Owners[0].Person.Lookup = PersonLookupState.NotAsked },
        { "what does not apply to an owner who is a person", a => a.Background.Owners[0].Organisation.Name = "Tjetra" },
    };

    [Theory]
    [MemberData(nameof(NotPrinted))]
    public async Task Papers_WhatTheyDoNotPrintChanges_StayValid(string what, Action<ServiceLicenceApplication> change)
    {
        var draft = await _portal.CompleteDraftAsync(_company);

        await _portal.ChangeAsync(_company, draft.Id, change);

        Assert.True((await ListAsync(draft.Id)).Attached.All(a => !a.IsOutOfDate), what);
    }

    [Fact]
    public async Task Papers_ClassRenamedInAdministration_StayValid()
    {
        var draft = await _portal.CompleteDraftAsync(_company);
        await using (var db = _portal.Db())
        {
            await db.CodeItems.Where(c => c.Code == "SRV-BAZ").ExecuteUpdateAsync(s => s.SetProperty(c => c.Name.Sq, "Emër tjetër"));
        }

        Assert.Empty(await CheckAsync(draft.Id));
    }

    [Fact]
    public async Task Papers_AnswersChangedBack_AreValidAgain()
    {
        var draft = await _portal.CompleteDraftAsync(_company);
        await _portal.ChangeAsync(_company, draft.Id, a => a.Profile.UniformCap = "E kaltër");

        await _portal.ChangeAsync(_company, draft.Id, a => a.Profile.UniformCap = null);

        Assert.Empty(await CheckAsync(draft.Id));
    }

    [Fact]
    public async Task Papers_EmblemChanged_OutdatesTheProfileAlone()
    {
        var draft = await _portal.CompleteDraftAsync(_company);

        await _portal.AttachAsync(_company, draft.Id, Emblem, "stema e re.png", SampleFiles.Image(SKEncodedImageFormat.Png, 90, 90));

        Assert.Equal(["documents Documents.D02 document.out-of-date"], await CheckAsync(draft.Id));
    }

    [Fact]
    public async Task Papers_ChangedAfterTheyWereMade_AreOutOfDateWhenAttached()
    {
        var draftId = await _portal.StartAsync(_company);
        await using var session = _portal.As(_company);
        TestPortal.Ok(await session.Get<DraftDocuments>().RecordFormAsync(draftId, "D01", CancellationToken.None));
        await _portal.ChangeAsync(_company, draftId, a => a.Company.Address = "Rr. tjetër 3");

        var attached = await _portal.AttachAsync(_company, draftId, "D01", "D01.pdf", SampleFiles.Pdf());

        Assert.True(attached.IsOutOfDate);
    }

    [Fact]
    public async Task Papers_MadeAndAttachedAgain_AreValid()
    {
        var draft = await _portal.CompleteDraftAsync(_company);
        await _portal.ChangeAsync(_company, draft.Id, a => a.Company.Address = "Rr. tjetër 3");
        await using var session = _portal.As(_company);
        var code = TestPortal.Ok(await session.Get<DraftDocuments>().RecordFormAsync(draft.Id, "D01", CancellationToken.None));
        Assert.NotEmpty(await CheckAsync(draft.Id));

        await _portal.AttachAsync(_company, draft.Id, "D01", "D01.pdf", SampleFiles.Pdf());

        Assert.Empty(await CheckAsync(draft.Id));
        Assert.Matches("^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$", code);
        Assert.Equal(code, (await ListAsync(draft.Id)).Kinds.Single(k => k.Code == "D01").MadeWithCode);
    }

    [Fact]
    public async Task Check_OneStep_LeavesTheOthersOut()
    {
        var draftId = await _portal.StartAsync(_company);

        Assert.Equal(["profile Profile.Emblem document.picture-missing"], await CheckAsync(draftId, "profile"));
        Assert.Equal(10, (await CheckAsync(draftId, "documents")).Count);
        Assert.Empty(await CheckAsync(draftId, "company"));
    }

    private async Task<DraftDocumentList> ListAsync(Guid draftId)
    {
        await using var session = _portal.As(_company);
        return TestPortal.Ok(await session.Get<DraftDocuments>().ListAsync(draftId, CancellationToken.None));
    }

    private async Task<IReadOnlyList<string>> CheckAsync(Guid draftId, string? step = null)
    {
        await using var session = _portal.As(_company);
        return [.. (await session.Get<DraftDocuments>().CheckAsync(draftId, step, CancellationToken.None)).Select(f => $"{f.Step} {f.Path} {f.Code}")];
    }

    private async Task<Result<AttachedDocument>> TryAttachAsync(Guid draftId, string kind, byte[] bytes)
    {
        await using var session = _portal.As(_company);
        using var body = new MemoryStream(bytes);
        return await session.Get<DraftDocuments>().AttachAsync(draftId, kind, "a.pdf", body, CancellationToken.None);
    }

    // A picture unlike any other.
    private static byte[] Page(int number) => SampleFiles.Image(SKEncodedImageFormat.Png, 40 + number, 40);

    private string[] StoredFiles() =>
        Directory.Exists(Path.Combine(_portal.Database.Folder, "files"))
            ? Directory.GetFiles(Path.Combine(_portal.Database.Folder, "files"), "*", SearchOption.AllDirectories) : [];

    private static string SampleFilesText(byte[] bytes) => System.Text.Encoding.Latin1.GetString(bytes);
}
