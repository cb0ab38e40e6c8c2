using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Upkeep;
using SecurityPortal.Tests.Races;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Data;

/// <summary>Commands have the effect of running one after the other, with no constraint's help.</summary>
public sealed class TransactionTests : IAsyncLifetime
{
    private static readonly DateTime Now = new(2026, 1, 12, 9, 0, 0, DateTimeKind.Utc);
    private static readonly Error Taken = new("test.taken");
    private static readonly Error Lost = new("test.lost");

    private Database _database = null!;
    private int _runs;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task AtOnce_WhoeverFindsNoneAddsOne_OneIsAdded(TestProvider provider)
    {
        _database = await Database.CreateAsync(provider);
        for (var round = 0; round < 5; round++)
        {
            await using (var clean = _database.CreateDbContext())
            {
                await clean.HealthMarks.ExecuteDeleteAsync();
            }

            var results = await AtOnce.RunAsync(8, () => AddWhereNoneAsync());

            Assert.Single(results, r => r.IsOk);
            Assert.All(results.Where(r => !r.IsOk), r => Assert.Equal(Taken, r.Error));
        }
    }

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Refused_RollsBackAndKeepsItsRow(TestProvider provider)
    {
        _database = await Database.CreateAsync(provider);

        var result = await _database.InTransactionAsync<Unit>(
            db =>
            {
                db.HealthMarks.Add(Mark("a"));
                db.KeptOnRollback.Add(Row());
                return Task.FromResult<Result<Unit>>(Taken);
            },
            default);

        Assert.Equal(Taken, result.Error);
        await using var look = _database.CreateDbContext();
        Assert.Equal((0, 1), (await look.HealthMarks.CountAsync(), await look.AuditRows.CountAsync()));
    }

    [Fact]
    public async Task Overtaken_RunsAgainAndSeesWhatTheOtherDid()
    {
        _database = await Database.CreateAsync(TestProvider.Postgres);
        Result<Unit> other = default;

        var result = await AddWhereNoneAsync(async () =>
        {
            if (++_runs == 1)
            {
                other = await AddWhereNoneAsync();
            }
        });

        Assert.Equal((Taken, true, 2), (result.Error, other.IsOk, _runs));
    }

    [Fact]
    public async Task Forestalled_OnAUniqueKey_RunsAgainOnceMore()
    {
        _database = await Database.CreateAsync(TestProvider.Postgres);
        await AddAsync("taken");

        var fault = await Assert.ThrowsAsync<DbUpdateException>(() => _database.InTransactionAsync<Unit>(
            db =>
            {
                _runs++;
                db.HealthMarks.Add(Mark("taken"));
                return Task.FromResult<Result<Unit>>(Unit.Done);
            },
            Lost, default));

        Assert.Equal((LostRace.Forestalled, 2), (LostRaces.Of(fault), _runs));
    }

    [Fact]
    public async Task Overtaken_AgainAndAgain_AnswersThatItLost()
    {
        _database = await Database.CreateAsync(TestProvider.Postgres);
        await AddAsync("a");

        // No command, so it takes no turn.
        var result = await _database.InTransactionAsync<Unit>(
            async db =>
            {
                _runs++;
                var row = await db.HealthMarks.SingleAsync();
                await using var job = _database.CreateDbContext();
                await job.HealthMarks.ExecuteUpdateAsync(m => m.SetProperty(x => x.Count, x => x.Count + 1));
                row.Count = 0;
                return Unit.Done;
            },
            Lost, default);

        Assert.Equal((Lost, 6), (result.Error, _runs));
    }

    [Fact]
    public async Task ConnectionLost_InTheMiddle_IsDoneOnAnother()
    {
        _database = await Database.CreateAsync(TestProvider.Postgres);

        var result = await _database.InTransactionAsync<Unit>(
            async db =>
            {
                db.HealthMarks.Add(Mark("a"));
                await db.SaveChangesAsync();
                if (++_runs == 1)
                {
                    var own = await db.Database.SqlQueryRaw<int>("SELECT pg_backend_pid() AS \"Value\"").SingleAsync();
                    await using var administrator = _database.CreateDbContext();
                    await administrator.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend({own})");
                }

                await db.HealthMarks.CountAsync();
                return Unit.Done;
            },
            default);

        Assert.Equal((true, 2), (result.IsOk, _runs));
        await using var look = _database.CreateDbContext();
        Assert.Equal(1, await look.HealthMarks.CountAsync());
    }

    private static HealthMark Mark(string server) => new() { Server = server, At = Now, Count = 1 };

    private static AuditRow Row() => new() { At = Now, ActorName = "x", Action = "test.refused", SubjectKind = "test" };

    private Task<Result<Unit>> AddWhereNoneAsync(Func<Task>? between = null) => _database.InTransactionAsync<Unit>(
        async db =>
        {
            if (await db.HealthMarks.AnyAsync())
            {
                if (between is not null)
                {
                    _runs++;
                }

                return Taken;
            }

            await (between?.Invoke() ?? Task.CompletedTask);
            db.HealthMarks.Add(Mark(Guid.NewGuid().ToString("N")));
            return Unit.Done;
        },
        default);

    private async Task AddAsync(string server)
    {
        await using var db = _database.CreateDbContext();
        db.HealthMarks.Add(Mark(server));
        await db.SaveChangesAsync();
    }
}
