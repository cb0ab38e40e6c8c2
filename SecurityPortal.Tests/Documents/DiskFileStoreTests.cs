using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Documents;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Documents;

public sealed class DiskFileStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly DiskFileStore _store;

    public DiskFileStoreTests() => _store = new DiskFileStore(_folder.Path, _clock);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Write_Kept_ComesBackWithLengthAndHash()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);

        await using var staged = (await _store.WriteAsync(new MemoryStream(bytes), 1_000_000, default)).Value;
        var key = (await staged.KeepAsync(default)).Value;

        await using var stream = await _store.OpenReadAsync(key, default);
        using var copy = new MemoryStream();
        await stream!.CopyToAsync(copy);
        Assert.Equal(bytes, copy.ToArray());
        Assert.Equal(bytes.Length, staged.Length);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), staged.Sha256);
        Assert.Equal([Path.Combine(_folder.Path, key[..2], key[2..4], key)], _folder.Files());
    }

    [Fact]
    public async Task Write_NotKept_LeavesNothing()
    {
        await using (var staged = (await _store.WriteAsync(new MemoryStream([1, 2, 3]), 10, default)).Value)
        {
            Assert.Single(_folder.Files());
        }

        Assert.Empty(_folder.Files());
    }

    [Fact]
    public async Task Write_OverTheLimit_IsRefusedWithoutReadingTheRest()
    {
        const int Megabyte = 1024 * 1024;
        using var endless = new EndlessStream();

        var result = await _store.WriteAsync(endless, 20 * Megabyte, default);

        Assert.Equal("document.too-large", result.Error?.Code);
        Assert.Equal([20L], result.Error!.Arguments);
        Assert.InRange(endless.Given, 20 * Megabyte, 21 * Megabyte);
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public async Task Write_LargeFile_IsTakenInSmallPieces()
    {
        using var large = new EndlessStream { Limit = 20 * 1024 * 1024 };

        await using var staged = (await _store.WriteAsync(large, long.MaxValue, default)).Value;

        Assert.Equal(20 * 1024 * 1024, staged.Length);
        Assert.InRange(large.LargestPiece, 1, 256 * 1024);
    }

    [Fact]
    public async Task Write_SenderBreaksOff_LeavesNothing()
    {
        using var broken = new EndlessStream { Limit = 100_000, BreakAtLimit = true };

        await Assert.ThrowsAsync<IOException>(() => _store.WriteAsync(broken, 1_000_000, default));

        Assert.Empty(_folder.Files());
    }

    [Fact]
    public async Task Write_DiskFull_SaysSoAndLeavesNothing()
    {
        // The system's own full device gives the real error.
        var store = new DiskFileStore(_folder.Path, _clock, _ => new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0));

        var result = await store.WriteAsync(new MemoryStream(new byte[5000]), 10_000, default);

        Assert.Equal("document.disk-full", result.Error?.Code);
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public async Task Delete_KeptFile_IsGone_AndAgainDoesNothing()
    {
        var key = await KeepAsync();

        await _store.DeleteAsync(key, default);
        await _store.DeleteAsync(key, default);

        Assert.Null(await _store.OpenReadAsync(key, default));
        Assert.Empty(_folder.Files());
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("abc")]
    public async Task Open_NotAKey_Throws(string key) => await Assert.ThrowsAsync<ArgumentException>(() => _store.OpenReadAsync(key, default));

    [Fact]
    public async Task Sweep_OldOrphansAndTemporaryFiles_AreRemoved_KnownAndYoungStay()
    {
        var known = await KeepAsync();
        var orphan = await KeepAsync();
        var abandoned = (await _store.WriteAsync(new MemoryStream([1]), 10, default)).Value;
        _clock.Advance(TimeSpan.FromHours(3));
        var young = await KeepAsync();
        File.SetLastWriteTimeUtc(_folder.Files().Single(f => f.EndsWith(young, StringComparison.Ordinal)), _clock.GetUtcNow().UtcDateTime);

        var removed = await _store.SweepAsync(new[] { known }.ToAsyncEnumerable(), TimeSpan.FromHours(2), default);

        Assert.Equal(2, removed);
        Assert.Null(await _store.OpenReadAsync(orphan, default));
        Assert.Equal(new[] { known, young }.Order(), _folder.Files().Select(Path.GetFileName).Order());
        await abandoned.DisposeAsync();
    }

    private async Task<string> KeepAsync()
    {
        await using var staged = (await _store.WriteAsync(new MemoryStream([1, 2, 3]), 10, default)).Value;
        return (await staged.KeepAsync(default)).Value;
    }

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public int LargestPiece { get; private set; }

        public long Limit { get; init; } = long.MaxValue;

        public bool BreakAtLimit { get; init; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, Limit - Given);
            if (count == 0 && BreakAtLimit)
            {
                throw new IOException("The sender is gone.");
            }

            Given += count;
            LargestPiece = Math.Max(LargestPiece, count);
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
