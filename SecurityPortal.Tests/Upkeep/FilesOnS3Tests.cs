using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Upkeep;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Hosting.Health;

namespace SecurityPortal.Tests.Upkeep;

/// <summary>A portal whose files stand in a bucket: uploads, downloads and papers while its server is away, health, backup and restore.</summary>
public sealed class FilesOnS3Tests : IDisposable
{
    private readonly TemporaryFolder _staging = new();
    private readonly TemporaryFolder _shelf = new();

    public void Dispose()
    {
        _staging.Dispose();
        _shelf.Dispose();
    }

    [Fact]
    public async Task Draft_ServerAway_RefusesUploadsAndPapersInASentenceAndLeavesNothing_AndGoesOnWhenItIsBack()
    {
        await using var server = await S3Server.StartAsync();
        using var store = server.Store(_staging.Path, TimeProvider.System);
        await using var portal = await TestPortal.CreateAsync(s => s.AddSingleton<IFileStore>(store));
        var company = await portal.Data.CompanyAsync();
        var draft = await portal.StartAsync(company);
        var emblem = await portal.AttachAsync(company, draft, LicensingForm.EmblemKind, "stema.png", SampleFiles.Png());
        await server.KillAsync();

        await using var session = portal.As(company);
        foreach (var (kind, name, bytes) in new[] { ("D03", "a.pdf", SampleFiles.Pdf()), (LicensingForm.EmblemKind, "b.png", SampleFiles.Png()) })
        {
            using var body = new MemoryStream(bytes);
            var refused = await session.Get<DraftDocuments>().AttachAsync(draft, kind, name, body, default);
            Assert.Equal("document.store-unavailable", refused.Error?.Code);
        }

        Assert.Equal("document.store-unavailable", (await session.Get<AttachmentReader>().OpenAsync(emblem.Id, default)).Error?.Code);
        Assert.Equal("document.store-unavailable", (await session.Get<PaperService>().DraftFormAsync(draft, LicensingForm.ProfileForm, default)).Error?.Code);
        Assert.Empty(_staging.Files());
        await using (var db = portal.Db())
        {
            Assert.Equal(emblem.Id, (await db.Attachments.SingleAsync()).Id);
            Assert.Single(await db.StoredFiles.ToListAsync());
        }

        await server.RunAsync();

        await portal.AttachAsync(company, draft, "D03", "a.pdf", SampleFiles.Pdf());
        var opened = TestPortal.Ok(await session.Get<AttachmentReader>().OpenAsync(emblem.Id, default));
        await opened.Content.DisposeAsync();
        Assert.Empty(_staging.Files());
    }

