using SecurityPortal.Core.Documents;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Documents;

/// <summary>What is the disk's own; the rest stands in <see cref="FileStoreTests"/>.</summary>
public sealed class DiskFileStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Keep_File_LiesInTheFolderOfItsKey()
    {
        var store = new DiskFileStore(_folder.Path, TimeProvider.System);
        using var bytes = new MemoryStream([1, 2, 3]);

        await using var staged = (await store.WriteAsync(bytes, 10, default)).Value;
        var key = (await staged.KeepAsync(default)).Value;

        Assert.Equal([Path.Combine(_folder.Path, key[..2], key[2..4], key)], _folder.Files());
    }

    [Fact]
    public async Task Write_DiskFull_SaysSoAndLeavesNothing()
    {
        // The system's own full device gives the real error.
        var store = new DiskFileStore(
            _folder.Path, TimeProvider.System, _ => new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0));

        var result = await store.WriteAsync(new MemoryStream(new byte[5000]), 10_000, default);

        Assert.Equal("document.disk-full", result.Error?.Code);
        Assert.Empty(_folder.Files());
    }
}
