using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.WorkerLicence;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Register;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.WorkerLicence;

public sealed class WorkerLicenceTests : IAsyncLifetime
{
    private const string Basic = WorkerClasses.Basic;
    private const string Further = "W-MA";

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
    public async Task Sheet_NewPersonWithAnExam_OffersBasicSecurityAndSaysWhyNothingElse()
    {
        await _workers.PassedAsync(TestWorkers.Entry());

        var sheet = await SheetAsync(_company, TestWorkers.Entry());

        Assert.Empty(sheet.Cases);
        Assert.Equal((RequestKind.Initial, null, 20_00L, false),
            (sheet.Classes[0].Offer, sheet.Classes[0].Remark, sheet.Classes[0].FeeCents, sheet.Classes[0].FeeConfirmed));
        Assert.All(sheet.Classes.Skip(1), r => Assert.Equal((null, "class.basic-first"), (r.Offer, r.WhyNot?.Code)));
    }

    [Fact]
    public async Task Sheet_WithoutAnExam_SaysSoBeforeAnythingIsFilledIn()
    {
        await _workers.PassedAsync(TestWorkers.Entry("1111111114"));

        Assert.Equal("worker.certificate-missing", (await SheetAsync(_company, TestWorkers.Entry())).Classes[0].Remark!.Code);
    }

    [Theory]
    [InlineData("2008-01-12", true)]
    [InlineData("2008-01-13", false)]
    public async Task Offer_EighteenthBirthday_OpensTheRequestOnThatDay(string born, bool open)
    {
        var row = (await SheetAsync(_company, TestWorkers.Entry(born: Day(born)))).Classes[0];

        Assert.Equal(open ? null : "worker.too-young", row.WhyNot?.Code);
        Assert.Equal(open ? null : "13.01.2026", row.WhyNot?.Arguments[1]);
    }

    [Theory]
    [InlineData("2026-02-27T22:59:00Z", false)]
    [InlineData("2026-02-27T23:00:00Z", true)]
    public async Task Offer_BornOnTheTwentyNinthOfFebruary_IsOfAgeOnTheLastOfFebruaryLocally(string now, bool open)
    {
        _portal.Clock.SetUtcNow(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));

        var row = (await SheetAsync(_company, TestWorkers.Entry(born: new DateOnly(2008, 2, 29)))).Classes[0];