    [Fact]
    public async Task Health_ServerAway_IsDegradedAndNothingIsReadOnly()
    {
        await using var server = await S3Server.StartAsync();
        var settings = server.Settings("health");
        await using var portal = new PortalServer();
        await using var own = portal.WithWebHostBuilder(b => b
            .UseSetting("Files:Store", "S3").UseSetting("Files:S3:ServiceUrl", settings.ServiceUrl).UseSetting("Files:S3:Bucket", settings.Bucket)
            .UseSetting("Files:S3:AccessKey", settings.AccessKey).UseSetting("Files:S3:SecretKey", settings.SecretKey));
        using var visitor = own.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });
        Assert.Equal("ready", await StatusAsync(visitor));

        await server.KillAsync();
        await own.Services.GetRequiredService<HealthWatch>().RunAsync(default);

        Assert.Equal("degraded", await StatusAsync(visitor));
        Assert.False(own.Services.GetRequiredService<WriteGate>().IsClosed);
    }

    [Fact]
    public async Task Backup_FilesOnS3_ComesBackIntoAnotherBucketAndAsksForWhatIsNotThere()
    {
        var server = await S3Server.Started;
        using var store = server.Store(_staging.Path, TimeProvider.System);
        await using var database = await Database.CreateAsync();
        var bytes = SampleFiles.Pdf();
        var (first, second) = (await KeepAsync(database, store, bytes), await KeepAsync(database, store, bytes));
        var places = PlacesIn(database.Folder);

        var report = TestPortal.Ok(await new PortalBackup(database, store, TimeProvider.System).CreateAsync(places, Target, withFiles: true, default));

        Assert.Equal((2, 0, 0), (report.Files, report.Missing, report.Changed));
        Assert.Empty(_staging.Files());
        using var other = server.Store(_staging.Path, TimeProvider.System);
        using var place = new TemporaryFolder();
        TestPortal.Ok(await new PortalRestore(other, TimeProvider.System).RestoreAsync(Target, PlacesIn(place.Path), replace: false, default));
        var restored = Database.At(place.Path);
        Assert.Empty(TestPortal.Ok(await new RestoredFiles(restored, other, TimeProvider.System).MissingAsync(default)));
        await using (var back = (await other.OpenReadAsync(first, default)).Value!)
        {
            using var copy = new MemoryStream();
            await back.CopyToAsync(copy);
            Assert.Equal(bytes, copy.ToArray());
        }

        await other.DeleteAsync(second, default);
        Assert.Equal([second], TestPortal.Ok(await new RestoredFiles(restored, other, TimeProvider.System).MissingAsync(default)));
        await restored.DisposeAsync();
    }

    [Fact]
    public async Task Backup_WithoutFiles_LeavesThoseThatAreThere()
    {
        await using var database = await Database.CreateAsync();
        var disk = new DiskFileStore(Path.Combine(database.Folder, "files"), TimeProvider.System);
        var key = await KeepAsync(database, disk, SampleFiles.Pdf());
        var places = PlacesIn(database.Folder) with { Files = Path.Combine(database.Folder, "files") };

        var report = TestPortal.Ok(await new PortalBackup(database, disk, TimeProvider.System).CreateAsync(places, Target, withFiles: false, default));

        Assert.Equal((0, 0), (report.Files, report.Missing));
        Assert.False(Directory.Exists(Path.Combine(Target, "files")));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var aside = TestPortal.Ok(await new PortalRestore(disk, TimeProvider.System).RestoreAsync(Target, places, replace: true, default));
        Assert.DoesNotContain(aside, a => a.Contains("files", StringComparison.Ordinal));
        Assert.NotNull((await disk.FindAsync(key, default)).Value);
    }

    [Fact]
    public async Task BackupAndRestore_ServerAway_SaySoAndLeaveTheDatabaseAsItIs()
    {
        await using var server = await S3Server.StartAsync();
        using var store = server.Store(_staging.Path, TimeProvider.System);
        await using var database = await Database.CreateAsync();
        await KeepAsync(database, store, SampleFiles.Pdf());
        var backup = new PortalBackup(database, store, TimeProvider.System);
        TestPortal.Ok(await backup.CreateAsync(PlacesIn(database.Folder), Target, withFiles: true, default));
        await server.KillAsync();

        var made = await backup.CreateAsync(PlacesIn(database.Folder), Target + "-2", withFiles: true, default);
        using var place = new TemporaryFolder();
        var restored = await new PortalRestore(store, TimeProvider.System).RestoreAsync(Target, PlacesIn(place.Path), replace: false, default);

        Assert.Equal(("document.store-unavailable", "document.store-unavailable"), (made.Error?.Code, restored.Error?.Code));
        Assert.False(Directory.Exists(Target + "-2"));
        Assert.Empty(place.Files());
    }

    private string Target => Path.Combine(_shelf.Path, "backup");

    private static PortalPlaces PlacesIn(string folder) => new(
        Path.Combine(folder, "portal.db"), null, Path.Combine(folder, "keys"), Path.Combine(folder, "audit-checkpoints.jsonl"));

    private static async Task<string?> StatusAsync(HttpClient visitor)
    {
        var answer = await visitor.GetFromJsonAsync<JsonElement>("/health");
        return answer.GetProperty("checks").GetProperty("files").GetProperty("status").GetString();
    }

    private static async Task<string> KeepAsync(Database database, IFileStore store, byte[] content)
    {
        using var bytes = new MemoryStream(content);
        await using var staged = TestPortal.Ok(await store.WriteAsync(bytes, content.Length, default));
        var key = TestPortal.Ok(await staged.KeepAsync(default));
        await using var db = database.CreateDbContext();
        db.StoredFiles.Add(new StoredFile
        {
            StorageKey = key, ContentType = "application/pdf", Size = staged.Length, Sha256 = staged.Sha256, CreatedBy = Guid.NewGuid(),
            CreatedAt = TimeProvider.System.UtcNow(),
        });
        await db.SaveChangesAsync();
        return key;
    }
}
