using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Documents;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Documents;

/// <summary>What every store of files does, wherever it keeps them.</summary>
public sealed class FileStoreTests : IDisposable
{
    private const int Megabyte = 1024 * 1024;

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    public void Dispose() => _folder.Dispose();

    [Theory]
    [OnEachStore(0, 1, (5 * Megabyte) + 1, 20 * Megabyte)]
    public async Task Write_Kept_ComesBackWithLengthAndHash(string kind, int size)
    {
        var store = await StoreAsync(kind);
        var bytes = RandomNumberGenerator.GetBytes(size);

        string key;
        await using (var staged = (await store.WriteAsync(new MemoryStream(bytes), 20 * Megabyte, default)).Value)
        {
            Assert.Equal((size, Convert.ToHexStringLower(SHA256.HashData(bytes))), (staged.Length, staged.Sha256));
            key = (await staged.KeepAsync(default)).Value;
        }

        Assert.Empty(Staged());
        Assert.Equal(size, (await store.FindAsync(key, default)).Value!.Length);
        await using (var stream = (await store.OpenReadAsync(key, default)).Value!)
        {
            // From the middle first: what looks into a file goes to and fro in it.
            Assert.Equal(size, stream.Length);
            Assert.Equal(bytes[(size / 2)..], await RestAsync(stream, size / 2));
            Assert.Equal(bytes, await RestAsync(stream, 0));
        }

        Assert.Empty(Staged());
    }

    [Theory]
    [OnEachStore]
    public async Task Write_NotKept_LeavesNothing(string kind)
    {
        var store = await StoreAsync(kind);

        string key;
        await using (var staged = (await store.WriteAsync(new MemoryStream([1, 2, 3]), 10, default)).Value)
        {
            key = Path.GetFileName(Assert.Single(Staged()));
        }

        Assert.Empty(Staged());
        Assert.Null((await store.FindAsync(key, default)).Value);
    }

    [Theory]
    [OnEachStore]
    public async Task Write_OverTheLimit_IsRefusedWithoutReadingTheRest(string kind)
    {
        var store = await StoreAsync(kind);
        using var endless = new EndlessStream();

        var result = await store.WriteAsync(endless, 20 * Megabyte, default);

        Assert.Equal("document.too-large", result.Error?.Code);
        Assert.Equal([20L], result.Error!.Arguments);
        Assert.InRange(endless.Given, 20 * Megabyte, 21 * Megabyte);
        Assert.Empty(Staged());
    }

    [Theory]
    [OnEachStore]
    public async Task Write_LargeFile_IsTakenInSmallPieces(string kind)
    {
        var store = await StoreAsync(kind);
        using var large = new EndlessStream { Limit = 20 * Megabyte };

        await using var staged = (await store.WriteAsync(large, long.MaxValue, default)).Value;

        Assert.Equal(20 * Megabyte, staged.Length);
        Assert.InRange(large.LargestPiece, 1, 256 * 1024);
    }

    [Theory]
    [OnEachStore]
    public async Task Write_SenderBreaksOff_LeavesNothing(string kind)
    {
        var store = await StoreAsync(kind);
        using var broken = new EndlessStream { Limit = 100_000, BreakAtLimit = true };

        await Assert.ThrowsAsync<IOException>(() => store.WriteAsync(broken, 1_000_000, default));

        Assert.Empty(Staged());
    }

    [Theory]
    [OnEachStore]
    public async Task Delete_KeptFile_IsGone_AndAgainDoesNothing(string kind)
    {
        var store = await StoreAsync(kind);
        var key = await KeepAsync(store);

        await store.DeleteAsync(key, default);
        await store.DeleteAsync(key, default);

        Assert.Null((await store.OpenReadAsync(key, default)).Value);
        Assert.Null((await store.FindAsync(key, default)).Value);
    }

    [Theory]
    [OnEachStore]
    public async Task Open_NotAKey_Throws(string kind)
    {
        var store = await StoreAsync(kind);

        foreach (var key in new[] { "../../etc/passwd", "", "abc" })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => store.OpenReadAsync(key, default));
        }
    }

    [Theory]
    [OnEachStore]
    public async Task Import_FileOfAnotherStore_TakesThePlaceOfWhatIsThere_AndNoneOfAnotherHash(string kind)
    {
        var store = await StoreAsync(kind);
        var key = await KeepAsync(store);
        byte[] other = [4, 5, 6, 7];

        var wrong = await store.ImportAsync(key, new MemoryStream(other), new string('0', 64), default);
        Assert.Equal("document.store-damaged", wrong.Error?.Code);
        Assert.Equal([1, 2, 3], await ReadAsync(store, key));

        Assert.True((await store.ImportAsync(key, new MemoryStream(other), Convert.ToHexStringLower(SHA256.HashData(other)), default)).IsOk);
        Assert.Equal(other, await ReadAsync(store, key));
        Assert.Empty(Staged());
    }

    [Theory]
    [OnEachStore]
    public async Task Sweep_OldOrphansAndTemporaryFiles_AreRemoved_KnownAndYoungStay(string kind)
    {
        var store = await StoreAsync(kind);
        var known = await KeepAsync(store);
        var orphan = await KeepAsync(store);
        await using var abandoned = (await store.WriteAsync(new MemoryStream([1]), 10, default)).Value;
        Assert.Equal(0, (await store.SweepAsync(new[] { known }.ToAsyncEnumerable(), TimeSpan.FromHours(2), default)).Value);

        _clock.Advance(TimeSpan.FromHours(3));
        var removed = await store.SweepAsync(new[] { known }.ToAsyncEnumerable(), TimeSpan.FromHours(2), default);

        Assert.Equal(2, removed.Value);
        Assert.Null((await store.FindAsync(orphan, default)).Value);
        Assert.NotNull((await store.FindAsync(known, default)).Value);
        Assert.Empty(Staged());
    }

    private async Task<IFileStore> StoreAsync(string kind) =>
        kind == "S3" ? (await S3Server.Started).Store(Staging(), _clock) : new DiskFileStore(_folder.Path, _clock);

    // Both stores stage in the folder "tmp".
    private string Staging() => Path.Combine(_folder.Path, "tmp");

    private List<string> Staged() => [.. Directory.EnumerateFiles(Staging())];

    private static async Task<string> KeepAsync(IFileStore store)
    {
        await using var staged = (await store.WriteAsync(new MemoryStream([1, 2, 3]), 10, default)).Value;
        return (await staged.KeepAsync(default)).Value;
    }

    private static async Task<byte[]> ReadAsync(IFileStore store, string key)
    {
        await using var stream = (await store.OpenReadAsync(key, default)).Value!;
        return await RestAsync(stream, 0);
    }

    private static async Task<byte[]> RestAsync(Stream stream, long from)
    {
        stream.Position = from;
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}