        Assert.Equal(open ? null : "worker.too-young", row.WhyNot?.Code);
    }

    [Fact]
    public async Task Submit_ComesOfAgeOnlyAfterTheDraftWasMadeOlder_IsAskedAgainAtFiling()
    {
        var person = TestWorkers.Entry();
        await _workers.PassedAsync(person);
        var draft = await _workers.DraftAsync(_company, person, change: a => a.Person.BirthDate = _portal.Today.AddYears(-17));

        Assert.Equal("worker.too-young", (await _portal.SubmitAsync(_company, draft)).Error!.Code);
    }

    [Fact]
    public async Task Submit_Complete_FilesACaseAboutTheWorkerAndEntersThePerson()
    {
        var caseId = await _workers.FiledAsync(_company, TestWorkers.Entry());

        await using var db = _portal.Db();
        var file = await db.Cases.SingleAsync(c => c.Id == caseId);
        Assert.Equal(("SSHPS-WL-2026-000001", CaseStatus.Submitted, _company.CompanyId), (file.Number, file.Status, file.CompanyId));
        Assert.Equal("Çelë Gjonbalaj", (await db.RegisteredPersons.SingleAsync()).Name);
        Assert.Equal(["cele", "gjonbalaj"], await db.RegisteredPersonWords.Select(w => w.Word).Order().ToListAsync());
        var sheet = await SheetAsync(_company, TestWorkers.Entry());
        Assert.Equal((caseId, CaseStatus.Submitted), (sheet.Cases[0].Id, sheet.Cases[0].Status));
        Assert.Equal((caseId, "class.request-open"), (sheet.Classes[0].OpenCaseId, sheet.Classes[0].WhyNot?.Code));
        await using var session = _portal.As(_company);
        Assert.Equal("Çelë Gjonbalaj", Assert.Single(await session.Get<ApplicantCaseQueries>().ListAsync(default)).About);
    }

    [Fact]
    public async Task Start_Twice_ReopensTheDraftOfThisPersonAndClassOnly()
    {
        var first = await StartAsync(_company, TestWorkers.Entry());

        Assert.Equal(first.Value, (await StartAsync(_company, TestWorkers.Entry())).Value);
        Assert.NotEqual(first.Value, (await StartAsync(_company, TestWorkers.Entry("1111111114", "Arta", "Hoti"))).Value);
        await using var session = _portal.As(_company);
        Assert.Equal(["Arta Hoti", "Çelë Gjonbalaj"], (await session.Get<DraftStore>().MineAsync(default)).Select(d => d.About).Order());
    }

    [Fact]
    public async Task Start_FurtherRequest_TakesOverFilesOfTheSameWorkerOnly()
    {
        await _workers.LicensedAsync(_company, TestWorkers.Entry());
        await using var session = _portal.As(_company);
        var documents = session.Get<DraftDocuments>();

        var same = TestPortal.Ok(await StartAsync(_company, TestWorkers.Entry(), Further));
        var other = TestPortal.Ok(await StartAsync(_company, TestWorkers.Entry("1111111114", "Tjetri", "Punëtor"), WorkerClasses.Basic));

        Assert.Equal(["W01", "W05"], TestPortal.Ok(await documents.ListAsync(same, default)).Attached.Select(a => a.KindCode).Order());
        Assert.Empty(TestPortal.Ok(await documents.ListAsync(other, default)).Attached);
    }

    [Fact]
    public async Task StartFrom_WithdrawnRequest_KeepsTheWorker()
    {
        var caseId = await _workers.FiledAsync(_company, TestWorkers.Entry());
        await using var session = _portal.As(_company);
        TestPortal.Ok(await session.Get<CaseWithdrawal>().WithdrawAsync(caseId, await _workers.VersionAsync(caseId), default));

        var draft = await _portal.LoadAsync(_company, TestPortal.Ok(await session.Get<DraftStore>().StartFromAsync(caseId, default)));

        var application = PayloadJson.Read<WorkerLicenceApplication>(draft.PayloadJson);
        Assert.Equal(("Çelë Gjonbalaj", true), (application.Person.FullName, application.Certificate.IsRegistered));
    }

    [Fact]
    public async Task Submit_TwoCompaniesAtOnceForOnePersonAndClass_OneIsFiled()
    {
        var other = await _portal.Data.CompanyAsync("Tjetra SH.P.K.");
        var person = TestWorkers.Entry();
        await _workers.PassedAsync(person);
        var drafts = new[] { (_company, await _workers.DraftAsync(_company, person)), (other, await _workers.DraftAsync(other, person)) };
        using var start = new Barrier(2);

        var results = await Task.WhenAll(drafts.Select(d => Task.Run(() =>
        {
            start.SignalAndWait();
            return _portal.SubmitAsync(d.Item1, d.Item2);
        })));

        Assert.Equal("worker.request-open-elsewhere", Assert.Single(results, r => !r.IsOk).Error!.Code);
        await using var db = _portal.Db();
        Assert.Equal(1, await db.Cases.CountAsync());
    }

    [Fact]
    public async Task Offer_OpenElsewhere_DoesNotNameTheOthersCase()
    {
        var other = await _portal.Data.CompanyAsync("Tjetra SH.P.K.");
        await _workers.FiledAsync(other, TestWorkers.Entry());

        var row = (await SheetAsync(_company, TestWorkers.Entry())).Classes[0];

        Assert.Equal(("worker.request-open-elsewhere", 0, null), (row.WhyNot!.Code, row.WhyNot.Arguments.Count, row.OpenCaseId));
    }

    [Fact]
    public async Task Submit_WithoutExamAndCertificate_AsksForIt()
    {
        var draft = await _workers.DraftAsync(_company, TestWorkers.Entry(), change: a =>
            a.Certificate = new CertificatePart { Number = "C-1", PassedOn = new DateOnly(2019, 6, 1) });
        await using var session = _portal.As(_company);
        var list = TestPortal.Ok(await session.Get<DraftDocuments>().ListAsync(draft.Id, default));
        await session.Get<DraftDocuments>().RemoveAsync(draft.Id, list.Attached.Single(a => a.KindCode == "W03").Id, default);

        var missing = Assert.Single(Assert.IsType<DraftIncomplete>((await _portal.SubmitAsync(_company, draft)).Error).Fields);
        Assert.Equal(("document.missing", "Documents.W03"), (missing.Code, missing.Path));

        await _portal.AttachAllAsync(_company, draft.Id);
        Assert.True((await _portal.SubmitAsync(_company, await _portal.LoadAsync(_company, draft.Id))).IsOk);
    }

    [Theory]
    [InlineData(true, false, "")]
    [InlineData(false, false, "W03")]
    [InlineData(true, true, "W07")]
    [InlineData(false, true, "W03 W07")]
    public async Task Documents_CertificateOfTheRegisterAndCitizenship_DecideWhatIsAskedFor(bool isRegistered, bool isForeign, string asked)
    {
        var draft = await _workers.DraftAsync(_company, isForeign ? TestWorkers.Foreigner() : TestWorkers.Entry(), change: a =>
            a.Certificate.IsRegistered = isRegistered);
        await using var session = _portal.As(_company);

        var kinds = TestPortal.Ok(await session.Get<DraftDocuments>().ListAsync(draft.Id, default)).Kinds;

        Assert.Equal(asked, string.Join(' ', kinds.Where(k => k.Code is "W03" or "W07").Select(k => k.Code)));
        Assert.All(kinds.Where(k => k.Code is "W03" or "W07"), k => Assert.True(k.IsRequired));
    }

    [Fact]
    public async Task Submit_ClaimsAnExamTheRegisterDoesNotHave_IsRefused()
    {
        var draft = await _workers.DraftAsync(
            _company, TestWorkers.Entry(), change: a =>
                a.Certificate = new CertificatePart { IsRegistered = true, Number = "C-1", PassedOn = new DateOnly(2019, 6, 1) });

        Assert.Equal("worker.certificate-document", (await _portal.SubmitAsync(_company, draft)).Error!.Code);
    }

    [Fact]
    public async Task Approved_AndPaid_LicenceBelongsToThePersonNotToTheCompany()
    {
        var licence = await _workers.LicensedAsync(_company, TestWorkers.Entry());

        await using var db = _portal.Db();
        var person = await db.RegisteredPersons.SingleAsync();
        Assert.Equal(("W-BAZ-2026-0001", person.Id, "Çelë Gjonbalaj", null, null),
            (licence.Number, licence.PersonId, licence.HolderName, licence.CompanyId, licence.IndividualId));
        Assert.Equal(_portal.Today.AddYears(3).AddDays(-1), licence.ValidTo);
        await using var session = _portal.As(_company);
        Assert.Empty(await session.Get<LicenceQueries>().OwnAsync(default));
        Assert.NotNull(await session.Get<LicenceQueries>().OfCaseAsync(licence.CaseId, default));
        var paper = TestPortal.Ok(await session.Get<PaperService>().LicenceAsync(licence.Id, default));
        var text = PdfText.Of(paper.Content);
        Assert.Contains("Çelë Gjonbalaj", text, StringComparison.Ordinal);
        Assert.DoesNotContain(TestData.MarkerNumber, text, StringComparison.Ordinal);
        Assert.Equal(["Punëtor i sigurimit për shërbime themelore (roje)"], await db.Employments.Select(e => e.Position.Sq).ToListAsync());
    }

    [Fact]
    public async Task Paid_EarlierCertificateAttached_IsRecorded()
    {
        var draft = await _workers.DraftAsync(_company, TestWorkers.Entry(), change: a =>
            a.Certificate = new CertificatePart { Number = "C-77", PassedOn = new DateOnly(2019, 6, 1) });
        var caseId = TestPortal.Ok(await _portal.SubmitAsync(_company, draft)).CaseId;
        await _workers.ApproveAsync(caseId);
        await _workers.PayAsync(caseId);

        await using var db = _portal.Db();
        var certificate = await db.ExamCertificates.SingleAsync();
        Assert.Equal(("TRN-BAZ", "C-77", caseId), (certificate.TrainingClass, certificate.Number, certificate.CaseId));
    }

    [Theory]
    [InlineData(31, "class.still-valid")]
    [InlineData(30, null)]
    [InlineData(0, null)]
    public async Task Offer_LicenceRunsOut_IsRenewalInTheLastThirtyDays(int daysLeft, string? whyNot)
    {
        var licence = await _workers.LicensedAsync(_company, TestWorkers.Entry());
        _portal.Clock.SetUtcNow(new DateTimeOffset(LocalTime.StartOf(licence.ValidTo.AddDays(-daysLeft)), TimeSpan.Zero));

        var row = (await SheetAsync(_company, TestWorkers.Entry())).Classes[0];

        Assert.Equal((whyNot, whyNot is null ? RequestKind.Renewal : null), (row.WhyNot?.Code, row.Offer));
    }

    [Theory]
    [InlineData(false, "class.basic-suspended")]
    [InlineData(true, "class.basic-first")]
    public async Task Offer_BasicSuspendedOrRevoked_BlocksEveryClass(bool revoked, string further)
    {
        var licence = await _workers.LicensedAsync(_company, TestWorkers.Entry());
        Assert.Equal(RequestKind.Initial, (await SheetAsync(_company, TestWorkers.Entry())).Classes[1].Offer);
        await EndAsync(licence, revoked);

        var rows = (await SheetAsync(_company, TestWorkers.Entry())).Classes;

        Assert.Equal(("class.blocked", further), (rows[0].WhyNot!.Code, rows[1].WhyNot!.Code));
        Assert.Equal(further, (await StartAsync(_company, TestWorkers.Entry(), Further)).Error!.Code);
    }

    [Fact]
    public async Task Sheet_LicenceOfAnotherCompanysWorker_NeedsPurposeAndConsentWhichTheWorkerSees()
    {
        var other = await _portal.Data.CompanyAsync("Tjetra SH.P.K.");
        var worker = await _portal.IndividualAsync();
        var person = await OwnEntryAsync(worker);
        var licence = await _workers.LicensedAsync(other, person);
        await using var session = _portal.As(_company);

        Assert.Equal("worker.consent-first", (await session.Get<WorkerLicenceDesk>().ReadAsync(person, default)).Error!.Code);
        Assert.Equal("worker.consent-first", (await StartAsync(_company, person, Further)).Error!.Code);
        Assert.IsType<NotFound>((await session.Get<PaperService>().LicenceAsync(licence.Id, default)).Error);
        var consents = session.Get<ConsentService>();
        Assert.Equal("consent.purpose.required", (await consents.GiveAsync(licence.PersonId!.Value, " ", true, default)).Error!.Code);
        Assert.Equal("consent.confirm", (await consents.GiveAsync(licence.PersonId!.Value, "Punësim", false, default)).Error!.Code);
        TestPortal.Ok(await consents.GiveAsync(licence.PersonId!.Value, "Punësim", true, default));

        Assert.Equal(licence.Number, (await SheetAsync(_company, person)).Classes[0].LicenceNumber);
        Assert.True((await session.Get<PaperService>().LicenceAsync(licence.Id, default)).IsOk);
        await using var own = _portal.As(worker);
        var row = Assert.Single(await own.Get<ConsentService>().OwnAsync(default));
        Assert.Equal(("Siguria Plus SH.P.K.", "Punësim", _portal.Clock.UtcNow()), (row.Company, row.Purpose, row.At));
        await using var db = _portal.Db();
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "person.consent"));
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "paper.refused"));
    }

    [Fact]
    public async Task Individual_AppliesForThemselvesAndForNobodyElse()
    {
        var worker = await _portal.IndividualAsync();
        var own = await OwnEntryAsync(worker);
        await _workers.PassedAsync(own);

        Assert.Equal("worker.only-yourself", (await StartAsync(worker, TestWorkers.Entry())).Error!.Code);
        var forged = await _workers.DraftAsync(worker, own, change: a => a.Person.PersonalNumber = TestData.MarkerNumber);
        Assert.Equal("worker.only-yourself", (await _portal.SubmitAsync(worker, forged)).Error!.Code);

        var caseId = await _workers.FiledAsync(worker, own);
        await _workers.ApproveAsync(caseId);
        await _workers.PayAsync(caseId);
        await using var session = _portal.As(worker);
        Assert.Equal("W-BAZ-2026-0001", Assert.Single(await session.Get<LicenceQueries>().OwnAsync(default)).Number);
        await using var db = _portal.Db();
        Assert.Empty(await db.Employments.ToListAsync());
        await using var stranger = _portal.As(await _portal.IndividualAsync("Tjetër", "Kush"));
        Assert.Empty(await stranger.Get<LicenceQueries>().OwnAsync(default));
    }

    [Fact]
    public async Task Correction_OfAReturnedCase_KeepsThePersonFreeOfASecondRequest()
    {
        var caseId = await _workers.FiledAsync(_company, TestWorkers.Entry());
        await using var officer = _portal.As(await _workers.OfficerAsync());
        TestPortal.Ok(await officer.Get<CaseReviewService>().TakeAsync(caseId, await _workers.VersionAsync(caseId), default));
        TestPortal.Ok(await officer.Get<CaseReviewService>()
            .ReturnAsync(caseId, await _workers.VersionAsync(caseId), _portal.Today.AddDays(10), "Adresa", default));
        await using var session = _portal.As(_company);
        var draftId = TestPortal.Ok(await session.Get<DraftStore>().StartCorrectionAsync(caseId, default));

        TestPortal.Ok(await _portal.SubmitAsync(_company, await _portal.LoadAsync(_company, draftId)));

        Assert.Equal(CaseStatus.Completed, (await SheetAsync(_company, TestWorkers.Entry())).Cases.Single().Status);
    }

    [Fact]
    public async Task Foreigner_WithPassport_IsFoundByItAfterwardsAndOnlyThen()
    {
        var foreigner = new PersonEntry
        {
            IsForeign = true, FirstName = "Ana", LastName = "Petrović", BirthDate = new DateOnly(1988, 4, 4), Gender = Gender.Female, Settlement = "Prishtinë",
            Street = "Rr. B 1",
            Email = "ana@example.org", Phone = "044 111 222", Citizenship = "ME", PassportNumber = "ab 1234567", PassportExpiry = new DateOnly(2031, 1, 1),
            HasPermanentResidence = true, ResidencePermit = "LQ-1", WorkPermit = "LP-1",
        };
        await using var session = _portal.As(_company);
        var search = session.Get<PersonSearch>();
        Assert.Equal(PersonFindingState.Unknown, TestPortal.Ok(await search.FindAsync("AB1234567", "test", false, default)).State);
        var licence = await _workers.LicensedAsync(_company, foreigner);

        var found = Assert.Single(TestPortal.Ok(await search.FindAsync("ab 123 4567", "test", false, default)).Persons);

        Assert.Equal((licence.PersonId, "Ana Petrović", false), (found.PersonId, found.Entry.FullName, found.NeedsConsent));
        Assert.Equal(licence.PersonId, Assert.Single(
            TestPortal.Ok(await search.FindAsync(licence.Number.ToLowerInvariant(), "test", false, default)).Persons).PersonId);
        await using var db = _portal.Db();
        Assert.DoesNotContain(await db.AuditRows.Select(a => a.Detail).ToListAsync(), d => d?.Contains("1234567", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Search_NonsenseOrNotACompany_IsRefused()
    {
        await using var session = _portal.As(_company);
        await using var officer = _portal.As(await _workers.OfficerAsync());

        Assert.Equal("person.search.invalid", (await session.Get<PersonSearch>().FindAsync("??", "test", false, default)).Error!.Code);
        Assert.IsType<NotPermitted>((await officer.Get<PersonSearch>().FindAsync("1900000010", "test", false, default)).Error);
        Assert.Equal(PersonFindingState.Doubtful, TestPortal.Ok(await session.Get<PersonSearch>().FindAsync("1900099999", "test", false, default)).State);
        Assert.Equal(PersonFindingState.Found, TestPortal.Ok(await session.Get<PersonSearch>().FindAsync("1900099999", "test", true, default)).State);
        Assert.Equal(PersonFindingState.Unknown, TestPortal.Ok(await session.Get<PersonSearch>().FindAsync("2012345677", "test", false, default)).State);
        Assert.Equal(PersonFindingState.Unavailable, TestPortal.Ok(await session.Get<PersonSearch>().FindAsync("1999999995", "test", false, default)).State);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private async Task<PersonEntry> OwnEntryAsync(Actor individual)
    {
        await using var session = _portal.As(individual);
        return TestPortal.Ok(await session.Get<WorkerLicenceDesk>().OwnEntryAsync(default));
    }

    private async Task<WorkerSheet> SheetAsync(Actor actor, PersonEntry person)
    {
        await using var session = _portal.As(actor);
        return TestPortal.Ok(await session.Get<WorkerLicenceDesk>().ReadAsync(person, default));
    }

    private async Task<Result<Guid>> StartAsync(Actor actor, PersonEntry person, string classCode = Basic)
    {
        await using var session = _portal.As(actor);
        return await session.Get<WorkerLicenceDesk>().StartAsync(person, classCode, default);
    }

    private async Task EndAsync(Licence licence, bool revoked)
    {
        var now = _portal.Clock.UtcNow();
        await using var db = _portal.Db();
        await db.Licences.Where(l => l.Id == licence.Id).ExecuteUpdateAsync(s => s
            .SetProperty(l => l.SuspendedAt, revoked ? null : now).SetProperty(l => l.RevokedAt, revoked ? now : null));
    }
}
