using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Cases.Mails;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.PersonCard.Mails;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Register;
using SecurityPortal.Tests.TestKit;
using SkiaSharp;

namespace SecurityPortal.Tests.Processes.PersonCard;

public sealed class PersonCardTests : IAsyncLifetime
{
    private TestPortal _portal = null!;
    private TestWorkers _workers = null!;
    private Actor _company = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _workers = new TestWorkers(_portal);
        _company = await _portal.Data.CompanyAsync();
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Desk_WithoutAValidLicence_StopsWithTheReason()
    {
        await _workers.FiledAsync(_company, TestWorkers.Entry());
        await using var session = _portal.As(_company);
        await using var db = _portal.Db();

        Assert.Equal("card.licence-missing", (await session.Get<PersonCardDesk>().ReadAsync(null, default)).Error!.Code);
        Assert.Equal("card.licence-missing",
            (await session.Get<PersonCardDesk>().ReadAsync((await db.RegisteredPersons.SingleAsync()).Id, default)).Error!.Code);
    }

    [Fact]
    public async Task Start_BasicSecurity_FillsInEverythingButStreetAndPhoto()
    {
        var licence = await _workers.LicensedAsync(_company, TestWorkers.Entry());
        await using var session = _portal.As(_company);
        var draftId = TestPortal.Ok(await session.Get<PersonCardDesk>().StartAsync(licence.PersonId!.Value, licence.Id, null, false, default));

        var draft = await _portal.LoadAsync(_company, draftId);

        Assert.Equal(["Card.Street"], PersonCardProcess.Form.Validate(draft.PayloadJson, null, _portal.Today).Select(e => e.Path));
        Assert.Equal(["Card.Photo"], (await session.Get<DraftDocuments>().CheckAsync(draftId, PersonCardForm.CardStep, default)).Select(e => e.Path));
        Assert.Equal(draftId, TestPortal.Ok(await session.Get<PersonCardDesk>().StartAsync(licence.PersonId!.Value, licence.Id, null, false, default)));
    }

    [Fact]
    public async Task Paid_CardGoesToThePrintBatchAndIsIssuedAtHandOver()
    {
        var licence = await _workers.LicensedAsync(_company, TestWorkers.Entry());
        var card = await _workers.PaidCardAsync(_company, licence);
        Assert.Equal(("KP-2026-0001", CardStage.ToPrint, "Roje / Punëtor i sigurimit", CaseStatus.Paid),
            (card.Number, card.Stage, card.Position.Sq, await StatusAsync(card.CaseId)));
        Assert.Equal(licence.ValidTo, card.ValidTo);
        Assert.Equal(CheckOutcome.NotFound, (await CheckAsync(card.Token)).Outcome);
        await using var officer = _portal.As(await _workers.OfficerAsync());
        var cards = officer.Get<CardService>();

        var batch = TestPortal.Ok(await cards.PrintAsync([card.Id], default));
        Assert.Equal("card.changed", (await cards.PrintAsync([card.Id], default)).Error!.Code);
        Assert.Equal("card.changed", (await cards.HandOverAsync(card.Id, card.Version, default)).Error!.Code);
        Assert.Equal(CheckOutcome.NotFound, (await CheckAsync(card.Number)).Outcome);
        var paper = TestPortal.Ok(await officer.Get<CardBatchPrinting>().BatchAsync(batch, default));
        TestPortal.Ok(await cards.HandOverAsync(card.Id, (await _workers.CardAsync(card.Id)).Version, default));

        Assert.Equal(CaseStatus.Issued, await StatusAsync(card.CaseId));
        var found = Assert.Single((await CheckAsync(card.Token)).Licences);
        Assert.Equal((card.Number, "Çelë Gjonbalaj", true), (found.Number, found.HolderName, found.IsValid));
        Assert.Equal(2, PdfText.Pages(paper.Content).Count);
        Assert.Contains("SECURITY", PdfText.Pages(paper.Content)[0], StringComparison.Ordinal);
        Assert.Contains(card.Serial, PdfText.Pages(paper.Content)[1], StringComparison.Ordinal);
        await using var db = _portal.Db();
        Assert.Equal(
            [MailKind.Of<CaseSubmittedMail>().Name, MailKind.Of<CaseApprovedMail>().Name, MailKind.Of<CardPaidMail>().Name, MailKind.Of<CardReadyMail>().Name,
                MailKind.Of<CaseIssuedMail>().Name],
            await db.Outbox.Where(m => m.ModelJson.Contains("SSHPS-PC")).OrderBy(m => m.Id).Select(m => m.Template).ToListAsync());
    }

