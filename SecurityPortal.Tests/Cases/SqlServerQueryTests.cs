using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Tests.Cases;

/// <summary>SQL Server cannot run here: its queries are at least translated, and their text parsed.</summary>
public sealed class SqlServerQueryTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 6, 15);

    private readonly SqlServerPortalDbContext _db =
        new(new DbContextOptionsBuilder<SqlServerPortalDbContext>().UseSqlServer("Server=none;Database=none").Options);

    private readonly Actor _actor = new() { UserId = Guid.NewGuid(), Name = "Zyrtari", Language = "sq" };

    private static readonly NumberHistory<FilingDay> DecisionDays = new(
    [
        ReferenceData.Setting(SettingKeys.DecisionDays, "30", "", "", "").Row,
        new PortalSetting { Code = "decision.days", Name = LocalName.Same(""), Value = "45", ValidFrom = new DateOnly(2026, 3, 1) },
    ]);

    public void Dispose() => _db.Dispose();

    [Theory]
    [InlineData("1234567892")]
    [InlineData("810000001")]
    [InlineData("SSHPS-SL-2026-000001")]
    [InlineData(null)]
    public async Task QueuePage_EveryFilter_Translates(string? text)
    {
        QueueFilter[] filters = [new() { Process = "ServiceLicence", Mine = true, MinAgeDays = 5, Overdue = true, Text = text }, new() { Text = text }];
        foreach (var filter in filters)
        {
            var source = text is null ? null : Source(text);
            var ranges = await QueueQueries.RangesAsync(
                _db, filter, QueueQueries.Filtered(_db, filter, _actor, DecisionDays, Today), source, default);

            Parses(ranges.Merged(newestFirst: true).Take(1001));
        }
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "gashi gashaj")]
    [InlineData(false, null)]
    public void QueuePage_Words_Translates(bool few, string? whole)
    {
        var source = CaseWords.Of(_db, "gash", ["drit"], whole?.Split(' '), few);

        Parses(source.RangesOf(_db.Cases).Merged(newestFirst: false).Take(1001));
        Parses(source.Among(_db.Cases).ByStatus([CaseStatus.Submitted, CaseStatus.Completed]).Merged(newestFirst: true).Take(1001));
        Parses(PersonWords.Ordered(_db, "gash", ["drit"], whole?.Split(' '), few).Take(1001));
    }

    // Where a search asks the database first, its next question is put together here.
    private CaseSource Source(string text) => PersonalNumber.TryParse(text, out var person) ? CaseSource.Few(CaseSearch.OfPerson(_db, person))
        : BusinessNumber.TryParse(text, out var business) ? CaseSource.Few(CaseSearch.OfBusiness(_db, business, Guid.NewGuid()))
        : CaseSource.Few(_db.Cases.Where(c => CaseSearch.Numbers(text, Today).Contains(c.Number)).Places());

    [Fact]
    public void OtherReads_Translate()
    {
        Parses(DashboardQueries.Counts(_db));
        Parses(_db.Cases.Overdue(DecisionDays, Today));
        Parses(_db.OwnCases(_actor with { CompanyId = Guid.NewGuid() }));
        Parses(_db.Officers());
        Parses(CaseBackgroundQueries.Emblems(_db, ["EMBLEM"]));
    }

    [Fact]
    public void Incidents_EveryFilter_Translates()
    {
        var filter = new IncidentFilter
        {
            ProcessKey = IncidentKinds.UseOfForce, From = Today, To = Today, MunicipalityCode = "19", MinLevel = 4, Code = "F403", Priority = true, Late = true,
            Status = CaseStatus.Reported,
        };
        var matching = IncidentQueries.Filter(_db, filter, [Guid.NewGuid()]);

        Parses(IncidentQueries.First(matching, 4, 50).Skip(25).Take(25));
        Parses(IncidentQueries.Alerts(_db, 5));
        Parses(IncidentStatistics.ByMonth(matching));
        Parses(IncidentStatistics.ByCode(_db, matching));
    }

    [Theory]
    [InlineData("1234567892")]
    [InlineData("810000001")]
    [InlineData("gash drit")]
    public async Task Contracts_EveryFilter_Translates(string text)
    {
        var filter = new ContractFilter
        {
            CompanyId = Guid.NewGuid(), Status = CaseStatus.Effective, ClassCode = "SRV-BAZ", From = Today, To = Today, Late = true, OutlivesLicence = true,
            AnnexPending = true,
            BelowMinimumWage = true,
        };

        Parses(ContractQueries.Listing(_db, ContractQueries.OwnText(ContractQueries.Filter(_db, filter), text)).Skip(25).Take(25));
        if (text is "1234567892")
        {
            Parses((await ContractQueries.RegisterRangesAsync(_db, filter with { Text = text }, Today, default)).Merged(newestFirst: true).Take(1001));
            Parses((await ContractQueries.RegisterRangesAsync(_db, filter, Today, default)).Merged(newestFirst: true).Take(1001));
        }
    }

    [Fact]
    public void ContractsAndStatements_OtherReads_Translate()
    {
        Parses(ContractExpiry.Over(_db, Today));
        Parses(StatementQueries.Held(_db).OrderBy(l => l.Id).Skip(50).Take(50));
        Parses(StatementQueries.Counts(_db, [Guid.NewGuid()]));
    }

    [Fact]
    public void Money_Reads_Translate()
    {
        var (at, id) = (new DateTime(2026, 6, 15, 22, 0, 0, DateTimeKind.Utc), Guid.NewGuid());
        var reversal = new BankStatementLine
        {
            StatementId = id, Row = 1, EntryKey = "k", Outcome = StatementOutcome.Reversal, AmountCents = 500, BookedOn = Today, EntryReference = "A2",
            CollectiveId = id,
        };

        Parses(LineReversal.Undone(_db, reversal, id, "9992600000000115").Take(1));
        Parses(LineReversal.Undone(_db, reversal, null, null).Take(1));
        Parses(LineReversal.Early(_db));
        Parses(Refunds.TakenBack(_db, new Refund
        {
            LineId = id, PaymentId = id, Reason = RefundReason.Overpayment, AmountCents = 1, Payer = "–", CreatedAt = at, CreatedBy = id,
            Status = RefundStatus.Ordered,
        }));
        Parses(PaperMoney.Of(_db, [id]));
        Parses(PaperMoney.Moved(_db, [id]));
        Parses(StatementImport.Next(_db, id).Take(100));
        Parses(PaymentDecisions.Settled(_db, new PaymentQuestion { SlipId = id, PaymentId = id, LineId = id, AmountCents = 1, AskedAt = at }));
        Parses(DaySheetQueries.Payments(_db, at, at.AddDays(1)));
        Parses(DaySheetQueries.Refunds(_db, at, at.AddDays(1)));
        Assert.All(
            [
                MoneyBalance.Credits(_db, at), MoneyBalance.Reversals(_db, at), MoneyBalance.Booked(_db, at), MoneyBalance.Listed(_db, at),
                MoneyBalance.Refunded(_db, at), MoneyBalance.Left(_db, at), MoneyBalance.Early(_db, at), MoneyBalance.Paper(_db, at),
                MoneyBalance.PaperRefunds(_db, at), MoneyBalance.PaperLost(_db, at),
            ],
            Parses);
    }

    [Theory]
    [InlineData("SSHPS-SL-2026-000001")]
    [InlineData("810000001")]
    public async Task Slips_EveryView_Translates(string text)
    {
        foreach (var view in Enum.GetValues<SlipListView>())
        {
            var inView = SlipQueries.InView(_db.PaymentSlips, view, Today);
            var found = (await SlipQueries.SearchAsync(_db, inView, text, default))!.Where(s => inView.Any(other => other.Id == s.Id));

            Parses(SlipQueries.Views(_db, SlipQueries.InOrder(inView, view).Skip(20).Take(20)));
            Parses(SlipQueries.Views(_db, SlipQueries.InOrder(found, view).Skip(20).Take(20)));
            Parses(SlipQueries.Own(_db, _actor with { CompanyId = Guid.NewGuid() }, "Contract").Where(s => inView.Any(other => other.Id == s.Id)));
        }
    }

    [Fact]
    public void Desk_Reads_Translate()
    {
        Parses(StatementQueries.Views(_db, StatementQueries.Held(_db).OrderBy(l => l.Id).Skip(50).Take(50)));
        Parses(DeskQueries.Views(_db, _db.Refunds.OrderBy(r => r.CreatedAt).Skip(20).Take(20)));
        Parses(DeskQueries.Asked(_db, _db.PaymentQuestions.Where(q => q.Answer == null)));
        Parses(DeskQueries.Proposed(_db, _db.PaymentCorrections.Where(c => c.Status == CorrectionStatus.Proposed)));
    }

    private static void Parses(IQueryable query)
    {
        var sql = query.ToQueryString();

        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);

        Assert.Empty(errors.Select(e => $"{e.Line}: {e.Message}"));
    }
}
