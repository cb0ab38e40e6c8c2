using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Register;

public sealed class LicenceQueriesTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 6, 15, 9, 0, 0, TimeSpan.Zero));
    private Database _database = null!;
    private TestData _data = null!;

    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync();
        _data = new TestData(_database, _clock);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Own_AnotherCompany_SeesNothing()
    {
        var company = await _data.CompanyAsync();
        var licence = await _data.LicenceAsync(await _data.CaseAsync(company, CaseStatus.Issued), _clock.Today());
        var other = await _data.CompanyAsync("Tjetra SH.P.K.");

        Assert.Equal([licence.Number], (await Queries(company).OwnAsync(default)).Select(l => l.Number));
        Assert.Empty(await Queries(other).OwnAsync(default));
        Assert.NotNull(await Queries(company).OfCaseAsync(licence.CaseId, default));
        Assert.NotNull(await Queries(await _data.OfficerAsync()).OfCaseAsync(licence.CaseId, default));
        Assert.Null(await Queries(other).OfCaseAsync(licence.CaseId, default));
        Assert.Null(await Queries(null).OfCaseAsync(licence.CaseId, default));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-365)]
    [InlineData(-1065)]
    [InlineData(-1066)]
    [InlineData(-1095)]
    [InlineData(-1096)]
    [InlineData(1)]
    public async Task Register_ByState_AgreesWithTheStateShown(int startsInDays)
    {
        var officer = await _data.OfficerAsync();
        await _data.LicenceAsync(await _data.CaseAsync(await _data.CompanyAsync(), CaseStatus.Issued), _clock.Today().AddDays(startsInDays));
        var shown = (await Queries(officer).RegisterAsync(new LicenceFilter(), default)).Value.Rows.Single().State;

        foreach (var state in Enum.GetValues<LicenceState>())
        {
            Assert.Equal(state == shown ? 1 : 0, (await Queries(officer).RegisterAsync(new LicenceFilter(State: state), default)).Value.Total);
        }
    }

    [Fact]
    public async Task Register_Search_FindsByNumberBusinessNumberAndName()
    {
        var officer = await _data.OfficerAsync();
        var licence = await _data.LicenceAsync(await _data.CaseAsync(await _data.CompanyAsync("Siguria Çorrë SH.P.K.", "810123456"), CaseStatus.Issued),
            _clock.Today());
        await _data.LicenceAsync(await _data.CaseAsync(await _data.CompanyAsync("Tjetra SH.P.K."), CaseStatus.Issued), _clock.Today());

        foreach (var question in new[] { licence.Number, "810123456", "corr", "Siguria ÇOR" })
        {
            Assert.Equal([licence.Number], (await Queries(officer).RegisterAsync(new LicenceFilter(question), default)).Value.Rows.Select(r => r.Number));
        }
    }

    [Fact]
    public async Task Register_NotOfTheDivision_IsNotPermitted()
    {
        foreach (var actor in new[] { await _data.CompanyAsync(), await _data.MinistryAsync("Arka", PortalRoles.Cashier),
            await _data.MinistryAsync("Admin", PortalRoles.Administrator) })
        {
            Assert.IsType<NotPermitted>((await Queries(actor).RegisterAsync(new LicenceFilter(), default)).Error);
        }
    }

    [Fact]
    public async Task Register_OfAState_ComesInTheOrderOfWhatTheStateIsAbout()
    {
        var officer = await _data.OfficerAsync();
        var company = await _data.CompanyAsync();
        foreach (var days in new[] { -1065, -1080, -1070, -1200, -1400, -1300 })
        {
            await _data.LicenceAsync(await _data.CaseAsync(company, CaseStatus.Issued), _clock.Today().AddDays(days));
        }

        async Task<List<DateOnly>> EndsAsync(LicenceState state) =>
            [.. (await Queries(officer).RegisterAsync(new LicenceFilter(State: state), default)).Value.Rows.Select(l => l.ValidTo)];
        var (expiring, expired) = (await EndsAsync(LicenceState.Expiring), await EndsAsync(LicenceState.Expired));

        Assert.Equal((3, 3), (expiring.Count, expired.Count));
        Assert.Equal(expiring.Order(), expiring);
        Assert.Equal(expired.OrderDescending(), expired);
    }

    [Fact]
    public async Task Register_SearchInAState_FindsThoseInItAlone()
    {
        var officer = await _data.OfficerAsync();
        var company = await _data.CompanyAsync("Siguria Çorrë SH.P.K.", "810123456");
        var valid = await _data.LicenceAsync(await _data.CaseAsync(company, CaseStatus.Issued), _clock.Today());
        var expired = await _data.LicenceAsync(await _data.CaseAsync(company, CaseStatus.Issued), _clock.Today().AddYears(-4));

        foreach (var question in new[] { "810123456", "corr" })
        {
            async Task<IEnumerable<string>> FoundAsync(LicenceState? state) =>
                (await Queries(officer).RegisterAsync(new LicenceFilter(question, state), default)).Value.Rows.Select(r => r.Number).Order();

            Assert.Equal([valid.Number], await FoundAsync(LicenceState.Valid));
            Assert.Equal([expired.Number], await FoundAsync(LicenceState.Expired));
            Assert.Equal(new[] { valid.Number, expired.Number }.Order(), await FoundAsync(null));
            Assert.Empty(await FoundAsync(LicenceState.Revoked));
        }
    }

    [Fact]
    public async Task Queries_SqlServer_Translate()
    {
        await using var db = new SqlServerPortalDbContext(new DbContextOptionsBuilder<SqlServerPortalDbContext>()
            .UseSqlServer("Server=none;Database=none").Options);
        var numbered = (await LicenceQueries.ByNumberAsync(db, "SRV-BAZ-2026-0001", default))!;
        foreach (var state in Enum.GetValues<LicenceState>())
        {
            var inState = LicenceQueries.InState(db.Licences, state, _clock.Today(), 30);
            foreach (var licences in new[] { inState, numbered.Where(l => inState.Any(s => s.Id == l.Id)) })
            {
                var sql = LicenceQueries.InOrder(licences, state).Skip(25).Take(25).ToQueryString();

                new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);

                Assert.Empty(errors);
            }
        }
    }

    private LicenceQueries Queries(Actor? actor) =>
        new(_database, new FixedActor(actor), new LicenceAccess(new HolderPersons()), new CodeBookCache(_database, _clock), _clock);
}
