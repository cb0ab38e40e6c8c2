using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Documents;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Documents;

/// <summary>What is a bucket's own: a server that is away, that refuses, or that gives other bytes back.</summary>
public sealed class S3FileStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly RecordingLog _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Server_Killed_EverythingSaysSoAndLeavesNothing_AndGoesOnWhenItIsBack()
    {
        await using var server = await S3Server.StartAsync();
        using var store = server.Store(_folder.Path, _clock, log: _log);
        var bytes = RandomNumberGenerator.GetBytes(50_000);
        var before = await KeepAsync(store, bytes);
        await server.KillAsync();

        var staged = (await store.WriteAsync(new MemoryStream(bytes), bytes.Length, default)).Value;
        var refused = await staged.KeepAsync(default);
        await staged.DisposeAsync();

        Assert.Equal("document.store-unavailable", refused.Error?.Code);
        Assert.Equal("document.store-unavailable", (await store.OpenReadAsync(before, default)).Error?.Code);
        Assert.Equal("document.store-unavailable", (await store.FindAsync(before, default)).Error?.Code);
        Assert.Equal("document.store-unavailable", (await store.SweepAsync(AsyncEnumerable.Empty<string>(), TimeSpan.Zero, default)).Error?.Code);
        Assert.False(await store.AnswersAsync(TimeSpan.FromSeconds(5), default));
        await store.DeleteAsync(before, default);
        Assert.Empty(_folder.Files());

        await server.RunAsync();

        Assert.True(await store.AnswersAsync(TimeSpan.FromSeconds(5), default));
        Assert.Equal(bytes, await ReadAsync(store, before));
        Assert.Equal(bytes, await ReadAsync(store, await KeepAsync(store, bytes)));
    }

    [Theory]
    [InlineData("key")]
    [InlineData("bucket")]
    public async Task Server_ThatKnowsNot_IsAway(string what)
    {
        var server = await S3Server.Started;
        using var store = server.Store(
            _folder.Path, _clock, log: _log,
            change: s => (s.AccessKey, s.Bucket) = what == "key" ? ("somebody", s.Bucket) : (s.AccessKey, "elsewhere"));

        await AssertAwayAsync(store);
    }

    /// <summary>The tests' server compares no signatures and is never busy, so another answers for it.</summary>
    [Theory]
    [InlineData(403, "SignatureDoesNotMatch")]
    [InlineData(503, "SlowDown")]
    public async Task Server_ThatRefuses_IsAway(int status, string code)
    {
        await using var refusing = await AlteringProxy.StartAsync(await S3Server.Started);
        using var store = refusing.Store(_folder.Path, _clock, log: _log);
        refusing.Refusal = (status, code);

        await AssertAwayAsync(store);

        Assert.All(_log.Lines, l => Assert.Contains($"{status} {code}", l.Text, StringComparison.Ordinal));
    }

    private async Task AssertAwayAsync(S3FileStore store)
    {
        await using var staged = (await store.WriteAsync(new MemoryStream([1]), 10, default)).Value;

        Assert.Equal("document.store-unavailable", (await staged.KeepAsync(default)).Error?.Code);
        Assert.Equal("document.store-unavailable", (await store.OpenReadAsync(NewKey(), default)).Error?.Code);
        Assert.False(await store.AnswersAsync(TimeSpan.FromSeconds(5), default));
        Assert.NotEmpty(_log.Lines);
        Assert.All(_log.Lines, l => Assert.Equal((LogLevel.Error, null), (l.Level, l.Fault)));
        Assert.All(_log.Lines, l => Assert.DoesNotContain(S3Server.Secret, l.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Server_ThatHangs_IsAwayOnceTheTimeIsOver()
    {
        await using var hanging = await AlteringProxy.StartAsync(await S3Server.Started);
        using var store = hanging.Store(_folder.Path, _clock, timeoutSeconds: 1);
        hanging.Hangs = true;

        Assert.Equal("document.store-unavailable", (await store.OpenReadAsync(NewKey(), default)).Error?.Code);
        Assert.False(await store.AnswersAsync(TimeSpan.FromMilliseconds(100), default));
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public async Task Keep_OtherBytesArrive_IsRefusedAndNoneStay()
    {
        await using var altering = await AlteringProxy.StartAsync(await S3Server.Started);
        using var store = altering.Store(_folder.Path, _clock);
        altering.AltersSent = true;

        await using var staged = (await store.WriteAsync(new MemoryStream(RandomNumberGenerator.GetBytes(100_000)), 100_000, default)).Value;
        var kept = await staged.KeepAsync(default);

        Assert.Equal("document.store-unavailable", kept.Error?.Code);
        altering.AltersSent = false;
        Assert.Null((await store.FindAsync(Path.GetFileName(Assert.Single(_folder.Files())), default)).Value);
    }

    /// <summary>The client sees it by the tag; where that is no hash, the store by the one beside the object.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Open_OtherBytesArrive_IsAnErrorAndNoDocument(bool tagIsNoHash)
    {
        await using var altering = await AlteringProxy.StartAsync(await S3Server.Started);
        altering.HidesHash = tagIsNoHash;
        using var store = altering.Store(_folder.Path, _clock, log: _log);
        var bytes = RandomNumberGenerator.GetBytes(100_000);
        var key = await KeepAsync(store, bytes);

        altering.AltersAnswers = true;
        Assert.Equal("document.store-damaged", (await store.OpenReadAsync(key, default)).Error?.Code);
        Assert.Contains(key, Assert.Single(_log.Lines).Text, StringComparison.Ordinal);
        Assert.Empty(_folder.Files());

        altering.AltersAnswers = false;
        Assert.Equal(bytes, await ReadAsync(store, key));
    }

    [Fact]
    public async Task Sweep_MoreObjectsThanAPage_SeesAllAndNoneOfAnotherPrefix()
    {
        var server = await S3Server.Started;
        using var store = server.Store(_folder.Path, _clock, pageSize: 2);
        using var other = server.Store(_folder.Path, _clock);
        var keys = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            keys.Add(await KeepAsync(store, [1]));
        }

        var stranger = await KeepAsync(other, [1]);
        _clock.Advance(TimeSpan.FromHours(1));

        var swept = await store.SweepAsync(new[] { keys[3] }.ToAsyncEnumerable(), TimeSpan.FromMinutes(30), default);

        Assert.Equal(4, swept.Value);
        Assert.NotNull((await store.FindAsync(keys[3], default)).Value);
        Assert.NotNull((await other.FindAsync(stranger, default)).Value);
    }

    [Fact]
    public async Task Object_WithoutTheHashBesideIt_IsReadAndFoundWithoutOne()
    {
        var server = await S3Server.Started;
        using var store = server.Store(_folder.Path, _clock, prefix: "plain");
        var key = await KeepAsync(store, [1, 2, 3]);

        // As another program would have put it there.
        var beside = Directory.EnumerateFiles(server.Objects, $"{key}*metadata.json", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(beside, "{}");

        Assert.Equal(new KeptFile(3, null), (await store.FindAsync(key, default)).Value);
        Assert.Equal([1, 2, 3], await ReadAsync(store, key));
    }

    private static string NewKey() => Guid.NewGuid().ToString("N");

    private static async Task<string> KeepAsync(S3FileStore store, byte[] bytes)
    {
        await using var staged = (await store.WriteAsync(new MemoryStream(bytes), bytes.Length, default)).Value;
        return (await staged.KeepAsync(default)).Value;
    }

    private static async Task<byte[]> ReadAsync(S3FileStore store, string key)
    {
        await using var stream = (await store.OpenReadAsync(key, default)).Value!;
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}