    [Fact]
    public async Task Batch_PagesAreOfTheSizeOfIdentityCards()
    {
        var card = await _workers.PaidCardAsync(_company, await _workers.LicensedAsync(_company, TestWorkers.Entry()));
        await using var officer = _portal.As(await _workers.OfficerAsync());
        var batch = TestPortal.Ok(await officer.Get<CardService>().PrintAsync([card.Id], default));
        var paper = TestPortal.Ok(await officer.Get<CardBatchPrinting>().BatchAsync(batch, default));

        using var document = UglyToad.PdfPig.PdfDocument.Open(paper.Content);
        Assert.All(document.GetPages(), page =>
        {
            // Whole points: what the drawing library writes for a page.
            Assert.Equal(85.60, page.Width * 25.4 / 72, 0.18);
            Assert.Equal(53.98, page.Height * 25.4 / 72, 0.18);
        });
        await using var company = _portal.As(_company);
        Assert.IsType<NotFound>((await company.Get<CardBatchPrinting>().BatchAsync(batch, default)).Error);
    }

    [Fact]
    public async Task Batch_LongestNames_StayOnTheFrontWhole()
    {
        var company = await _portal.Data.CompanyAsync("Shoqëria për Shërbime Private të Sigurisë dhe Mbrojtje Fizike të Objekteve SH.P.K.");
        var licence = await _workers.LicensedAsync(company, TestWorkers.Entry(firstName: "Maksimiliana Aleksandra", lastName: "Krasniqi-Hoxhallari Gjonbalaj"));
        var card = await _workers.PaidCardAsync(company, licence);
        await using var officer = _portal.As(await _workers.OfficerAsync());
        var batch = TestPortal.Ok(await officer.Get<CardService>().PrintAsync([card.Id], default));

        var pages = PdfText.Pages(TestPortal.Ok(await officer.Get<CardBatchPrinting>().BatchAsync(batch, default)).Content);

        Assert.Equal(2, pages.Count);
        Assert.All(
            ["Gjonbalaj", "SH.P.K.", card.Number, licence.Number, LocalTime.Format(card.ValidTo), "Pripadnik obezbeđenja", "Republika e Kosovës",
                "Republika Kosovo"], text => Assert.Contains(text, pages[0], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, false, false, LicenceState.Suspended)]
    [InlineData(false, true, false, LicenceState.Revoked)]
    [InlineData(false, false, true, LicenceState.Expired)]
    public async Task Check_LicenceNoLongerHolds_NeitherDoesTheCard(bool suspended, bool revoked, bool expired, LicenceState expected)
    {
        var licence = await _workers.LicensedAsync(_company, TestWorkers.Entry());
        var card = await _workers.HandedOverAsync(_company, licence);
        Assert.True(Assert.Single((await CheckAsync(card.Token)).Licences).IsValid);
        var now = _portal.Clock.UtcNow();
        await using (var db = _portal.Db())
        {
            await db.Licences.Where(l => l.Id == licence.Id).ExecuteUpdateAsync(s => s
                .SetProperty(l => l.SuspendedAt, suspended ? now : null).SetProperty(l => l.RevokedAt, revoked ? now : null));
        }

        if (expired)
        {
            _portal.Clock.SetUtcNow(new DateTimeOffset(LocalTime.StartOf(licence.ValidTo.AddDays(1)), TimeSpan.Zero));
        }

        var found = Assert.Single((await CheckAsync(card.Token)).Licences);

        Assert.Equal((expected, null), (found.State, found.Words));
    }

    [Fact]
    public async Task ReportLost_ByTheCompany_FailsTheCheckAtOnceAndAnotherCompanyCannot()
    {
        var card = await _workers.HandedOverAsync(_company, await _workers.LicensedAsync(_company, TestWorkers.Entry()));
        await using var stranger = _portal.As(await _portal.Data.CompanyAsync("Tjetra SH.P.K."));
        await using var session = _portal.As(_company);
        Assert.IsType<NotFound>((await stranger.Get<CardService>().ReportLostAsync(card.Id, default)).Error);
        Assert.True(Assert.Single((await CheckAsync(card.Token)).Licences).IsValid);

        TestPortal.Ok(await session.Get<CardService>().ReportLostAsync(card.Id, default));

        var found = Assert.Single((await CheckAsync(card.Number)).Licences);
        Assert.Equal((false, _portal.Today), (found.IsValid, found.RevokedOn));
        Assert.Equal("The card does not hold good", found.Words!.Title.En);
        Assert.Contains(LocalTime.Format(_portal.Today), found.Words.Text.Sr, StringComparison.Ordinal);
        await using var db = _portal.Db();
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "card.refused"));
    }

    [Fact]
    public async Task Replacement_Lost_NeedsThePoliceReportAndEndsTheOldCardAtFiling()
    {
        var licence = await _workers.LicensedAsync(_company, TestWorkers.Entry());
        var old = await _workers.HandedOverAsync(_company, licence);
        await using var session = _portal.As(_company);
        Assert.Equal("card.still-valid",
            (await session.Get<PersonCardDesk>().StartAsync(licence.PersonId!.Value, licence.Id, null, false, default)).Error!.Code);
        var draft = await _workers.CardDraftAsync(_company, licence, old.Id, lost: true);
        Assert.Equal(RequestKind.Replacement, draft.Kind);
        var list = TestPortal.Ok(await session.Get<DraftDocuments>().ListAsync(draft.Id, default));
        await session.Get<DraftDocuments>().RemoveAsync(draft.Id, list.Attached.Single(a => a.KindCode == "C03").Id, default);
        Assert.DoesNotContain(list.Kinds, k => k.Code == "C02");
        var missing = Assert.Single(Assert.IsType<DraftIncomplete>((await _portal.SubmitAsync(_company, draft)).Error).Fields);
        Assert.Equal(("document.missing", "Documents.C03"), (missing.Code, missing.Path));
        Assert.True(Assert.Single((await CheckAsync(old.Token)).Licences).IsValid);
        await _portal.AttachAllAsync(_company, draft.Id);

        TestPortal.Ok(await _portal.SubmitAsync(_company, await _portal.LoadAsync(_company, draft.Id)));

        Assert.NotNull(Assert.Single((await CheckAsync(old.Token)).Licences).Words);
    }

    [Fact]
    public async Task Replacement_Damaged_KeepsTheOldCardUntilTheNewOneIsHandedOver()
    {
        var licence = await _workers.LicensedAsync(_company, TestWorkers.Entry());
        var old = await _workers.HandedOverAsync(_company, licence);

        var fresh = await _workers.PaidCardAsync(_company, licence, old.Id);
        Assert.True(Assert.Single((await CheckAsync(old.Token)).Licences).IsValid);
        await using var officer = _portal.As(await _workers.OfficerAsync());
        TestPortal.Ok(await officer.Get<CardService>().PrintAsync([fresh.Id], default));
        TestPortal.Ok(await officer.Get<CardService>().HandOverAsync(fresh.Id, (await _workers.CardAsync(fresh.Id)).Version, default));

        Assert.Equal(CardStage.Replaced, (await _workers.CardAsync(old.Id)).Stage);
        Assert.True(Assert.Single((await CheckAsync(fresh.Token)).Licences).IsValid);
        await using var db = _portal.Db();
        Assert.Equal("PersonCard/W-BAZ/Replacement", await db.PaymentSlips.Where(s => s.CaseId == fresh.CaseId).Select(s => s.TariffCode).SingleAsync());
    }

    [Fact]
    public async Task Print_LicenceSuspendedMeanwhile_IsNotPrinted()
    {
        var licence = await _workers.LicensedAsync(_company, TestWorkers.Entry());
        var card = await _workers.PaidCardAsync(_company, licence);
        await using (var db = _portal.Db())
        {
            var now = _portal.Clock.UtcNow();
            await db.Licences.Where(l => l.Id == licence.Id).ExecuteUpdateAsync(s => s.SetProperty(l => l.SuspendedAt, now));
        }

        await using var officer = _portal.As(await _workers.OfficerAsync());
        Assert.Equal("card.licence-ended", (await officer.Get<CardService>().PrintAsync([card.Id], default)).Error!.Code);
        Assert.Equal(CardStage.ToPrint, (await _workers.CardAsync(card.Id)).Stage);
    }

    [Fact]
    public async Task Print_TwoOfficersTheSameCardAtOnce_IsInOneBatchAndMailedOnce()
    {
        const int rounds = 20;
        var card = await _workers.PaidCardAsync(_company, await _workers.LicensedAsync(_company, TestWorkers.Entry()));
        Actor[] officers = [await _workers.OfficerAsync(), await _portal.Data.OfficerAsync("Dren Zyra")];
        for (var round = 0; round < rounds; round++)
        {
            await using (var db = _portal.Db())
            {
                await db.Outbox.Where(m => m.Template == MailKind.Of<CardReadyMail>().Name).ExecuteDeleteAsync();
                await db.PersonCards.ExecuteUpdateAsync(s => s.SetProperty(c => c.Stage, CardStage.ToPrint).SetProperty(c => c.BatchId, (Guid?)null));
            }

            using var start = new Barrier(officers.Length);
            var results = await Task.WhenAll(officers.Select(officer => Task.Run(async () =>
            {
                await using var session = _portal.As(officer);
                start.SignalAndWait();
                return await session.Get<CardService>().PrintAsync([card.Id], default);
            })));

            Assert.Equal("card.changed", Assert.Single(results, r => !r.IsOk).Error!.Code);
            var printed = await _workers.CardAsync(card.Id);
            Assert.Equal((CardStage.Printed, Assert.Single(results, r => r.IsOk).Value), (printed.Stage, printed.BatchId));
            await using var after = _portal.Db();
            Assert.Equal((round + 1, 1), (await after.CardBatches.CountAsync(),
                await after.Outbox.CountAsync(m => m.Template == MailKind.Of<CardReadyMail>().Name)));
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(400)]
    public async Task Card_EndsWithItsLicenceAtTheLatest(int licenceDays)
    {
        var licence = await _workers.LicensedAsync(_company, TestWorkers.Entry());
        var end = licenceDays < 0 ? licence.ValidTo.AddYears(5) : _portal.Today.AddDays(licenceDays);
        await using (var db = _portal.Db())
        {
            await db.Licences.ExecuteUpdateAsync(s => s.SetProperty(l => l.ValidTo, end));
        }

        var card = await _workers.HandedOverAsync(_company, licence);

        Assert.Equal(licenceDays < 0 ? _portal.Today.AddYears(3).AddDays(-1) : end, card.ValidTo);
        _portal.Clock.SetUtcNow(new DateTimeOffset(LocalTime.StartOf(card.ValidTo.AddDays(1)).AddMinutes(-1), TimeSpan.Zero));
        Assert.True(Assert.Single((await CheckAsync(card.Token)).Licences).IsValid);
        _portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(Assert.Single((await CheckAsync(card.Token)).Licences).IsValid);
    }

    [Theory]
    [InlineData(PortalRoles.Auditor)]
    [InlineData(PortalRoles.Cashier)]
    [InlineData("company")]
    public async Task Commands_OfWhoReviewsNothing_AreRefused(string role)
    {
        var card = await _workers.PaidCardAsync(_company, await _workers.LicensedAsync(_company, TestWorkers.Entry()));
        await using var session = _portal.As(role == "company" ? _company : await _portal.Data.MinistryAsync("Personi", role));

        Assert.IsType<NotPermitted>((await session.Get<CardService>().PrintAsync([card.Id], default)).Error);
        Assert.IsType<NotPermitted>((await session.Get<CardService>().HandOverAsync(card.Id, card.Version, default)).Error);
        Assert.Equal(role == PortalRoles.Auditor, (await session.Get<CardQueries>().ListAsync(CardStage.ToPrint, null, 1, false, default)).IsOk);
    }

    [Fact]
    public async Task Portrait_OfAnyProportions_IsCutToTheCardsAndRedrawn()
    {
        var licence = await _workers.LicensedAsync(_company, TestWorkers.Entry());
        await using var session = _portal.As(_company);
        var draftId = TestPortal.Ok(await session.Get<PersonCardDesk>().StartAsync(licence.PersonId!.Value, licence.Id, null, false, default));
        await _portal.AttachAsync(_company, draftId, PersonCardProcess.OriginalKind, "gjerë.png", SampleFiles.Image(SKEncodedImageFormat.Png, 2400, 900));
        Assert.Equal((694, 899), await SizeAsync(draftId));

        TestPortal.Ok(await session.Get<DraftDocuments>()
            .CropAsync(draftId, PersonCardProcess.PhotoKind, new PortraitCrop(10, 20, 413, PortraitCrop.HeightOf(413)), default));
        Assert.Equal((413, 535), await SizeAsync(draftId));
        var narrow = await session.Get<DraftDocuments>()
            .CropAsync(draftId, PersonCardProcess.PhotoKind, new PortraitCrop(0, 0, 412, PortraitCrop.HeightOf(412)), default);
        Assert.Equal("document.portrait-small", narrow.Error!.Code);
        var square = await session.Get<DraftDocuments>().CropAsync(draftId, PersonCardProcess.PhotoKind, new PortraitCrop(0, 0, 500, 500), default);
        Assert.Equal("document.portrait-proportions", square.Error!.Code);
        var outside = await session.Get<DraftDocuments>()
            .CropAsync(draftId, PersonCardProcess.PhotoKind, new PortraitCrop(0, 0, 2000, PortraitCrop.HeightOf(2000)), default);
        Assert.Equal("document.portrait-proportions", outside.Error!.Code);
        await using var stranger = _portal.As(await _portal.Data.CompanyAsync("Tjetra SH.P.K."));
        Assert.IsType<NotFound>((await stranger.Get<DraftDocuments>().CropAsync(draftId, PersonCardProcess.PhotoKind, null, default)).Error);
    }

    [Fact]
    public async Task Portrait_TooSmallOrNoPicture_IsRefusedAndNothingIsKept()
    {
        var licence = await _workers.LicensedAsync(_company, TestWorkers.Entry());
        await using var session = _portal.As(_company);
        var draftId = TestPortal.Ok(await session.Get<PersonCardDesk>().StartAsync(licence.PersonId!.Value, licence.Id, null, false, default));
        var documents = session.Get<DraftDocuments>();

        Assert.Equal("document.portrait-small",
            (await AttachAsync(documents, draftId, PersonCardProcess.OriginalKind, "vogël.png",
            SampleFiles.Image(SKEncodedImageFormat.Png, 412, 900))).Error!.Code);
        Assert.Equal("document.picture-expected",
            (await AttachAsync(documents, draftId, PersonCardProcess.OriginalKind, "a.pdf", SampleFiles.Pdf())).Error!.Code);
        Assert.Equal("document.kind-unknown",
            (await AttachAsync(documents, draftId, PersonCardProcess.PhotoKind, "a.jpg", TestWorkers.Portrait())).Error!.Code);
        Assert.Empty(TestPortal.Ok(await documents.ListAsync(draftId, default)).Pictures);
    }

    [Fact]
    public async Task Card_OfAnotherCompany_CanBeAskedForWithConsentOnly()
    {
        var other = await _portal.Data.CompanyAsync("Tjetra SH.P.K.");
        var licence = await _workers.LicensedAsync(other, TestWorkers.Entry());
        await using var session = _portal.As(_company);
        Assert.Equal("worker.consent-first", (await session.Get<PersonCardDesk>().ReadAsync(licence.PersonId, default)).Error!.Code);
        TestPortal.Ok(await session.Get<ConsentService>().GiveAsync(licence.PersonId!.Value, "Kartelë", true, default));

        var card = await _workers.HandedOverAsync(_company, licence);

        await using var officer = _portal.As(await _workers.OfficerAsync());
        var worker = await officer.Get<WorkerQueries>().OfCaseAsync(card.CaseId, default);
        Assert.Equal(["Siguria Plus SH.P.K.", "Tjetra SH.P.K."], worker!.Employers.Order());
    }

    private static async Task<Result<AttachedDocument>> AttachAsync(DraftDocuments documents, Guid draftId, string kind, string name, byte[] bytes)
    {
        using var body = new MemoryStream(bytes);
        return await documents.AttachAsync(draftId, kind, name, body, default);
    }

    private async Task<(int, int)> SizeAsync(Guid draftId)
    {
        await using var db = _portal.Db();
        var key = await db.Attachments.Where(a => a.DraftId == draftId && a.KindCode == PersonCardProcess.PhotoKind).Select(a => a.File!.StorageKey)
            .SingleAsync();
        await using var content = (await _portal.Get<IFileStore>().OpenReadAsync(key, default)).Value;
        using var codec = SKCodec.Create(content);
        Assert.Equal(SKEncodedImageFormat.Jpeg, codec.EncodedFormat);
        return (codec.Info.Width, codec.Info.Height);
    }

    private async Task<CheckAnswer> CheckAsync(string text) => await _portal.Get<PublicCheck>().FindAsync(text, default);

    private async Task<CaseStatus> StatusAsync(Guid caseId)
    {
        await using var db = _portal.Db();
        return await db.Cases.Where(c => c.Id == caseId).Select(c => c.Status).SingleAsync();
    }
}
