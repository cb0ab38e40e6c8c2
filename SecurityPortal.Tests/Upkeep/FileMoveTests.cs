using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Upkeep;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Upkeep;

/// <summary>Files move from the disk into a bucket, and back.</summary>
public sealed class FileMoveTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<MoveReport> _told = [];

    private Database _database = null!;
    private DiskFileStore _disk = null!;

    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync();
        _disk = new DiskFileStore(_folder.Path, TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_EveryKindOfFile_CopiesWhatIsRightAndTellsTheRest()
    {
        using var bucket = (await S3Server.Started).Store(Staging, TimeProvider.System);
        var keys = await KeepAsync(12);
        await _disk.DeleteAsync(keys[0], default);
        await File.WriteAllTextAsync(PathOf(keys[1]), "tjetër");
        await CopyAsync(keys[2], bucket);

        // Other bytes than the row says, left there by something else.
        Ok(await bucket.ImportAsync(keys[3], new MemoryStream([9]), Hash([9]), default));

        var report = await RunAsync(_disk, bucket);

        Assert.Equal((9, 1, false), (report.Moved, report.Already, report.IsWhole));
        Assert.Equal((keys[0], keys[1]), (Assert.Single(report.Missing), Assert.Single(report.Differing)));
        Assert.Equal(report.Moved, _told[^1].Moved);
        Assert.All(keys[2..], key => Assert.True(File.Exists(PathOf(key))));
        await using (var db = _database.CreateDbContext())
        {
            var row = await db.AuditRows.SingleAsync(a => a.Action == "files.move");
            Assert.Equal("9 moved, 1 already there, 1 missing, 1 differing", row.Detail);
        }

        var again = await RunAsync(_disk, bucket);
        Assert.Equal((0, 10), (again.Moved, again.Already));

        using var elsewhere = new TemporaryFolder();
        var back = new DiskFileStore(elsewhere.Path, TimeProvider.System);
        var returned = await RunAsync(bucket, back);
        Assert.Equal((10, 0), (returned.Moved, returned.Already));
        var once = await RunAsync(bucket, back);
        Assert.Equal((0, 10), (once.Moved, once.Already));
        Assert.Equal(await File.ReadAllBytesAsync(PathOf(keys[3])), await File.ReadAllBytesAsync(Path.Combine(elsewhere.Path, DiskFileStore.PlaceOf(keys[3]))));
    }

    [Fact]
    public async Task Run_ServerKilledInTheMiddle_StopsAndGoesOnWhereItWas()
    {
        await using var server = await S3Server.StartAsync();
        using var bucket = server.Store(Staging, TimeProvider.System, prefix: "moved");
        await KeepAsync(30);

        var stopped = await new FileMove(_database, TimeProvider.System).RunAsync(_disk, new Killing(bucket, server, after: 10), _told.Add, default);

        Assert.Equal("document.store-unavailable", stopped.Error?.Code);
        await server.RunAsync();
        var report = await RunAsync(_disk, bucket);

        Assert.InRange(report.Already, 10, 29);
        Assert.Equal((30, true), (report.Already + report.Moved, report.IsWhole));
        Assert.Empty(Directory.EnumerateFiles(Staging));
    }

    private string Staging => Path.Combine(_folder.Path, "tmp");

    private static T Ok<T>(Result<T> result) => TestPortal.Ok(result);

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private string PathOf(string key) => Path.Combine(_folder.Path, DiskFileStore.PlaceOf(key));

    private async Task<MoveReport> RunAsync(IFileStore from, IFileStore to) =>
        Ok(await new FileMove(_database, TimeProvider.System).RunAsync(from, to, _told.Add, default));

    private async Task CopyAsync(string key, S3FileStore bucket)
    {
        var bytes = await File.ReadAllBytesAsync(PathOf(key));
        Ok(await bucket.ImportAsync(key, new MemoryStream(bytes), Hash(bytes), default));
    }

    private async Task<List<string>> KeepAsync(int count)
    {
        await using var db = _database.CreateDbContext();
        var keys = new List<string>();
        for (var i = 0; i < count; i++)
        {
            using var bytes = new MemoryStream(RandomNumberGenerator.GetBytes(2_000));
            await using var staged = Ok(await _disk.WriteAsync(bytes, 2_000, default));
            keys.Add(Ok(await staged.KeepAsync(default)));
            db.StoredFiles.Add(new StoredFile
            {
                StorageKey = keys[^1], ContentType = "application/pdf", Size = staged.Length, Sha256 = staged.Sha256, CreatedBy = Guid.NewGuid(),
                CreatedAt = TimeProvider.System.UtcNow(),
            });
        }

        await db.SaveChangesAsync();
        return keys;
    }

    /// <summary>A bucket whose server is killed after so many files.</summary>
    private sealed class Killing(S3FileStore bucket, S3Server server, int after) : IFileStore
    {
        private readonly SemaphoreSlim _one = new(1, 1);
        private int _count;

        public async Task<Result<Unit>> ImportAsync(string key, Stream content, string sha256, CancellationToken ct)
        {
            // One after the other up to there, so that so many are whole.
            await _one.WaitAsync(ct);
            try
            {
                if (_count++ == after)
                {
                    await server.KillAsync();
                }

                return _count > after + 1 ? DocumentErrors.StoreUnavailable : await bucket.ImportAsync(key, content, sha256, ct);
            }
            finally
            {
                _one.Release();
            }
        }

        public Task<Result<StagedFile>> WriteAsync(Stream source, long maxBytes, CancellationToken ct) => bucket.WriteAsync(source, maxBytes, ct);

        public Task<Result<Stream?>> OpenReadAsync(string key, CancellationToken ct) => bucket.OpenReadAsync(key, ct);

        public Task<Result<KeptFile?>> FindAsync(string key, CancellationToken ct) => bucket.FindAsync(key, ct);

        public Task DeleteAsync(string key, CancellationToken ct) => bucket.DeleteAsync(key, ct);

        public Task<Result<int>> SweepAsync(IAsyncEnumerable<string> knownKeys, TimeSpan age, CancellationToken ct) => bucket.SweepAsync(knownKeys, age, ct);
    }
}
