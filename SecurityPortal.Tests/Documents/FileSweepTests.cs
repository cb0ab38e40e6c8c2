using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Documents;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Documents;

public sealed class FileSweepTests
{
    [Fact]
    public async Task Run_WithinTheHour_RemovesWhatNothingRefersToAndAfterADayWhatHasNoRow()
    {
        // Files carry the machine's time: the clock starts there and is moved forward.
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var database = await Database.CreateAsync();
        var store = new DiskFileStore(Path.Combine(database.Folder, "files"), clock);
        var data = new TestData(database, clock);
        var file = await data.CaseAsync(await data.CompanyAsync());
        var (used, unused, withoutRow) = (await KeepAsync(store), await KeepAsync(store), await KeepAsync(store));
        await using (var db = database.CreateDbContext())
        {
            var version = await db.CaseVersions.SingleAsync(v => v.CaseId == file.Id);
            StoredFile Row(string key) => new()
            {
                StorageKey = key, ContentType = "application/pdf", Size = 3, Sha256 = "", CreatedBy = file.SubmittedBy,
                CreatedAt = clock.GetUtcNow().UtcDateTime,
            };
            StoredFile[] rows = [Row(used), Row(unused)];
            db.StoredFiles.AddRange(rows);
            db.Attachments.Add(new Attachment
            {
                FileId = rows[0].Id, CaseVersionId = version.Id, KindCode = "D03", FileName = "a.pdf", AttachedAt = clock.GetUtcNow().UtcDateTime,
            });
            await db.SaveChangesAsync();
        }

        using var sweep = new FileSweep(database, store, new NoLeases(), clock, NullLogger<FileSweep>.Instance);
        await sweep.RunAsync(default);
        Assert.Equal([true, true, true], await ExistAsync(store, used, unused, withoutRow));

        clock.Advance(TimeSpan.FromMinutes(31));
        await sweep.RunAsync(default);

        Assert.Equal([true, false, true], await ExistAsync(store, used, unused, withoutRow));
        await using var after = database.CreateDbContext();
        Assert.Equal(used, (await after.StoredFiles.SingleAsync()).StorageKey);

        clock.Advance(TimeSpan.FromDays(1));
        await sweep.RunAsync(default);

        Assert.Equal([true, false, false], await ExistAsync(store, used, unused, withoutRow));
    }

    private static async Task<string> KeepAsync(DiskFileStore store)
    {
        using var bytes = new MemoryStream([1, 2, 3]);
        await using var staged = (await store.WriteAsync(bytes, 10, default)).Value;
        return (await staged.KeepAsync(default)).Value;
    }

    private static async Task<List<bool>> ExistAsync(DiskFileStore store, params string[] keys)
    {
        var list = new List<bool>();
        foreach (var key in keys)
        {
            await using var stream = (await store.OpenReadAsync(key, default)).Value;
            list.Add(stream is not null);
        }

        return list;
    }
}
