using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Registries;
using SecurityPortal.Core.Upkeep;
using SecurityPortal.Tests.Processes.CloseProtection;
using SecurityPortal.Tests.Processes.Exam;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Upkeep;

/// <summary>What goes when its time is over, by a clock that is moved; and what stays.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private TestPortal _portal = null!;

    public static TheoryData<string> Processes => [.. ProcessCatalogue.All.Select(p => p.Key)];

    public async Task InitializeAsync() => _portal = await TestPortal.CreateAsync();

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Run_LookupsAndMails_GoOnTheDayAfterTheirTimeAndLeaveARow()
    {
        var now = _portal.Clock.UtcNow();
        await using (var db = _portal.Db())
        {
            db.LookupLog.Add(new LookupLogEntry { At = now, Purpose = "test", NumberHash = new string('a', 64), Result = LookupResult.Found });
            db.Outbox.AddRange(Mail("sent", now), Mail("waits", null));
            await db.SaveChangesAsync();
        }

        await RunAfterAsync(TimeSpan.FromDays(365));
        Assert.Equal((1, 2, ""), await LookupsMailsRowsAsync());

        await RunAfterAsync(TimeSpan.FromDays(1));
        Assert.Equal((1, 1, "retention.mails 1"), await LookupsMailsRowsAsync());
        await using (var db = _portal.Db())
        {
            var sent = await db.Outbox.SingleAsync(m => m.EventKey == "sent");
            Assert.Equal(("", "{}", (DateTime?)now), (sent.To, sent.ModelJson, sent.SentAt));
        }

        await RunAfterAsync(TimeSpan.FromDays(365));
        await RunAfterAsync(TimeSpan.FromDays(1));
        Assert.Equal((0, 1, "retention.mails 1, retention.look-ups 1"), await LookupsMailsRowsAsync());
    }

    [Fact]
    public async Task Run_AccountNobodyConfirmed_GoesWithItsCompanyAndLeavesARow()
    {
        await _portal.Data.CompanyAsync("E konfirmuar SH.P.K.");
        var company = await _portal.Data.CompanyAsync("E harruar SH.P.K.");
        await using (var db = _portal.Db())
        {
            await db.Users.Where(u => u.Id == company.UserId).ExecuteUpdateAsync(u => u.SetProperty(x => x.EmailConfirmed, false)
                .SetProperty(x => x.PasswordHash, "hash").SetProperty(x => x.CreatedAt, _portal.Clock.UtcNow()));
        }

        await RunAfterAsync(TimeSpan.FromHours(1));
        await using (var db = _portal.Db())
        {
            Assert.Equal(2, await db.Companies.CountAsync());
        }

        await RunAfterAsync(TimeSpan.FromDays(7));
        await using var last = _portal.Db();
        Assert.Equal("E konfirmuar SH.P.K.", (await last.Companies.SingleAsync()).Name);
        Assert.Single(await last.BusinessNumberClaims.ToListAsync());
        Assert.Equal("1", (await last.AuditRows.SingleAsync(a => a.Action == "retention.accounts")).Detail);
    }

    [Fact]
    public async Task Run_DocumentOfIdentity_GoesAfterTheDecisionAndNotBefore()
    {
        var person = await _portal.UnconfirmedIndividualAsync();
        Guid id;
        await using (var own = _portal.As(person))
        {
            id = TestPortal.Ok(await own.Get<IdentityRequests>().AskAsync(new MemoryStream(SampleFiles.Pdf()), "letërnjoftimi.pdf", default));
        }

        await RunAfterAsync(TimeSpan.FromDays(200));
        var (key, version) = await FileAsync();
        Assert.NotNull(key);
        await using (var officer = _portal.As(await _portal.Data.OfficerAsync()))
        {
            TestPortal.Ok(await officer.Get<IdentityDesk>().RefuseAsync(id, version, "Nuk lexohet", default));
        }

        await RunAfterAsync(TimeSpan.FromDays(90));
        Assert.Equal(key, (await FileAsync()).Key);
        await RunAfterAsync(TimeSpan.FromDays(1));

        Assert.Null((await FileAsync()).Key);
        using (var sweep = new FileSweep(_portal.Database, _portal.Get<IFileStore>(), new NoLeases(), _portal.Clock, NullLogger<FileSweep>.Instance))
        {
            await sweep.RunAsync(default);
        }

        Assert.Null((await _portal.Get<IFileStore>().OpenReadAsync(key, default)).Value);
        await using var db = _portal.Db();
        var request = await db.IdentityRequests.SingleAsync();
        Assert.Equal((false, null, null), (request.IsConfirmed, request.Reason, request.FileName));
        Assert.Equal("1", (await db.AuditRows.SingleAsync(a => a.Action == "retention.identities")).Detail);

        async Task<(string? Key, Guid Version)> FileAsync()
        {
            await using var inner = _portal.Db();
            var row = await inner.IdentityRequests.AsNoTracking().SingleAsync();
            return (await inner.StoredFiles.Where(f => f.Id == row.FileId).Select(f => f.StorageKey).SingleOrDefaultAsync(), row.Version);
        }
    }

    [Fact]
    public async Task Run_SettingChanged_HoldsFromItsDay()
    {
        await using (var db = _portal.Db())
        {
            db.LookupLog.Add(new LookupLogEntry
            {
                At = _portal.Clock.UtcNow(), Purpose = "test", NumberHash = new string('a', 64), Result = LookupResult.Found,
            });
            await db.Settings.Where(s => s.Code == SettingKeys.RetentionLookupDays.Code).ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, "10"));
            await db.SaveChangesAsync();
        }

        await RunAfterAsync(TimeSpan.FromDays(10));
        Assert.Equal(1, (await LookupsMailsRowsAsync()).Lookups);
        await RunAfterAsync(TimeSpan.FromDays(1));
        Assert.Equal(0, (await LookupsMailsRowsAsync()).Lookups);
    }

    [Fact]
    public async Task Run_RefusedCase_LosesPersonsAnswersAndDocumentsAndKeepsItsNumber()
    {
        var company = await _portal.Data.CompanyAsync();
        var officer = await _portal.Data.OfficerAsync("Arta Gashi");
        var refused = TestPortal.Ok(await _portal.SubmitAsync(company, await _portal.CompleteDraftAsync(company))).CaseId;
        await EndAsync(refused, CaseStatus.Refused);
        var issued = (await _portal.Data.CaseAsync(company, CaseStatus.Issued)).Id;
        string key;
        await using (var db = _portal.Db())
        {
            db.CaseComments.Add(new CaseComment { CaseId = refused, VersionNumber = 1, Text = "Prindi i Blerimit", AuthorId = officer.UserId });
            await db.SaveChangesAsync();
            Assert.NotEmpty(await db.CasePersons.Where(p => p.CaseId == refused).ToListAsync());
            key = await db.StoredFiles.Where(f => db.Set<Attachment>().Any(a => a.FileId == f.Id)).Select(f => f.StorageKey).FirstAsync();
        }

        await RunAfterAsync(_portal.Today.AddYears(5).ToDateTime(default) - _portal.Today.ToDateTime(default));
        Assert.False(await IsForgottenAsync(refused));

        await RunAfterAsync(TimeSpan.FromDays(1));

        Assert.True(await IsForgottenAsync(refused));
        Assert.False(await IsForgottenAsync(issued));
        await using (var db = _portal.Db())
        {
            Assert.Empty(await db.CasePersons.Where(p => p.CaseId == refused).ToListAsync());
            Assert.Empty(await db.CaseComments.ToListAsync());
            Assert.Empty(await db.CaseSearchWords.Where(w => w.CaseId == refused).ToListAsync());
            Assert.Empty(await db.Attachments.ToListAsync());
            Assert.All(await db.CaseEvents.Where(e => e.CaseId == refused).ToListAsync(), e => Assert.Null(e.Comment));
            var file = await db.Cases.SingleAsync(c => c.Id == refused);
            Assert.Equal((CaseStatus.Refused, company.CompanyId, (string?)null), (file.Status, file.CompanyId, file.DecisionReasons));
            Assert.Equal(file.Number, (await db.AuditRows.SingleAsync(a => a.Action == "retention.case")).Detail);
        }

        await using var session = _portal.As(officer);
        var view = TestPortal.Ok(await session.Get<CaseViewQueries>().ReadAsync(refused, null, look: false, default));
        Assert.Empty(view.Sections);
        Assert.Empty(view.MissingDocuments);
        using (var sweep = new FileSweep(_portal.Database, _portal.Get<IFileStore>(), new NoLeases(), _portal.Clock, NullLogger<FileSweep>.Instance))
        {
            await sweep.RunAsync(default);
        }

        Assert.Null((await _portal.Get<IFileStore>().OpenReadAsync(key, default)).Value);

        await RunAfterAsync(TimeSpan.FromDays(1));
        await using var last = _portal.Db();
        Assert.Single(await last.AuditRows.Where(a => a.Action == "retention.case").ToListAsync());
    }

    [Fact]
    public async Task Run_WithdrawnCaseOfAPerson_NoLongerSaysWhoseItWas()
    {
        var person = await _portal.IndividualAsync();
        var file = await _portal.Data.CaseAsync(await _portal.Data.CompanyAsync(), CaseStatus.Withdrawn);
        await using (var change = _portal.Db())
        {
            await change.Cases.ExecuteUpdateAsync(c => c.SetProperty(x => x.CompanyId, (Guid?)null).SetProperty(x => x.IndividualId, person.IndividualId)
                .SetProperty(x => x.ApplicantName, "Vjosa Berisha").SetProperty(x => x.SubmittedBy, person.UserId));
        }

        await RunAfterAsync(TimeSpan.FromDays((5 * 366) + 1));

        await using var db = _portal.Db();
        var forgotten = await db.Cases.SingleAsync(c => c.Id == file.Id);
        Assert.Equal((null, "–", null, Guid.Empty), (forgotten.IndividualId, forgotten.ApplicantName, forgotten.ApplicantNumber, forgotten.SubmittedBy));
    }

    /// <summary>Whatever a process keeps beside the case goes too: no column of any table says the name any more.</summary>
    [Theory]
    [InlineData("Contract")]
    [InlineData("CloseProtection")]
    [InlineData("Exam")]
    [InlineData("WorkerLicence")]
    public async Task Run_RefusedRequestAboutAPerson_LeavesTheirNameNowhere(string process)
    {
        var (caseId, name) = await FiledAsync(process);
        await EndAsync(caseId, CaseStatus.Refused);
        await using (var db = _portal.Db())
        {
            await db.Outbox.ExecuteUpdateAsync(m => m.SetProperty(x => x.SentAt, _portal.Clock.UtcNow()));
        }

        Assert.NotEmpty(await PlacesOfAsync(name));

        await RunAfterAsync(TimeSpan.FromDays((5 * 366) + 1));

        Assert.Empty(await PlacesOfAsync(name));
    }

    [Fact]
    public async Task Run_RefusedRequestOfALicensedWorker_LeavesThemInTheRegister()
    {
        var workers = new TestWorkers(_portal);
        var company = await _portal.Data.CompanyAsync();
        await workers.LicensedAsync(company, TestWorkers.Entry());
        await EndAsync(await workers.FiledAsync(company, TestWorkers.Entry(), "W-MA"), CaseStatus.Refused);

        await RunAfterAsync(TimeSpan.FromDays((5 * 366) + 1));

        await using var db = _portal.Db();
        Assert.Equal("Çelë Gjonbalaj", (await db.RegisteredPersons.SingleAsync()).Name);
    }

    [Fact]
    public async Task StartFrom_ForgottenCase_IsRefused()
    {
        var company = await _portal.Data.CompanyAsync();
        var refused = TestPortal.Ok(await _portal.SubmitAsync(company, await _portal.CompleteDraftAsync(company))).CaseId;
        await EndAsync(refused, CaseStatus.Refused);
        await RunAfterAsync(TimeSpan.FromDays((5 * 366) + 1));

        await using var session = _portal.As(company);
        Assert.IsType<ActionNotAllowed>((await session.Get<DraftStore>().StartFromAsync(refused, default)).Error);
    }

    /// <summary>Papers, searches and comparisons may still meet the answers that are kept no longer.</summary>
    [Theory]
    [MemberData(nameof(Processes))]
    public async Task Form_OfAForgottenCase_CanBeReadByEverybodyWhoAsks(string process)
    {
        var form = ProcessCatalogue.Get(process).Form;
        var codes = await _portal.Get<CodeBookCache>().CurrentAsync(default);

        Assert.NotEmpty(form.Describe(CaseVersion.Forgotten, new AnswerLanguage(Languages.Culture(Languages.English), codes, _portal.Today)));
        Assert.All(form.People(CaseVersion.Forgotten), p => Assert.Null(p.PersonalNumber));
    }

    private static OutboxMail Mail(string key, DateTime? sentAt) => new()
    {
        EventKey = key, Template = "Test", TemplateVersion = 1, Language = "sq", To = "a@example.org", ModelJson = "{\"Name\":\"A\"}",
        CreatedAt = new DateTime(2026, 1, 12, 9, 0, 0, DateTimeKind.Utc), DueAt = OutboxSender.Parked, SentAt = sentAt,
    };

    // A request about one person, whose last name stands in nothing else.
    private async Task<(Guid CaseId, string Name)> FiledAsync(string process)
    {
        var person = ExamKit.Person(7);
        switch (process)
        {
            case "Exam":
                return (await _portal.CandidateAsync(await _portal.InstitutionAsync(), 7), person.LastName!);
            case "WorkerLicence":
                return (await new TestWorkers(_portal).FiledAsync(await _portal.Data.CompanyAsync(), person), person.LastName!);
            case "CloseProtection":
                var kit = await CloseProtectionKit.CreateAsync(_portal);
                var asked = await kit.TakenAsync();
                TestPortal.Ok(await kit.AskAsync(asked));
                TestPortal.Ok(await kit.AnswerAsync(asked, false, text: $"{CloseProtectionKit.ProtectedName} nuk pajtohet."));
                return (asked, CloseProtectionKit.ProtectedName.Split(' ')[1]);
            default:
                return (await ContractAsync(person), person.LastName!);
        }
    }

    private async Task<Guid> ContractAsync(PersonEntry client)
    {
        var company = await _portal.Data.CompanyAsync();
        var licence = await _portal.LicenceAsync(company, _portal.Today.AddDays(400));
        await using var session = _portal.As(company);
        var store = session.Get<DraftStore>();
        var id = TestPortal.Ok(await store.StartAsync(ContractProcess.Definition, ContractProcess.ClassCode, default));
        var draft = TestPortal.Ok(await store.LoadAsync(id, default));
        var application = new ContractApplication { Client = { Kind = ContractClientKind.LocalPerson, Local = client } };
        (application.Service.ClassCode, application.Service.LicenceNumber) = (licence.ClassCode, licence.Number);
        application.Service.LicenceValidTo = licence.ValidTo;
        (application.Terms.From, application.Terms.To) = (_portal.Today.AddDays(1), _portal.Today.AddDays(100));
        application.Terms.SignedOn = _portal.Today.AddDays(-1);
        TestPortal.Ok(await store.SaveAsync(id, draft.Version, draft.Step, draft.DoneSteps, PayloadJson.Write(application), default));
        await _portal.AttachAsync(company, id, ContractForm.SignedContract, "kontrata.pdf", SampleFiles.Pdf());
        return TestPortal.Ok(await _portal.SubmitAsync(company, await _portal.LoadAsync(company, id))).CaseId;
    }

    // Table and column of every text in which a word stands.
    private async Task<IReadOnlyList<string>> PlacesOfAsync(string word)
    {
        await using var db = _portal.Db();
        var columns = await db.Database.SqlQueryRaw<string>(
            "SELECT m.name || '.' || c.name AS Value FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.type = 'TEXT'")
            .ToListAsync();
        var places = new List<string>();
        foreach (var column in columns.Select(c => c.Split('.')))
        {
            var sql = $"SELECT COUNT(*) AS Value FROM \"{column[0]}\" WHERE \"{column[1]}\" LIKE {{0}}";
            if (await db.Database.SqlQueryRaw<int>(sql, $"%{word}%").SingleAsync() > 0)
            {
                places.Add(string.Join('.', column));
            }
        }

        return places;
    }

    private async Task RunAfterAsync(TimeSpan time)
    {
        _portal.Clock.Advance(time);
        using var retention = new Retention(_portal.Database, new NoLeases(), _portal.Clock, NullLogger<Retention>.Instance);
        await retention.RunAsync(default);
    }

    private async Task EndAsync(Guid caseId, CaseStatus status)
    {
        await using var db = _portal.Db();
        var now = _portal.Clock.UtcNow();
        await db.Cases.Where(c => c.Id == caseId).ExecuteUpdateAsync(
            c => c.SetProperty(x => x.Status, status).SetProperty(x => x.StatusChangedAt, now).SetProperty(x => x.DecisionReasons, "Arsyet"));
    }

    private async Task<bool> IsForgottenAsync(Guid caseId)
    {
        await using var db = _portal.Db();
        return (await db.CaseVersions.Where(v => v.CaseId == caseId).ToListAsync()).All(v => v.IsForgotten);
    }

    private async Task<(int Lookups, int Mails, string Rows)> LookupsMailsRowsAsync()
    {
        await using var db = _portal.Db();
        var rows = await db.AuditRows.Where(a => a.Action.StartsWith("retention.")).OrderBy(a => a.Id).Select(a => a.Action + " " + a.Detail).ToListAsync();
        return (await db.LookupLog.CountAsync(), await db.Outbox.CountAsync(m => m.To != ""), string.Join(", ", rows));
    }
}
