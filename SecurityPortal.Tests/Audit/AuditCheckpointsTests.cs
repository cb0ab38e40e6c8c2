using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Audit;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Audit;

/// <summary>What somebody with the whole database in hand does to the trail, and how the checkpoints outside it tell.</summary>
public sealed class AuditCheckpointsTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 6, 15, 9, 0, 0, TimeSpan.Zero));

    private Database _database = null!;
    private AuditKit _kit = null!;

    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync();
        _kit = new AuditKit(_database, _clock);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Verify_NothingTouched_HoldsUpToTheLastCheckpoint()
    {
        await GrowAsync(4);
        await GrowAsync(3);

        var verdict = await VerifyAsync();

        Assert.True(verdict.Holds);
        Assert.Equal((7L, 7L, "2026-06-15 09:00:00"), (verdict.Rows, verdict.Anchor!.Sequence, Moment(verdict.Anchor.At)));
        Assert.Null(await _kit.Checkpoints.WriteAsync(default));
        Assert.Equal(2, (await File.ReadAllLinesAsync(_kit.File)).Length);
    }

    [Fact]
    public async Task Verify_RowsCutOffAtTheEnd_NamesThem()
    {
        await GrowAsync(4);
        await GrowAsync(3);

        await ExecuteAsync("DELETE FROM AuditRows WHERE Sequence >= 6");

        Assert.Equal([new AuditBreak(6, 7, AuditBreakKind.CutOff)], (await VerifyAsync()).Breaks);
    }

    [Fact]
    public async Task Verify_EverythingDeleted_NamesAllOfIt()
    {
        await GrowAsync(4);

        await ExecuteAsync("DELETE FROM AuditRows");

        Assert.Equal([new AuditBreak(1, 4, AuditBreakKind.CutOff)], (await VerifyAsync()).Breaks);
    }

    [Fact]
    public async Task Verify_RowsCutOffAndNewOnesInTheirPlace_SaysTheChainWasWrittenAnew()
    {
        await GrowAsync(4);
        await GrowAsync(3);

        await ExecuteAsync("DELETE FROM AuditRows WHERE Sequence >= 6");
        await WriteAsync(5);
        await _kit.Chain.SealAsync(default);

        Assert.Equal([new AuditBreak(5, 7, AuditBreakKind.Rewritten)], (await VerifyAsync()).Breaks);
    }

    [Fact]
    public async Task Verify_RowChangedAndEveryHashMadeAnew_SaysTheChainWasWrittenAnew()
    {
        await GrowAsync(4);
        await GrowAsync(3);
        await GrowAsync(2);

        await ExecuteAsync("UPDATE AuditRows SET Sequence = NULL, Hash = NULL");
        await ExecuteAsync("UPDATE AuditRows SET ActorName = 'Tjetri' WHERE Id = (SELECT MIN(Id) + 4 FROM AuditRows)");
        await _kit.Chain.SealAsync(default);

        Assert.True((await _kit.Chain.VerifyAsync([], default)).Holds);
        Assert.Equal([new AuditBreak(5, 9, AuditBreakKind.Rewritten)], (await VerifyAsync()).Breaks);
    }

    [Fact]
    public async Task Verify_RemovedInTheMiddleChangedAndCutOff_NamesEachPlace()
    {
        await GrowAsync(12);

        await ExecuteAsync("DELETE FROM AuditRows WHERE Sequence IN (3, 4)");
        await ExecuteAsync("UPDATE AuditRows SET Detail = 'tjetër' WHERE Sequence = 7");
        await ExecuteAsync("DELETE FROM AuditRows WHERE Sequence >= 11");

        Assert.Equal(
            [
                new AuditBreak(3, 4, AuditBreakKind.Missing), new AuditBreak(7, 7, AuditBreakKind.Changed), new AuditBreak(11, 12, AuditBreakKind.CutOff),
            ],
            (await VerifyAsync()).Breaks);
    }

    [Theory]
    [InlineData("\"sequence\":4", "\"sequence\":2")]
    [InlineData("\"signature\":\"", "\"signature\":\"A")]
    [InlineData("\"hash\":\"", "\"hash\":\"0")]
    [InlineData("2026-06-15", "2026-06-14")]
    [InlineData("{", "")]
    public async Task Verify_CheckpointChanged_NamesItsLine(string part, string other)
    {
        await GrowAsync(4);
        await GrowAsync(3);
        var lines = await File.ReadAllLinesAsync(_kit.File);
        Assert.Contains(part, lines[0], StringComparison.Ordinal);
        lines[0] = lines[0].Replace(part, other, StringComparison.Ordinal);
        await File.WriteAllLinesAsync(_kit.File, lines);

        Assert.Equal([new AuditBreak(1, 1, AuditBreakKind.Unbelieved)], (await VerifyAsync()).Breaks);
    }

    [Fact]
    public async Task Verify_KeyChanged_BelievesTheOldOneAsLongAsItsPublicPartIsThere()
    {
        await GrowAsync(4);
        File.Delete(Path.Combine(_kit.KeyDirectory, "signing.pem"));
        await GrowAsync(3);
        Assert.True((await VerifyAsync()).Holds);
        Assert.Equal(2, (await _kit.Checkpoints.ReadAsync(default)).Checkpoints.Select(c => c.Key).Distinct().Count());

        var first = (await _kit.Checkpoints.ReadAsync(default)).Checkpoints[0].Key;
        File.Delete(Path.Combine(_kit.KeyDirectory, $"public-{first}.pem"));

        Assert.Equal([new AuditBreak(1, 1, AuditBreakKind.Unbelieved)], (await VerifyAsync()).Breaks);
    }

    [Fact]
    public async Task Verify_CheckpointsCutOffToo_AreMissedByACopyThatWasKeptElsewhere()
    {
        await GrowAsync(4);
        await GrowAsync(3);
        var kept = _kit.File + ".kept";
        File.Copy(_kit.File, kept);
        await ExecuteAsync("DELETE FROM AuditRows WHERE Sequence >= 5");
        await File.WriteAllLinesAsync(_kit.File, (await File.ReadAllLinesAsync(_kit.File))[..1]);

        Assert.Equal([new AuditBreak(5, 7, AuditBreakKind.CutOff)], (await _kit.Verification.VerifyAsync(null, kept, default)).Breaks);
        Assert.True((await VerifyAsync()).Holds);
    }

    [Fact]
    public async Task Write_ChainShorterThanItsLastCheckpoint_SignsNothing()
    {
        await GrowAsync(4);
        await ExecuteAsync("DELETE FROM AuditRows WHERE Sequence >= 3");

        Assert.Null(await _kit.Checkpoints.WriteAsync(default));
        Assert.Single(await File.ReadAllLinesAsync(_kit.File));
    }

    [Fact]
    public async Task Sign_Key_IsReadableByItsOwnerAloneAndAnyToolCanCheckTheSignature()
    {
        var checkpoint = await GrowAsync(1);

        using var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(Path.Combine(_kit.KeyDirectory, $"public-{checkpoint.Key}.pem")));
        var text = $"SecurityPortal audit checkpoint 1\n1\n{checkpoint.Hash}\n2026-06-15T09:00:00Z\n";
        Assert.True(key.VerifyData(
            System.Text.Encoding.UTF8.GetBytes(text), Convert.FromBase64String(checkpoint.Signature), HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_kit.KeyDirectory, "signing.pem")));
        }
    }

    private static string Moment(DateTime at) => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    // Verifying leaves a row, which is not sealed here.
    private Task<AuditVerdict> VerifyAsync() => _kit.Verification.VerifyAsync(null, null, default);

    private async Task<AuditCheckpoint> GrowAsync(int rows)
    {
        await WriteAsync(rows);
        await _kit.Chain.SealAsync(default);
        return (await _kit.Checkpoints.WriteAsync(default))!;
    }

    private async Task WriteAsync(int rows)
    {
        await using var db = _database.CreateDbContext();
        for (var i = 0; i < rows; i++)
        {
            db.Audit(_clock, null, "test.row", "test", i);
        }

        await db.SaveChangesAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var db = _database.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
