using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Papers;

/// <summary>What stands on the papers, and who gets them.</summary>
public sealed class PaperServiceTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 6, 15, 9, 0, 0, TimeSpan.Zero));
    private readonly ImageWork _images = new(new DocumentLimits());
    private Database _database = null!;
    private TestData _data = null!;
    private DiskFileStore _files = null!;
    private Actor _company = null!;
    private Actor _officer = null!;

    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync();
        _data = new TestData(_database, _clock);
        _files = new DiskFileStore(Path.Combine(_database.Folder, "files"), _clock);
        _company = await _data.CompanyAsync("Siguria Çelik & Đorđević SH.P.K.", "810123456");
        _officer = await _data.OfficerAsync();
    }

    public async Task DisposeAsync()
    {
        _images.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Request_FiledCase_SaysEverythingInBothLanguages()
    {
        var file = await _data.CaseAsync(_company);
        await _data.AttachAsync(file.Id, "D03", "regjistrimi.pdf");

        var text = await TextAsync(Papers(_company).RequestAsync(file.Id, default));

        string[] expected =
        [
            "Kërkesë: Licencë për shërbime", "Zahtev: Licenca za privatne", file.Number, "Kërkesë fillestare", "Početni zahtev", "Numri i biznesit",
            "Broj biznisa", "810123456",
            "Shërbime themelore të", "Osnovne usluge obezbeđenja", "XK05 1212 0123 4567 8906", "Çelë Gjonbalaj", TestData.MarkerNumber, "Mashkull", "Muški",
            "regjistrimi.pdf",
        ];
        Assert.All(expected, part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Company data", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_EnglishAccount_AddsEnglish()
    {
        var file = await _data.CaseAsync(_company);

        var text = await TextAsync(Papers(_company with { Language = "en" }).RequestAsync(file.Id, default));

        Assert.Contains("Company data", text, StringComparison.Ordinal);
        Assert.Contains("First application", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_TwoHundredOwners_PrintsThemAll()
    {
        await using var db = _database.CreateDbContext();
        var application = TestData.Application(await db.Companies.SingleAsync());
        for (var i = 1; i < 200; i++)
        {
            var owner = application.Background.Owners[0].Person.Copy();
            owner.LastName = $"Gjonbalaj-{i:000}";
            application.Background.Owners.Add(new OwnerEntry { Person = owner });
        }

        var text = await TextAsync(Papers(_company).RequestAsync((await _data.CaseAsync(_company, application: application)).Id, default));

        Assert.All(Enumerable.Range(1, 199), i => Assert.Contains($"Gjonbalaj-{i:000}", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Slip_Company_CarriesThePaymentAndNeverAPersonalNumber()
    {
        var slip = await ChargedAsync();

        var text = await TextAsync(Papers(_company).SlipAsync(slip.Id, default));

        string[] expected =
        [
            "Fletëpagesë", "Uplatnica", "500,00 €", "15.07.2026", PaymentReference.Grouped(slip.Reference), "Paguesi", "Uplatilac",
            "Siguria Çelik & Đorđević SH.P.K.", "810123456",
            "Republika e Kosovës – MPB", "1000999900000084", "XK05 1000 9999 0000 0084", "50000", "lënda SSHPS-SL-2026-", "predmet SSHPS-SL-2026-",
            "Vlerë e konfiguruar, jo e verifikuar", "neproverena vrednost", "Parashenja 999", "Prefiks 999",
        ];
        Assert.All(expected, part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain(TestData.MarkerNumber, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Gjonbalaj", text, StringComparison.Ordinal);
        Assert.Single(PdfText.Pages((await Papers(_company with { Language = "en" }).SlipAsync(slip.Id, default)).Value.Content));
    }

    [Fact]
    public async Task Slip_ConfirmedAmountAndOwnPrefix_HasNoWarnings()
    {
        await using (var db = _database.CreateDbContext())
        {
            await db.Tariffs.ExecuteUpdateAsync(t => t.SetProperty(x => x.IsConfirmed, true));
            await db.Settings.Where(s => s.Code == SettingKeys.ReferencePrefix.Code).ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, "123"));
        }

        var text = await TextAsync(Papers(_company).SlipAsync((await ChargedAsync()).Id, default));

        Assert.DoesNotContain("jo e verifikuar", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Parashenja", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slip_ByMail_IsTheSamePaper()
    {
        var slip = await ChargedAsync();

        var attachment = await new SlipPaper(_database, _clock).MakeAsync(slip.Id, "sq", default);

        Assert.Equal(($"Fletepagesa-{slip.Number}.pdf", "application/pdf"), (attachment.Name, attachment.MediaType));
        Assert.Contains(PaymentReference.Grouped(slip.Reference), PdfText.Of(attachment.Content), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Decision_EitherWay_HasReasonsAndTheRightOfAppeal(bool approve)
    {
        var file = await DecidedAsync(approve);

        var text = await TextAsync(Papers(_company).DecisionAsync(file.Id, default));

        string[] expected =
        [
            "VENDIM / REŠENJE", approve ? "Aprovohet kërkesa" : "Refuzohet kërkesa", approve ? "Odobrava se zahtev" : "Odbija se zahtev", "Arsyetim",
            "Obrazloženje",
            "15 ditësh", "15 dana", "Komisioni i Ankesave", "Komisija za žalbe", "Nr. 04/L-004", "Besnik Krasniqi", "15.06.2026",
        ];
        Assert.All(expected, part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Equal(approve, text.Contains("500,00 €", StringComparison.Ordinal));
        Assert.Equal(!approve, text.Contains("Polica ka skaduar.", StringComparison.Ordinal));
        Assert.DoesNotContain(TestData.MarkerNumber, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decision_NotDecidedYet_DoesNotExist() =>
        Assert.IsType<NotFound>((await Papers(_company).DecisionAsync((await _data.CaseAsync(_company)).Id, default)).Error);

    [Fact]
    public async Task Licence_Issued_NamesHolderClassAndDaysInThreeLanguages()
    {
        var licence = await _data.LicenceAsync(await _data.CaseAsync(_company, CaseStatus.Issued), _clock.Today());

        var paper = await Papers(_officer).LicenceAsync(licence.Id, default);

        string[] expected =
        [
            "LICENCË", "LICENCA", "LICENCE", licence.Number, "Siguria Çelik & Đorđević SH.P.K.", "810123456", "Shërbime themelore të sigurisë",
            "Osnovne usluge obezbeđenja",
            "Basic security services", "15.06.2026", "14.06.2029", "Ministria e Punëve të Brendshme",
        ];
        var text = PdfText.Of(paper.Value.Content);
        Assert.All(expected, part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Single(PdfText.Pages(paper.Value.Content));
        Assert.Equal($"Licence-{licence.Number}.pdf", paper.Value.FileName);
        Assert.DoesNotContain("REVOKUAR", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Licence_Revoked_SaysSoOnThePaper()
    {
        var licence = await _data.LicenceAsync(await _data.CaseAsync(_company, CaseStatus.Issued), _clock.Today());
        await using (var db = _database.CreateDbContext())
        {
            await db.Licences.ExecuteUpdateAsync(l => l.SetProperty(x => x.RevokedAt, _clock.UtcNow()));
        }

        Assert.Contains("E REVOKUAR", await TextAsync(Papers(_company).LicenceAsync(licence.Id, default)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DraftForm_Background_PrintsPeopleDataCodeAndIsRemembered()
    {
        var draft = await DraftAsync();

        var paper = await Papers(_company).DraftFormAsync(draft.Id, LicensingForm.BackgroundForm, default);

        var text = PdfText.Of(paper.Value.Content);
        await using var db = _database.CreateDbContext();
        var form = await db.DraftForms.SingleAsync();
        string[] expected = ["Kërkesë për verifikimin e së kaluarës", "Zahtev za proveru prošlosti", "D-7K2MQ9-1", form.DataCode, TestData.MarkerNumber,
            "Nënshkrimi dhe vula"];
        Assert.All(expected, part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Mburojë", text, StringComparison.Ordinal);
        Assert.Equal("Kerkese-per-verifikimin-e-se-kaluares-D-7K2MQ9.pdf", paper.Value.FileName);
    }

    [Fact]
    public async Task DraftForm_Profile_ShowsTheEmblemAndNoPeople()
    {
        var draft = await DraftAsync();
        await AttachEmblemAsync(draft.Id);

        var paper = await Papers(_company).DraftFormAsync(draft.Id, LicensingForm.ProfileForm, default);

        var text = PdfText.Of(paper.Value.Content);
        Assert.Contains("Mburojë e kaltër", text, StringComparison.Ordinal);
        Assert.DoesNotContain(TestData.MarkerNumber, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Gjonbalaj", text, StringComparison.Ordinal);
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(paper.Value.Content);
        Assert.Single(pdf.GetPages().SelectMany(p => p.GetImages()));
    }

    [Fact]
    public async Task DraftForm_UnknownKindOrAnotherCompany_DoesNotExist()
    {
        var draft = await DraftAsync();

        Assert.IsType<NotFound>((await Papers(_company).DraftFormAsync(draft.Id, "D99", default)).Error);
        Assert.IsType<NotFound>((await Papers(await _data.CompanyAsync("Tjetra SH.P.K.")).DraftFormAsync(draft.Id, "D01", default)).Error);
        Assert.IsType<NotFound>((await Papers(_officer).DraftFormAsync(draft.Id, "D01", default)).Error);
        Assert.IsType<NotFound>((await Papers(_company with { Permissions = DelegatePermissions.Pay }).DraftFormAsync(draft.Id, "D01", default)).Error);
        await using var db = _database.CreateDbContext();
        Assert.False(await db.DraftForms.AnyAsync());
    }

    [Fact]
    public async Task Papers_EachRole_GetsWhatItMay()
    {
        var file = await DecidedAsync(approve: true);
        await using var db = _database.CreateDbContext();
        var slip = await db.PaymentSlips.SingleAsync();
        var licence = await _data.LicenceAsync(file, _clock.Today());
        var preparer = _company with { Permissions = DelegatePermissions.Prepare };
        (Actor? Actor, bool Request, bool Slip, bool Decision, bool Licence)[] rights =
        [
            (null, false, false, false, false),
            (_company, true, true, true, true),
            (preparer, true, false, true, true),
            (await _data.CompanyAsync("Tjetra SH.P.K."), false, false, false, false),
            (_officer, true, true, true, true),
            (await _data.SupervisorAsync("Tjetër Mbikëqyrës"), true, true, true, true),
            (await _data.MinistryAsync("Auditori", PortalRoles.Auditor), true, true, true, true),
            (await _data.MinistryAsync("Arka", PortalRoles.Cashier), false, true, false, false),
            (await _data.MinistryAsync("Admin", PortalRoles.Administrator), false, false, false, false),
        ];

        foreach (var right in rights)
        {
            var papers = Papers(right.Actor);
            var got = (
                (await papers.RequestAsync(file.Id, default)).IsOk, (await papers.SlipAsync(slip.Id, default)).IsOk,
                (await papers.DecisionAsync(file.Id, default)).IsOk, (await papers.LicenceAsync(licence.Id, default)).IsOk);
            Assert.True((right.Request, right.Slip, right.Decision, right.Licence) == got, $"{right.Actor?.Name}: {got}");
        }

        Assert.Equal(13, await db.AuditRows.CountAsync(a => a.Action == "paper.open"));
        Assert.Equal(12, await db.AuditRows.CountAsync(a => a.Action == "paper.refused"));
    }

    private PaperService Papers(Actor? actor)
    {
        var limits = new DocumentLimits();
        var accessor = new FixedActor(actor);
        var codes = new CodeBookCache(_database, _clock);
        var intake = new DocumentIntake(_files, new ContentCheck(new NoScanner(), limits), limits);
        var drafts = new DraftDocuments(_database, new DraftStore(_database, accessor, codes, _clock), intake, _files, _images, _clock);
        return new PaperService(
            _database, accessor, drafts, codes, new PaperPictures(_database, _files, _images), new SlipPaper(_database, _clock),
            new LicenceAccess(new HolderPersons()), new CertifiedTrainings(),
            Options.Create(new PortalOptions { PublicAddress = "https://licencat.example.org" }), _clock);
    }

    private static async Task<string> TextAsync(Task<Result<PaperFile>> making) => PdfText.Of((await making).Value.Content);

    private async Task<PaymentSlip> ChargedAsync()
    {
        var file = await _data.CaseAsync(_company, CaseStatus.AwaitingPayment);
        return (await _database.InTransactionAsync<PaymentSlip?>(async db => await new CaseFees().ChargeAsync(db, file, _clock.UtcNow(), default),
            default)).Value!;
    }

    private async Task<Case> DecidedAsync(bool approve)
    {
        var supervisor = await _data.SupervisorAsync();
        var file = await _data.CaseAsync(_company, CaseStatus.Recommended, _officer, filedOn: 10);
        var review = new CaseReviewService(
            new CaseCommandFrame(_database, new FixedActor(supervisor), new SilentFeed(), _clock, Options.Create(new PortalOptions())), new CaseFees(), _clock);
        var decided = approve
            ? await review.ApproveAsync(file.Id, file.Version, null, default)
            : await review.RefuseAsync(file.Id, file.Version, "Polica ka skaduar.", default);
        Assert.True(decided.IsOk, decided.Error?.Code);
        return file;
    }

    private async Task<Draft> DraftAsync()
    {
        await using var db = _database.CreateDbContext();
        var application = TestData.Application(await db.Companies.SingleAsync(c => c.Id == _company.CompanyId));
        var draft = new Draft
        {
            ProcessKey = ServiceLicenceProcess.ProcessKey, ClassCode = "SRV-BAZ", Kind = RequestKind.Initial, CompanyId = _company.CompanyId,
            Reference = "D-7K2MQ9",
            Payload = new StoredPayload(PayloadJson.Write(application), 1), Step = "documents", CreatedAt = _clock.UtcNow(), ChangedAt = _clock.UtcNow(),
            ChangedBy = _company.UserId,
        };
        db.Drafts.Add(draft);
        await db.SaveChangesAsync();
        return draft;
    }

    private async Task AttachEmblemAsync(Guid draftId)
    {
        await using var staged = (await _files.WriteAsync(new MemoryStream(SampleFiles.Jpeg()), 1_000_000, default)).Value;
        await using var db = _database.CreateDbContext();
        var stored = new StoredFile
        {
            StorageKey = (await staged.KeepAsync(default)).Value, ContentType = "image/jpeg", Size = staged.Length, Sha256 = staged.Sha256,
            CreatedBy = _company.UserId,
            CreatedAt = _clock.UtcNow(),
        };
        db.AddRange(stored, new Attachment { FileId = stored.Id, DraftId = draftId, KindCode = "EMBLEM", FileName = "emblema.jpg",
            AttachedAt = _clock.UtcNow() });
        await db.SaveChangesAsync();
    }

    private sealed class SilentFeed : ICaseChangeFeed
    {
        public void Publish(Guid caseId)
        {
            // Nobody looks.
        }

        public IDisposable Subscribe(Guid? caseId, Func<Task> changed) => throw new NotSupportedException();
    }
}
