using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Audit;

public sealed class AuditChainTests : IAsyncLifetime
{
    private Database _database = null!;
    private AuditChain _chain = null!;

    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync();
        _chain = new AuditChain(_database);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Seal_NewRows_ChainsThemInTheOrderWritten()
    {
        await WriteAsync(3);
        Assert.Equal(3, await _chain.SealAsync(CancellationToken.None));
        await WriteAsync(2);
        Assert.Equal(2, await _chain.SealAsync(CancellationToken.None));
        Assert.Equal(0, await _chain.SealAsync(CancellationToken.None));

        await using var db = _database.CreateDbContext();
        var rows = await db.AuditRows.OrderBy(r => r.Id).ToListAsync();
        Assert.Equal([1L, 2L, 3L, 4L, 5L], rows.Select(r => r.Sequence!.Value));
        Assert.Equal(5, rows.Select(r => r.Hash).Distinct().Count());
        Assert.All(rows, r => Assert.Matches("^[0-9a-f]{64}$", r.Hash));
        Assert.True((await _chain.VerifyAsync([], CancellationToken.None)).Holds);
    }

    [Fact]
    public async Task Verify_NothingSealed_Holds()
    {
        Assert.True((await _chain.VerifyAsync([], CancellationToken.None)).Holds);
        await WriteAsync(1);
        Assert.True((await _chain.VerifyAsync([], CancellationToken.None)).Holds);
    }

    [Theory]
    [InlineData(nameof(AuditRow.ActorName))]
    [InlineData(nameof(AuditRow.Action))]
    [InlineData(nameof(AuditRow.SubjectKind))]
    [InlineData(nameof(AuditRow.SubjectId))]
    [InlineData(nameof(AuditRow.Detail))]
    [InlineData(nameof(AuditRow.Remote))]
    [InlineData(nameof(AuditRow.Hash))]
    public async Task Verify_AValueChanged_NamesTheRow(string column)
    {
        await SealedAsync(5);

        await ExecuteAsync($"UPDATE AuditRows SET {column} = 'tjetër' WHERE Sequence = 3");

        Assert.Equal([new AuditBreak(3, 3, AuditBreakKind.Changed)], await BreaksAsync());
    }

    [Theory]
    [InlineData("ActorId = NULL")]
    [InlineData("At = '2026-01-12 09:00:01'")]
    public async Task Verify_WhoOrWhenChanged_NamesTheRow(string change)
    {
        await SealedAsync(5);

        await ExecuteAsync($"UPDATE AuditRows SET {change} WHERE Sequence = 3");

        Assert.Equal([new AuditBreak(3, 3, AuditBreakKind.Changed)], await BreaksAsync());
    }

    [Fact]
    public async Task Verify_ARowRemoved_NamesThePlace()
    {
        await SealedAsync(5);

        await ExecuteAsync("DELETE FROM AuditRows WHERE Sequence = 3");

        Assert.Equal([new AuditBreak(3, 3, AuditBreakKind.Missing)], await BreaksAsync());
    }

    [Fact]
    public async Task Verify_ARowRemovedAndTheRestMovedUp_IsFound()
    {
        await SealedAsync(5);

        await ExecuteAsync("DELETE FROM AuditRows WHERE Sequence = 3");
        await ExecuteAsync("UPDATE AuditRows SET Sequence = Sequence - 1 WHERE Sequence = 4");
        await ExecuteAsync("UPDATE AuditRows SET Sequence = Sequence - 1 WHERE Sequence = 5");

        Assert.Equal([new AuditBreak(3, 4, AuditBreakKind.Changed)], await BreaksAsync());
    }

    [Fact]
    public async Task Verify_AValueMovedIntoItsNeighbour_IsFound()
    {
        await SealedAsync(1, "ab", "c");

        await ExecuteAsync("UPDATE AuditRows SET Action = 'a', SubjectKind = 'bc'");

        Assert.Equal([new AuditBreak(1, 1, AuditBreakKind.Changed)], await BreaksAsync());
    }

    [Fact]
    public async Task Seal_MoreThanOneBatch_HoldsOverTheSeam()
    {
        await WriteAsync(1203);

        while (await _chain.SealAsync(CancellationToken.None) > 0)
        {
        }

        Assert.True((await _chain.VerifyAsync([], CancellationToken.None)).Holds);
        await ExecuteAsync("UPDATE AuditRows SET Detail = 'tjetër' WHERE Sequence = 1001");
        Assert.Equal([new AuditBreak(1001, 1001, AuditBreakKind.Changed)], await BreaksAsync());
    }

    [Fact]
    public async Task Seal_FourSealersAtOnce_OneChainHolds()
    {
        for (var round = 0; round < 5; round++)
        {
            await WriteAsync(40);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(SealOnceAsync)));
        }

        await _chain.SealAsync(CancellationToken.None);

        Assert.True((await _chain.VerifyAsync([], CancellationToken.None)).Holds);
        await using var db = _database.CreateDbContext();
        var sequences = await db.AuditRows.OrderBy(r => r.Id).Select(r => r.Sequence).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 200).Select(n => (long?)n), sequences);

        async Task SealOnceAsync()
        {
            try
            {
                await new AuditChain(_database).SealAsync(CancellationToken.None);
            }
            catch (DbUpdateException)
            {
                // Another was first; the next round seals what is left.
            }
        }
    }

    private async Task<IReadOnlyList<AuditBreak>> BreaksAsync() => (await _chain.VerifyAsync([], CancellationToken.None)).Breaks;

    private async Task SealedAsync(int count, string action = "case.open", string subjectKind = "case")
    {
        await WriteAsync(count, action, subjectKind);
        await _chain.SealAsync(CancellationToken.None);
    }

    private async Task WriteAsync(int count, string action = "case.open", string subjectKind = "case")
    {
        await using var db = _database.CreateDbContext();
        for (var i = 0; i < count; i++)
        {
            db.AuditRows.Add(new AuditRow
            {
                At = new DateTime(2026, 1, 12, 9, 0, 0, DateTimeKind.Utc), ActorId = Guid.CreateVersion7(), ActorName = "Arta Gashi", Action = action,
                SubjectKind = subjectKind, SubjectId = "7", Detail = "SSHPS-SL-2026-000001", Remote = "192.0.2.1",
            });
        }

        await db.SaveChangesAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var db = _database.CreateDbContext();
        Assert.True(await db.Database.ExecuteSqlRawAsync(sql) > 0);
    }
}
