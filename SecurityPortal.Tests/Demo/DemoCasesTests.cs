using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Registries.Demo;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Account;

namespace SecurityPortal.Tests.Demo;

public sealed class DemoCasesTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

    private Database _database = null!;
    private DemoCases _cases = null!;

    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync();
        await AccountAdministration.EnsureRolesAsync(_database, default);
        var accounts = new DemoAccounts(_database, new PasswordHasher<PortalUser>(), new DemoBusinessRegistry(), new DemoCivilRegistry(_clock),
            new AccountSecrets(new EphemeralDataProtectionProvider(), NullLogger<AccountSecrets>.Instance), _clock);
        await accounts.SeedAsync(default);
        var files = new DiskFileStore(Path.Combine(_database.Folder, "files"), _clock);
        var limits = new DocumentLimits();
        _cases = new DemoCases(
            _database, accounts, new DocumentIntake(files, new ContentCheck(new NoScanner(), limits), limits), new ImageWork(limits), files,
            Options.Create(new PortalOptions()), _clock);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Seed_Twice_EveryStateIsThereOnce()
    {
        await _cases.SeedAsync(Sample, default);
        await using var db = _database.CreateDbContext();
        var first = await CountsAsync(db);

        await _cases.SeedAsync(Sample, default);

        Assert.Equal(first, await CountsAsync(db));

        // No service stops at Paid for a company licence, and nothing else is missing.
        var expected = Enum.GetValues<CaseStatus>().Where(s => s <= CaseStatus.Closed).Except([CaseStatus.Paid]).Order();
        Assert.Equal(expected, (await db.Cases.Where(c => c.ProcessKey == "ServiceLicence").Select(c => c.Status).Distinct().ToListAsync()).Order());
        Assert.Equal([true, false], await db.Cases.Where(c => c.Status == CaseStatus.Recommended).OrderByDescending(c => c.RecommendsApproval)
            .Select(c => c.RecommendsApproval!.Value).ToListAsync());
        Assert.Equal([1, 2], (await db.Cases.Select(c => c.VersionNumber).Distinct().ToListAsync()).Order());
        Assert.Contains(await db.PaymentSlips.ToListAsync(), s => s is { Status: SlipStatus.Open, ReceiptFileId: not null });
        Assert.Equal(2, await db.Drafts.CountAsync(d => d.CaseId == null && d.ProcessKey != "UseOfForce" && d.ProcessKey != "Contract"
            && d.ProcessKey != "Exam"));
    }

    [Fact]
    public async Task Seed_Contracts_AreThereInEachState()
    {
        await _cases.SeedAsync(Sample, default);

        await using var db = _database.CreateDbContext();
        Assert.Equal(
            [
                CaseStatus.Submitted, CaseStatus.Submitted, CaseStatus.Returned, CaseStatus.Refused, CaseStatus.Authorised, CaseStatus.Effective,
                CaseStatus.Ended,
                CaseStatus.Terminated,
            ],
            (await db.Cases.Where(c => c.ProcessKey == "Contract").Select(c => c.Status).ToListAsync()).Order());
        Assert.Equal(2, await db.Drafts.CountAsync(d => d.CaseId == null && d.ProcessKey == "Contract"));
        Assert.Contains(await db.Contracts.ToListAsync(), c => c.IsLate);
        Assert.Contains(await db.Contracts.ToListAsync(), c => c.BelowMinimumWage);
        Assert.Single(await db.Contracts.Where(c => c.AnnexPending).ToListAsync());
        Assert.Single(await db.Contracts.Where(c => c.TerminatedOn != null).ToListAsync());
    }

    [Fact]
    public async Task Seed_FirstCompany_HoldsALicenceThatExpiresIn29Days()
    {
        await _cases.SeedAsync(Sample, default);

        await using var db = _database.CreateDbContext();
        var company = await db.Companies.SingleAsync(c => c.Name.StartsWith("Mburoja"));
        Assert.Equal(_clock.Today().AddDays(29), (await db.Licences.SingleAsync(l => l.CompanyId == company.Id && l.ClassCode == "SRV-BAZ")).ValidTo);
        Assert.Equal(
            [CaseStatus.Returned, CaseStatus.AwaitingPayment, CaseStatus.Issued, CaseStatus.Issued],
            await db.Cases.Where(c => c.CompanyId == company.Id && c.ProcessKey == "ServiceLicence").OrderByDescending(c => c.SubmittedAt).Select(c => c.Status)
                .ToListAsync());
    }

    [Fact]
    public async Task Seed_TrainingAndCentres_StandWhereTheTourNeedsThem()
    {
        await _cases.SeedAsync(Sample, default);

        await using var db = _database.CreateDbContext();
        var first = await db.Companies.SingleAsync(c => c.Name.StartsWith("Mburoja"));
        var cases = await db.Cases.Where(c => c.ProcessKey == "TrainingInstitution" || c.ProcessKey == "ControlCentre").OrderBy(c => c.SubmittedAt)
            .ToListAsync();
        Assert.Equal(
            [("TRN-BAZ", CaseStatus.Issued, true), ("QK-BAZ", CaseStatus.Issued, true), ("TRN-BAZ", CaseStatus.Issued, false),
                ("TRN-MA", CaseStatus.InReview, true), ("QK-BAZ", CaseStatus.AwaitingPayment, false)],
            cases.Select(c => (c.ClassCode, c.Status, c.CompanyId == first.Id)));
        var today = _clock.Today();
        Assert.Equal(
            ["QK-BAZ", "SRV-BAZ", "SRV-ME", "TRN-BAZ"],
            await db.Licences.Where(l => l.CompanyId == first.Id && l.ValidFrom <= today && l.ValidTo >= today).Select(l => l.ClassCode).Order().ToListAsync());
        var training = cases.Single(c => c.ClassCode == "TRN-MA");
        var attached = await db.Attachments.Where(a => db.Set<CaseVersion>().Any(v => v.Id == a.CaseVersionId && v.CaseId == training.Id))
            .Select(a => a.KindCode).ToListAsync();
        Assert.Superset(new HashSet<string> { "D01", "D02", "D11", "T01", "T02", "T03" }, attached.ToHashSet());
    }

    [Fact]
    public async Task Seed_FirstCompany_HasReportsInEveryStateAndOneHalfWritten()
    {
        await _cases.SeedAsync(Sample, default);

        await using var db = _database.CreateDbContext();
        var reports = await db.IncidentReports.Join(db.Cases, r => r.CaseId, c => c.Id, (r, c) => new { Report = r, Case = c }).ToListAsync();
        Assert.Equal([CaseStatus.Reported, CaseStatus.FollowUp, CaseStatus.Reviewed, CaseStatus.Concluded], reports.Select(r => r.Case.Status).Distinct()
            .Order());
        var priority = Assert.Single(reports, r => r.Report is { IsPriority: true });
        Assert.Equal((4, CaseStatus.Reported), (priority.Report.HighestLevel, priority.Case.Status));
        Assert.Single(reports, r => r.Report is { IsLate: true, ProcessKey: "UseOfForce" });
        Assert.Single(reports, r => r.Case.VersionNumber == 2);
        Assert.Equal(priority.Case.Id, Assert.Single(reports, r => r.Report.LinkedCaseId is not null).Report.LinkedCaseId);
        var draft = await db.Drafts.SingleAsync(d => d.ProcessKey == "UseOfForce");
        Assert.Equal("actions", draft.Step);
        Assert.Contains("\"EditedAction\"", draft.Payload.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seed_Exams_OneShortReadyAppliedAndExamined()
    {
        await _cases.SeedAsync(Sample, default);

        await using var db = _database.CreateDbContext();
        var first = await db.Companies.SingleAsync(c => c.Name.StartsWith("Mburoja"));
        var states = (await db.Cases.Where(c => c.ProcessKey == "Exam").Select(c => new { Own = c.CompanyId == first.Id, c.Status }).ToListAsync())
            .GroupBy(c => (c.Own, c.Status)).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(
            new Dictionary<(bool, CaseStatus), int>
            {
                [(true, CaseStatus.Saved)] = 11, [(true, CaseStatus.Passed)] = 7, [(true, CaseStatus.Failed)] = 1, [(true, CaseStatus.Absent)] = 1,
                [(true, CaseStatus.Accepted)] = 3,
                [(false, CaseStatus.Applied)] = 12, [(false, CaseStatus.Ready)] = 12,
            },
            states);
        Assert.Equal(1, await db.Drafts.CountAsync(d => d.CompanyId == first.Id && d.ProcessKey == "Exam"));
        Assert.Equal(7, await db.ExamCertificates.CountAsync(c => c.LicenceId != null));
        Assert.All(await db.Licences.Where(l => l.ProcessKey == "Exam").ToListAsync(), l => Assert.Null(l.CompanyId));
    }

    [Fact]
    public async Task Seed_NewCompany_MayStartItsFirstRequest()
    {
        await _cases.SeedAsync(Sample, default);

        await using var db = _database.CreateDbContext();
        var company = await db.Companies.SingleAsync(c => c.Name.StartsWith("Sokoli"));
        Assert.Equal([CaseStatus.Withdrawn], await db.Cases.Where(c => c.CompanyId == company.Id).Select(c => c.Status).ToListAsync());
        Assert.False(await db.Drafts.AnyAsync(d => d.CompanyId == company.Id));
    }

    [Fact]
    public async Task Seed_Afterwards_MailsAreSentHistoryIsInOrderAndTheChainHolds()
    {
        await _cases.SeedAsync(Sample, default);

        await using var db = _database.CreateDbContext();
        Assert.NotEmpty(await db.Outbox.ToListAsync());
        Assert.False(await db.Outbox.AnyAsync(m => m.SentAt == null));
        var now = _clock.UtcNow();
        Assert.False(await db.CaseEvents.AnyAsync(e => e.At > now));
        var filed = await db.Cases.OrderBy(c => c.SubmittedAt).Select(c => new { c.ProcessKey, c.Number }).ToListAsync();
        Assert.All(filed.GroupBy(c => c.ProcessKey, c => c.Number), numbers => Assert.Equal(numbers.Order(StringComparer.Ordinal), numbers));
        var chain = new AuditChain(_database);
        while (await chain.SealAsync(default) > 0)
        {
        }

        Assert.True((await chain.VerifyAsync([], default)).Holds);
    }

    [Fact]
    public async Task Seed_Licences_AreInEveryStateAndOneProposalWaits()
    {
        await _cases.SeedAsync(Sample, default);

        await using var db = _database.CreateDbContext();
        var states = (await db.Licences.ToListAsync()).Select(l => Core.Licences.LicenceStateRules.StateOn(l, _clock.Today(), 30)).Distinct().Order();
        Assert.Equal(Enum.GetValues<Core.Licences.LicenceState>().Except([Core.Licences.LicenceState.Upcoming]).Order(), states);
        Assert.Single(await db.LicenceMeasures.Where(m => m.Status == Core.Licences.MeasureStatus.Proposed).ToListAsync());
        Assert.False((await db.Appeals.SingleAsync()).IsLate);
        Assert.True(await db.LicenceEvents.AnyAsync(e => e.Action == Core.Licences.LicenceAction.Expire));
        var now = _clock.UtcNow();
        Assert.False(await db.LicenceEvents.AnyAsync(e => e.At > now));
    }

    [Fact]
    public async Task Seed_BeforeDawn_NothingIsOfTheFuture()
    {
        _clock.SetUtcNow(new DateTimeOffset(2026, 11, 22, 23, 30, 0, TimeSpan.Zero));
        await _cases.SeedAsync(Sample, default);

        await using var db = _database.CreateDbContext();
        var now = _clock.UtcNow();
        Assert.False(await db.Drafts.AnyAsync(d => d.ChangedAt > now));
        Assert.False(await db.CaseEvents.AnyAsync(e => e.At > now));
        Assert.False(await db.AuditRows.AnyAsync(r => r.At > now));
    }

    [Fact]
    public async Task Seed_Workers_CardsStandAtEveryStageAndOnePersonHasTwoEmployers()
    {
        await _cases.SeedAsync(Sample, default);

        await using var db = _database.CreateDbContext();
        var company = await db.Companies.SingleAsync(c => c.Name.StartsWith("Mburoja"));
        Assert.Equal(
            [CardStage.ToPrint, CardStage.Printed, CardStage.HandedOver, CardStage.Lost],
            (await db.PersonCards.Where(c => c.CompanyId == company.Id).Select(c => c.Stage).ToListAsync()).Order());
        Assert.Equal(
            [CaseStatus.Returned, CaseStatus.AwaitingPayment],
            await db.Cases.Where(c => c.CompanyId == company.Id && c.ProcessKey == "WorkerLicence" && c.Status != CaseStatus.Issued)
                .OrderByDescending(c => c.SubmittedAt).Select(c => c.Status).ToListAsync());
        Assert.Contains(_clock.Today().AddDays(20), await db.Licences.Where(l => l.PersonId != null).Select(l => l.ValidTo).ToListAsync());
        var shared = await db.Employments.GroupBy(e => e.PersonId).Where(e => e.Select(x => x.CompanyId).Distinct().Count() > 1).Select(e => e.Key)
            .SingleAsync();
        Assert.True(await db.Licences.AnyAsync(l => l.PersonId == shared && l.ClassCode == "W-MA"));
        Assert.Contains(await db.Employments.ToListAsync(), e => e.CaseId == null && e.ContractFileId != null && e.CompanyId == company.Id);

        // The natural person's own: a licence, a request that came back, and who looked at it.
        var own = await db.Individuals.SingleAsync();
        Assert.Equal(
            [CaseStatus.Returned, CaseStatus.Issued], await db.Cases.Where(c => c.IndividualId == own.Id).OrderByDescending(c => c.SubmittedAt)
                .Select(c => c.Status).ToListAsync());
        var person = await db.RegisteredPersons.SingleAsync(p => p.PersonalNumber == own.PersonalNumber);
        Assert.Equal(company.Id, (await db.WorkerConsents.SingleAsync(c => c.PersonId == person.Id)).CompanyId);
    }

    private static async Task<int[]> CountsAsync(Core.Data.PortalDbContext db) =>
    [
        await db.Cases.CountAsync(), await db.Drafts.CountAsync(), await db.Companies.CountAsync(), await db.Users.CountAsync(),
        await db.StoredFiles.CountAsync(),
        await db.Outbox.CountAsync(), await db.CaseEvents.CountAsync(),
    ];

    private static FileStream Sample(string path) =>
        File.OpenRead(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "wwwroot-assets", path.TrimStart('/')));
}
