using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Spreadsheets;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.Workers;

/// <summary>The company's workers and the ministry's register of persons.</summary>
public sealed class WorkerRegisterTests : IAsyncLifetime
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
    public async Task Company_SeesItsWorkersWithLicencesAndCards()
    {
        var card = await _workers.HandedOverAsync(_company, await _workers.LicensedAsync(_company, TestWorkers.Entry()));
        await using var session = _portal.As(_company);

        var worker = Assert.Single(TestPortal.Ok(await session.Get<WorkerQueries>().OfCompanyAsync(default)));

        Assert.Equal(("Çelë Gjonbalaj", false, _portal.Today), (worker.Name, worker.NeedsConsent, worker.Employment.From));
        Assert.Equal((LicenceState.Valid, card.Number, CardState.Valid),
            (Assert.Single(worker.Licences).State, Assert.Single(worker.Cards).Number, worker.Cards[0].State));
    }

    [Fact]
    public async Task AddWorker_CountsOnceTheContractIsAttachedAndShowsNoLicenceWithoutConsent()
    {
        var other = await _portal.Data.CompanyAsync("Tjetra SH.P.K.");
        var licence = await _workers.LicensedAsync(other, TestWorkers.Entry());
        await using var session = _portal.As(_company);
        var employments = session.Get<EmploymentService>();
        var id = TestPortal.Ok(await employments.AddAsync(TestWorkers.Entry(), "Roje", _portal.Today, default));
        Assert.Equal("employment.known", (await employments.AddAsync(TestWorkers.Entry(), "Roje", _portal.Today, default)).Error!.Code);
        Assert.True((await WorkerAsync(_company)).Employment.IsPending);
        Assert.Equal(1, await EmployersAsync(licence));

        using (var contract = new MemoryStream(SampleFiles.Pdf()))
        {
            TestPortal.Ok(await employments.AttachAsync(id, contract, "kontrata.pdf", default));
        }

        var worker = await WorkerAsync(_company);
        Assert.Equal((false, true, 0), (worker.Employment.IsPending, worker.NeedsConsent, worker.Licences.Count));
        Assert.Equal(2, await EmployersAsync(licence));
        TestPortal.Ok(await session.Get<ConsentService>().GiveAsync(licence.PersonId!.Value, "Punësim", true, default));
        Assert.Equal(licence.Number, Assert.Single((await WorkerAsync(_company)).Licences).Number);
    }

    [Theory]
    [InlineData(null, "2026-01-01", "employment.position.required")]
    [InlineData("Roje", null, "employment.from")]
    [InlineData("Roje", "2027-01-13", "employment.from")]
    public async Task AddWorker_SomethingMissing_IsSaid(string? position, string? from, string code)
    {
        await using var session = _portal.As(_company);
        var day = from is null ? (DateOnly?)null : DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(code, (await session.Get<EmploymentService>().AddAsync(TestWorkers.Entry(), position, day, default)).Error!.Code);
    }

    [Fact]
    public async Task Employment_EndedByTheWorker_IsOverForBothAndStrangersCannot()
    {
        var worker = await _portal.IndividualAsync();
        await using (var db = _portal.Db())
        {
            var number = (await db.Individuals.SingleAsync()).PersonalNumber.Reveal();
            await _workers.LicensedAsync(_company, TestWorkers.Entry(number, "Vjosa", "Berisha"));
        }

        var id = (await WorkerAsync(_company)).Employment.Id;
        await using var stranger = _portal.As(await _portal.Data.CompanyAsync("Tjetra SH.P.K."));
        Assert.IsType<NotFound>((await stranger.Get<EmploymentService>().EndAsync(id, default)).Error);
        Assert.IsType<NotFound>((await stranger.Get<EmploymentService>().OpenContractAsync(id, default)).Error);
        await using var own = _portal.As(worker);

        TestPortal.Ok(await own.Get<EmploymentService>().EndAsync(id, default));

        var ended = (await WorkerAsync(_company)).Employment;
        Assert.Equal((_portal.Today, "Vjosa Berisha"), (ended.To, ended.EndedBy));
        Assert.Equal("employment.ended", (await own.Get<EmploymentService>().EndAsync(id, default)).Error!.Code);
        await using var rows = _portal.Db();
        Assert.Equal(2, await rows.AuditRows.CountAsync(a => a.Action == "employment.refused"));
    }

    [Fact]
    public async Task Contract_AttachedWithALicenceRequest_OpensForPartiesAndAuditedForTheMinistry()
    {
        await _workers.LicensedAsync(_company, TestWorkers.Entry());
        var id = (await WorkerAsync(_company)).Employment.Id;
        await using var company = _portal.As(_company);
        await using var officer = _portal.As(await _workers.OfficerAsync());

        foreach (var session in new[] { company, officer })
        {
            var opened = TestPortal.Ok(await session.Get<EmploymentService>().OpenContractAsync(id, default));
            await opened.Content.DisposeAsync();
        }

        await using var db = _portal.Db();
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "employment.open"));
    }

    [Fact]
    public async Task Export_NameLikeAFormula_IsText()
    {
        await _workers.LicensedAsync(_company, TestWorkers.Entry(firstName: "=cmd|' /C calc'!A0", lastName: "Gashi"));
        await using var session = _portal.As(_company);

        var book = TestPortal.Ok(await session.Get<WorkerExport>().OfCompanyAsync(default));

        using var stream = new MemoryStream(book.Content);
        var row = Assert.Single(stream.Query(useHeaderRow: true).Cast<IDictionary<string, object>>());
        Assert.Contains("'=cmd|' /C calc'!A0 Gashi", row.Values);
        Assert.Contains("W-BAZ-2026-0001", row.Values);
        await using var db = _portal.Db();
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "workers.export"));
        await using var officer = _portal.As(await _workers.OfficerAsync());
        Assert.IsType<NotPermitted>((await officer.Get<WorkerExport>().OfCompanyAsync(default)).Error);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public void Safe_FormulaBeginnings_AreQuoted(string text) => Assert.Equal("'" + text, SheetText.Safe(text));

    [Theory]
    [InlineData("cele")]
    [InlineData("GJONB çel")]
    [InlineData("1234567892")]
    [InlineData("1234 567 892")]
    [InlineData("w-baz 2026 0001")]
    [InlineData(null)]
    public async Task Register_SearchedByNameOrNumber_FindsThePersonAndAuditsWithoutTheNumber(string? text)
    {
        await _workers.LicensedAsync(_company, TestWorkers.Entry());
        await using var officer = _portal.As(await _workers.OfficerAsync());

        var row = Assert.Single(TestPortal.Ok(await officer.Get<WorkerQueries>().RegisterAsync(text, 1, true, default)).Rows);

        Assert.Equal(("Çelë Gjonbalaj", "12******92", "Siguria Plus SH.P.K."), (row.Name, row.MaskedNumber, Assert.Single(row.Companies)));
        await using var db = _portal.Db();
        var audit = await db.AuditRows.Where(a => a.Action == "register.search").ToListAsync();
        Assert.Equal(text is null ? 0 : 1, audit.Count);
        Assert.DoesNotContain(audit, a => a.Detail!.Contains(TestData.MarkerNumber, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("balaj")]
    [InlineData("9999999999")]
    [InlineData("%")]
    public async Task Register_SearchThatFitsNobody_IsEmpty(string text)
    {
        await _workers.LicensedAsync(_company, TestWorkers.Entry());
        await using var officer = _portal.As(await _workers.OfficerAsync());

        Assert.Empty(TestPortal.Ok(await officer.Get<WorkerQueries>().RegisterAsync(text, 1, true, default)).Rows);
    }

    [Theory]
    [InlineData(PortalRoles.Officer, true, true)]
    [InlineData(PortalRoles.Auditor, true, false)]
    [InlineData(PortalRoles.Cashier, false, false)]
    [InlineData(PortalRoles.Administrator, false, false)]
    public async Task Person_EachRole_IsAllowedOrRefusedInTheService(string role, bool reads, bool records)
    {
        var licence = await _workers.LicensedAsync(_company, TestWorkers.Entry());
        await using var session = _portal.As(await _portal.Data.MinistryAsync("Personi", role));
        var workers = session.Get<WorkerQueries>();

        Assert.Equal(reads, (await workers.FileAsync(licence.PersonId!.Value, true, default)).IsOk);
        Assert.Equal(reads, (await workers.RegisterAsync(null, 1, false, default)).IsOk);
        Assert.Equal(records, (await workers.RecordCertificateAsync(licence.PersonId!.Value, "TRN-MA", "C-9", _portal.Today, default)).IsOk);
        await using var db = _portal.Db();
        Assert.Equal(reads ? 1 : 0, await db.AuditRows.CountAsync(a => a.Action == "person.open"));
    }

    [Fact]
    public async Task Person_File_HoldsEverything()
    {
        var licence = await _workers.LicensedAsync(_company, TestWorkers.Entry());
        await _workers.HandedOverAsync(_company, licence);
        await using var officer = _portal.As(await _workers.OfficerAsync());

        var file = TestPortal.Ok(await officer.Get<WorkerQueries>().FileAsync(licence.PersonId!.Value, false, default));

        Assert.Equal((1, 1, 1, 1, 2, 1),
            (file.Licences.Count, file.Cards.Count, file.Employments.Count, file.Certificates.Count, file.Cases.Count, file.Employers));
    }

    [Fact]
    public async Task Delegate_WithoutPermission_SeesNeitherWorkersNorContractsNorTheFile()
    {
        await _workers.LicensedAsync(_company, TestWorkers.Entry());
        var id = (await WorkerAsync(_company)).Employment.Id;
        await using var reader = _portal.As(await _portal.DelegateAsync(_company, DelegatePermissions.Pay));

        Assert.IsType<NotPermitted>((await reader.Get<WorkerQueries>().OfCompanyAsync(default)).Error);
        Assert.IsType<NotPermitted>((await reader.Get<WorkerExport>().OfCompanyAsync(default)).Error);
        Assert.IsType<NotFound>((await reader.Get<EmploymentService>().OpenContractAsync(id, default)).Error);
    }

    [Fact]
    public async Task EmploymentEnded_SightOfTheLicencesEndsUntilAnotherConsent()
    {
        var licence = await _workers.LicensedAsync(await _portal.Data.CompanyAsync("Tjetra SH.P.K."), TestWorkers.Entry());
        var id = await EmployAsync();
        await using var session = _portal.As(_company);
        TestPortal.Ok(await session.Get<ConsentService>().GiveAsync(licence.PersonId!.Value, "Punësim", true, default));
        Assert.Single((await WorkerAsync(_company)).Licences);

        TestPortal.Ok(await session.Get<EmploymentService>().EndAsync(id, default));

        var former = await WorkerAsync(_company);
        Assert.Equal((0, false), (former.Licences.Count, former.NeedsConsent));
        Assert.Equal("worker.consent-first", (await session.Get<Core.Processes.PersonCard.PersonCardDesk>().ReadAsync(licence.PersonId, default)).Error!.Code);
        await EmployAsync();
        Assert.Equal((0, true), ((await WorkerAsync(_company)).Licences.Count, (await WorkerAsync(_company)).NeedsConsent));
        TestPortal.Ok(await session.Get<ConsentService>().GiveAsync(licence.PersonId!.Value, "Sërish", true, default));
        Assert.Single((await WorkerAsync(_company)).Licences);
    }

    [Fact]
    public async Task EmploymentEnded_OfAWorkerTheCompanyAppliedFor_ShowsNoLicences()
    {
        await _workers.LicensedAsync(_company, TestWorkers.Entry());
        await using var session = _portal.As(_company);

        TestPortal.Ok(await session.Get<EmploymentService>().EndAsync((await WorkerAsync(_company)).Employment.Id, default));

        Assert.Empty((await WorkerAsync(_company)).Licences);
    }

    [Fact]
    public async Task AddWorker_TheSameTwiceAtOnce_OneEmploymentIsOpen()
    {
        using var start = new Barrier(2);
        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            await using var session = _portal.As(_company);
            start.SignalAndWait();
            return await session.Get<EmploymentService>().AddAsync(TestWorkers.Entry(), "Roje", _portal.Today, default);
        })));

        Assert.Equal("employment.known", Assert.Single(results, r => !r.IsOk).Error!.Code);
        await using var db = _portal.Db();
        var open = await db.Employments.AsNoTracking().SingleAsync();
        db.Employments.Add(new Employment { CompanyId = open.CompanyId, PersonId = open.PersonId, Position = LocalName.Same("Roje"), From = open.From,
            CreatedAt = open.CreatedAt });
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        Assert.Null(await db.AuditRows.Where(a => a.Action == "employment.add").Select(a => a.Detail).SingleAsync());
    }

    [Fact]
    public async Task Approved_WhileTheContractIsMissing_TheEmploymentCounts()
    {
        await using var session = _portal.As(_company);
        TestPortal.Ok(await session.Get<EmploymentService>().AddAsync(TestWorkers.Entry(), "Roje", _portal.Today, default));

        await _workers.LicensedAsync(_company, TestWorkers.Entry());

        Assert.False((await WorkerAsync(_company)).Employment.IsPending);
    }

    [Fact]
    public async Task Reveal_OfANumberByTheCompany_IsAudited()
    {
        await using var session = _portal.As(_company);
        await using var reader = _portal.As(await _portal.DelegateAsync(_company, DelegatePermissions.None));
        var id = Guid.NewGuid();

        TestPortal.Ok(await session.Get<PersonSearch>().RevealAsync("person", id, default));

        Assert.IsType<NotPermitted>((await reader.Get<PersonSearch>().RevealAsync("person", id, default)).Error);
        await using var db = _portal.Db();
        Assert.Equal(id.ToString(), await db.AuditRows.Where(a => a.Action == "number.reveal").Select(a => a.SubjectId).SingleAsync());
    }

    private async Task<Guid> EmployAsync()
    {
        await using var session = _portal.As(_company);
        var id = TestPortal.Ok(await session.Get<EmploymentService>().AddAsync(TestWorkers.Entry(), "Roje", _portal.Today, default));
        using var contract = new MemoryStream(SampleFiles.Pdf());
        TestPortal.Ok(await session.Get<EmploymentService>().AttachAsync(id, contract, "kontrata.pdf", default));
        return id;
    }

    private async Task<WorkerRow> WorkerAsync(Actor company)
    {
        await using var session = _portal.As(company);
        return Assert.Single(TestPortal.Ok(await session.Get<WorkerQueries>().OfCompanyAsync(default)));
    }

    private async Task<int> EmployersAsync(Licence licence)
    {
        await using var officer = _portal.As(await _workers.OfficerAsync());
        return TestPortal.Ok(await officer.Get<WorkerQueries>().FileAsync(licence.PersonId!.Value, false, default)).Employers;
    }
}
