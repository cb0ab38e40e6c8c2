using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Upkeep;

/// <summary>A portal without room: commands answer with a code, nothing typed is lost, and people may come in and read.</summary>
public sealed class WriteGateTests : IAsyncLifetime
{
    private TestPortal _portal = null!;

    public async Task InitializeAsync() => _portal = await TestPortal.CreateAsync(services => services.AddPortalAccounts());

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Finish_GateClosed_AnswersWithTheCodeAndKeepsTheDraft()
    {
        var company = await _portal.Data.CompanyAsync();
        var draft = await _portal.CompleteDraftAsync(company);
        _portal.Database.Gate.Set(closed: true);

        var refused = await _portal.SubmitAsync(company, draft);

        Assert.Equal("common.read-only", refused.Error?.Code);
        await using (var db = _portal.Db())
        {
            Assert.Empty(await db.Cases.ToListAsync());
            Assert.Equal(draft.Version, (await db.Drafts.SingleAsync()).Version);
        }

        _portal.Database.Gate.Set(closed: false);
        Assert.True((await _portal.SubmitAsync(company, draft)).IsOk);
    }

    [Fact]
    public async Task Typing_GateClosed_IsSavedFromTheReserve()
    {
        var company = await _portal.Data.CompanyAsync();
        var draftId = await _portal.StartAsync(company);
        _portal.Database.Gate.Set(closed: true);

        await _portal.ChangeAsync(company, draftId, a => a.Company.Address = "Rr. e re 5");

        var kept = PayloadJson.Read<ServiceLicenceApplication>((await _portal.LoadAsync(company, draftId)).PayloadJson);
        Assert.Equal("Rr. e re 5", kept.Company.Address);
    }

    [Fact]
    public async Task SignIn_GateClosed_BeginsASessionWithItsRow()
    {
        var company = await _portal.Data.CompanyAsync();
        _portal.Database.Gate.Set(closed: true);

        await using var visitor = _portal.Visitor();
        var step = new SignInStep(company.UserId, SecondFactorNeed.None, Stamp: null);
        var sessionId = TestPortal.Ok(await visitor.Get<SignInService>().CompleteAsync(step, default));

        await using var db = _portal.Db();
        Assert.Contains(sessionId, await db.UserSessions.Select(s => s.Id).ToListAsync());
        Assert.Contains("account.sign-in", await db.AuditRows.Select(a => a.Action).ToListAsync());
    }

    [Fact]
    public async Task Command_DatabaseWithoutRoom_AnswersWithTheCodeClosesTheGateAndLeavesNothing()
    {
        await using var small = new SmallDatabase(_portal.Database.File);

        var result = await small.InTransactionAsync<Unit>(
            db =>
            {
                for (var i = 0; i < 200; i++)
                {
                    db.Audit(_portal.Clock, null, "test.fill", "test", i, new string('x', 1000));
                }

                return Task.FromResult<Result<Unit>>(Unit.Done);
            },
            default);

        Assert.Equal("common.read-only", result.Error?.Code);
        Assert.True(small.Gate.IsClosed);
        await using var db = _portal.Db();
        Assert.Empty(await db.AuditRows.Where(a => a.Action == "test.fill").ToListAsync());
    }

    /// <summary>The database, on a connection that may not make it any larger than it is.</summary>
    private sealed class SmallDatabase : IDbContextFactory<PortalDbContext>, IGatedDbFactory, IAsyncDisposable
    {
        private readonly SqliteConnection _connection;

        public SmallDatabase(string file)
        {
            _connection = new SqliteConnection($"Data Source={file};Pooling=False");
            _connection.Open();
            using var command = _connection.CreateCommand();
            command.CommandText = "PRAGMA max_page_count = 1";
            command.ExecuteNonQuery();
        }

        public WriteGate Gate { get; } = new();

        public CommandJournal Journal { get; } = new(TimeProvider.System, NullLogger<CommandJournal>.Instance);

        public PortalDbContext CreateDbContext() =>
            new SqlitePortalDbContext(new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite(_connection).Options);

        public ValueTask DisposeAsync() => _connection.DisposeAsync();
    }
}
