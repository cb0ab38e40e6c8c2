using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Upkeep;
using SecurityPortal.Tests.Audit;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Upkeep;

/// <summary>A backup made while the portal is in use, and what comes back from it.</summary>
public sealed class PortalBackupTests : IAsyncLifetime
{
    private readonly TemporaryFolder _shelf = new();

    private Database _database = null!;
    private DiskFileStore _files = null!;
    private AuditKit _audit = null!;
    private PortalPlaces _places = null!;

    private string Target => Path.Combine(_shelf.Path, "backup");

    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync();
        _files = new DiskFileStore(Path.Combine(_database.Folder, "files"), TimeProvider.System);
        _audit = new AuditKit(_database, TimeProvider.System);
        _places = PortalPlaces.Of(_database, new PortalOptions { DataDirectory = _database.Folder }, filesOnDisk: true, _audit.File);
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _shelf.Dispose();
    }

    [Fact]
    public async Task Backup_UnderWriteLoad_ComesBackWholeAndItsTrailHolds()
    {
        using var stop = new CancellationTokenSource();
        var rows = new ConcurrentQueue<Guid>();
        for (var i = 0; i < 40; i++)
        {
            rows.Enqueue(await KeepAsync());
        }

        Task[] load =
        [
            LoadAsync(() => KeepOrForgetAsync(rows), stop.Token),
            LoadAsync(() => KeepOrForgetAsync(rows), stop.Token),
            LoadAsync(() => ForgetAsync(rows), stop.Token),
            LoadAsync(
                async () =>
                {
                    await _audit.Chain.SealAsync(default);
                    await _audit.Checkpoints.WriteAsync(default);
                },
                stop.Token),
        ];
        for (var round = 0; round < 5; round++)
        {
            var target = $"{Target}-{round}";
            var report = Ok(await Backup().CreateAsync(_places, target, withFiles: true, default));
            Assert.Equal((0, 0), (report.Missing, report.Changed));
        }

        await stop.CancelAsync();
        await Task.WhenAll(load);

        for (var round = 0; round < 5; round++)
        {
            using var place = new TemporaryFolder();
            Ok(await new PortalRestore(_files, TimeProvider.System).RestoreAsync($"{Target}-{round}", PlacesIn(place), replace: false, default));
            await AssertWholeAsync(Database.At(place.Path), place.Path);
        }
    }

    /// <summary>A file that the copy of the database names goes the moment after, and a checkpoint of rows that it has not is written.</summary>
    [Fact]
    public async Task Backup_MuchHappensJustAfterTheDatabaseIsCopied_ComesBackWhole()
    {
        var rows = new ConcurrentQueue<Guid>();
        for (var i = 0; i < 25; i++)
        {
            rows.Enqueue(await KeepAsync());
        }

        await _audit.Chain.SealAsync(default);
        await _audit.Checkpoints.WriteAsync(default);
        var busy = new Interrupted(_database, async () =>
        {
            await ForgetAsync(rows);
            await KeepAsync();
            await _audit.Chain.SealAsync(default);
            await _audit.Checkpoints.WriteAsync(default);
        });

        var report = Ok(await new PortalBackup(busy, _files, TimeProvider.System).CreateAsync(_places, Target, withFiles: true, default));

        Assert.Equal((25, 0, 1), (report.Files, report.Missing, busy.Times));
        using var place = new TemporaryFolder();
        Ok(await new PortalRestore(_files, TimeProvider.System).RestoreAsync(Target, PlacesIn(place), replace: false, default));
        await AssertWholeAsync(Database.At(place.Path), place.Path);
    }

    [Fact]
    public async Task Restore_Whole_BringsKeysAndModeOfTheDatabaseBack()
    {
        Directory.CreateDirectory(_places.Keys);
        await File.WriteAllTextAsync(Path.Combine(_places.Keys, "key-1.xml"), "<key/>");
        Ok(await Backup().CreateAsync(_places, Target, withFiles: true, default));

        using var place = new TemporaryFolder();
        Ok(await new PortalRestore(_files, TimeProvider.System).RestoreAsync(Target, PlacesIn(place), replace: false, default));

        var key = Path.Combine(place.Path, "keys", "key-1.xml");
        Assert.Equal("<key/>", await File.ReadAllTextAsync(key));
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            foreach (var file in (string[])[key, Path.Combine(place.Path, "portal.db"), Path.Combine(Target, "keys", "key-1.xml")])
            {
                Assert.Equal(owner, File.GetUnixFileMode(file));
            }

            Assert.Equal(owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(place.Path, "keys")));
        }

        await using var connection = new SqliteConnection($"Data Source={Path.Combine(place.Path, "portal.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        Assert.Equal("wal", await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Restore_WhereSomethingIs_RefusesUnlessToldAndThenPutsItAside()
    {
        var kept = await KeepAsync();
        Ok(await Backup().CreateAsync(_places, Target, withFiles: true, default));
        using var place = new TemporaryFolder();
        var places = PlacesIn(place);
        await File.WriteAllTextAsync(places.Database!, "of before");

        var refused = await new PortalRestore(_files, TimeProvider.System).RestoreAsync(Target, places, replace: false, default);

        Assert.Equal("upkeep.place-taken", refused.Error?.Code);
        Assert.Equal("of before", await File.ReadAllTextAsync(places.Database!));
        Assert.False(Directory.Exists(places.Files));

        var aside = Ok(await new PortalRestore(_files, TimeProvider.System).RestoreAsync(Target, places, replace: true, default));

        Assert.Equal("of before", await File.ReadAllTextAsync(Assert.Single(aside)));
        await using var db = Database.At(place.Path).CreateDbContext();
        Assert.Equal(kept, await db.StoredFiles.Select(f => f.Id).SingleAsync());
    }

    [Theory]
    [InlineData("cannot-move")]
    [InlineData("cannot-move-log")]
    [InlineData("cannot-write")]
    [InlineData("no-database")]
    public async Task Restore_StopsHalfway_LeavesEverythingWhereItWas(string why)
    {
        await KeepAsync();
        Directory.CreateDirectory(_places.Keys);
        await File.WriteAllTextAsync(Path.Combine(_places.Keys, "key-1.xml"), "<new/>");
        Ok(await Backup().CreateAsync(_places, Target, withFiles: true, default));
        using var place = new TemporaryFolder();
        var places = PlacesIn(place) with { Checkpoints = Path.Combine(place.Path, "keys", "checkpoints.jsonl") };
        await File.WriteAllTextAsync(places.Database!, "of before");
        await File.WriteAllTextAsync(places.Database + "-wal", "not taken in yet");
        Directory.CreateDirectory(places.Keys);
        await File.WriteAllTextAsync(places.Checkpoints, "signed before");
        await File.WriteAllTextAsync(Path.Combine(places.Keys, "key-1.xml"), "<before/>");
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 12, 9, 0, 0, TimeSpan.Zero));
        if (why == "cannot-move")
        {
            Directory.CreateDirectory(Path.Combine(places.Keys + ".before-restore-20260112-090000", "taken"));
        }
        else if (why == "cannot-move-log")
        {
            Directory.CreateDirectory(Path.Combine(places.Database + "-wal.before-restore-20260112-090000", "taken"));
        }
        else if (why == "cannot-write")
        {
            // A file stands where a folder of the backup goes.
            await File.WriteAllTextAsync(places.Files!, "");
        }
        else
        {
            await PutAsync(PortalBackup.Database, "This is no database. ................................................................................");
        }

        var stopped = await new PortalRestore(_files, clock).RestoreAsync(Target, places, replace: true, default);

        Assert.Equal("upkeep.not-restored", stopped.Error?.Code);
        Assert.Equal("of before", await File.ReadAllTextAsync(places.Database!));
        Assert.Equal("<before/>", await File.ReadAllTextAsync(Path.Combine(places.Keys, "key-1.xml")));
        Assert.Equal("signed before", await File.ReadAllTextAsync(places.Checkpoints));
        Assert.Equal("not taken in yet", await File.ReadAllTextAsync(places.Database + "-wal"));
        Assert.DoesNotContain(place.Files(), f => f.EndsWith(".restoring", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("removed")]
    [InlineData("manifest")]
    [InlineData("outside")]
    public async Task Restore_DamagedBackup_TouchesNothing(string what)
    {
        await KeepAsync();
        Ok(await Backup().CreateAsync(_places, Target, withFiles: true, default));
        var manifest = Path.Combine(Target, BackupManifest.FileName);
        var file = Directory.EnumerateFiles(Path.Combine(Target, "files"), "*", SearchOption.AllDirectories).Single();
        switch (what)
        {
            case "changed":
                await File.WriteAllBytesAsync(file, new byte[new FileInfo(file).Length]);
                break;
            case "removed":
                File.Delete(file);
                break;
            case "manifest":
                await File.WriteAllTextAsync(manifest, "{");
                break;
            default:
                await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest)).Replace("files/", "../", StringComparison.Ordinal));
                break;
        }

        using var place = new TemporaryFolder();
        var refused = await new PortalRestore(_files, TimeProvider.System).RestoreAsync(Target, PlacesIn(place), replace: true, default);

        Assert.Equal(what is "changed" or "removed" ? "upkeep.damaged" : "upkeep.no-backup", refused.Error?.Code);
        Assert.Empty(place.Files());
    }

    [Fact]
    public async Task Backup_FileThatIsGoneOrAnotherOne_IsCountedAndTheRestIsKept()
    {
        var (whole, gone, other) = (await KeepAsync(), await KeepAsync(), await KeepAsync());
        await using (var db = _database.CreateDbContext())
        {
            File.Delete(PathOf(await db.StoredFiles.Where(f => f.Id == gone).Select(f => f.StorageKey).SingleAsync()));
            await File.WriteAllTextAsync(PathOf(await db.StoredFiles.Where(f => f.Id == other).Select(f => f.StorageKey).SingleAsync()), "tjetër");
        }

        var report = Ok(await Backup().CreateAsync(_places, Target, withFiles: true, default));

        Assert.Equal((2, 1, 1), (report.Files, report.Missing, report.Changed));
        Assert.Equal("upkeep.target-taken", (await Backup().CreateAsync(_places, Target, withFiles: true, default)).Error?.Code);
        await using var after = _database.CreateDbContext();
        Assert.StartsWith("2 files", (await after.AuditRows.SingleAsync(a => a.Action == "backup.create")).Detail, StringComparison.Ordinal);
        Assert.NotEqual(default, whole);
    }

    private static T Ok<T>(Result<T> result) => TestPortal.Ok(result);

    private static async Task LoadAsync(Func<Task> act, CancellationToken stop)
    {
        await Task.Yield();
        while (!stop.IsCancellationRequested)
        {
            await act();
        }
    }

    // Another content for a file of the backup, as its manifest says.
    private async Task PutAsync(string path, string content)
    {
        var file = Path.Combine(Target, path);
        await File.WriteAllTextAsync(file, content);
        var entry = new BackupEntry(path, content.Length, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file))));
        var manifest = (await BackupManifest.ReadAsync(Target, default))!;
        await (manifest with { Entries = [.. manifest.Entries.Where(e => e.Path != path), entry] }).WriteAsync(Target, default);
    }

    private PortalBackup Backup() => new(_database, _files, TimeProvider.System);

    private static PortalPlaces PlacesIn(TemporaryFolder place) => new(
        Path.Combine(place.Path, "portal.db"), Path.Combine(place.Path, "files"), Path.Combine(place.Path, "keys"),
        Path.Combine(place.Path, "audit-checkpoints.jsonl"));

    private string PathOf(string key) => Path.Combine(_places.Files!, DiskFileStore.PlaceOf(key));

    // As an upload does it: the bytes before their row, and an audit row with it.
    private async Task<Guid> KeepAsync()
    {
        var content = RandomNumberGenerator.GetBytes(20_000);
        using var bytes = new MemoryStream(content);
        await using var staged = (await _files.WriteAsync(bytes, content.Length, default)).Value;
        var row = new StoredFile
        {
            StorageKey = (await staged.KeepAsync(default)).Value, ContentType = "application/pdf", Size = content.Length, Sha256 = staged.Sha256,
            CreatedBy = Guid.NewGuid(), CreatedAt = TimeProvider.System.UtcNow(),
        };
        Ok(await _database.InTransactionAsync<Unit>(
            db =>
            {
                db.StoredFiles.Add(row);
                db.Audit(TimeProvider.System, null, "test.keep", "file", row.Id);
                return Task.FromResult<Result<Unit>>(Unit.Done);
            },
            default));
        return row.Id;
    }

    private async Task KeepOrForgetAsync(ConcurrentQueue<Guid> rows)
    {
        if (rows.Count > 120)
        {
            await ForgetAsync(rows);
        }
        else
        {
            rows.Enqueue(await KeepAsync());
        }
    }

    // As the sweep does it: the row before its bytes.
    private async Task ForgetAsync(ConcurrentQueue<Guid> rows)
    {
        if (rows.Count > 20 && rows.TryDequeue(out var id))
        {
            await using var db = _database.CreateDbContext();
            var key = await db.StoredFiles.Where(f => f.Id == id).Select(f => f.StorageKey).SingleAsync();
            await db.StoredFiles.Where(f => f.Id == id).ExecuteDeleteAsync();
            await _files.DeleteAsync(key, default);
        }
    }

    private static async Task AssertWholeAsync(Database database, string folder)
    {
        var kit = new AuditKit(database, TimeProvider.System);
        var verdict = await kit.Verification.VerifyAsync(null, null, default);
        Assert.True(verdict.Holds, string.Join('\n', verdict.Breaks));
        var store = new DiskFileStore(Path.Combine(folder, "files"), TimeProvider.System);
        await using var db = database.CreateDbContext();
        var rows = await db.StoredFiles.ToListAsync();
        Assert.True(rows.Count >= 20);
        foreach (var row in rows)
        {
            await using var bytes = (await store.OpenReadAsync(row.StorageKey, default)).Value;
            Assert.NotNull(bytes);
            Assert.Equal(row.Sha256, Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes)));
        }

        Assert.Equal(rows.Count, Directory.EnumerateFiles(Path.Combine(folder, "files"), "*", SearchOption.AllDirectories).Count());
        SqliteConnection.ClearAllPools();
    }

    /// <summary>Does something the moment after the database was copied.</summary>
    private sealed class Interrupted(Database database, Func<Task> then) : DbCommandInterceptor, IDbContextFactory<PortalDbContext>
    {
        public int Times { get; private set; }

        public PortalDbContext CreateDbContext() => new SqlitePortalDbContext(
            new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite($"Data Source={database.File}").AddInterceptors(this).Options);

        public override async ValueTask<int> NonQueryExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.StartsWith("VACUUM INTO", StringComparison.Ordinal))
            {
                Times++;
                await then();
            }

            return result;
        }
    }
}
