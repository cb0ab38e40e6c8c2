using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Web.Development.Gallery;

/// <summary>
/// A database with the made-up rows of the gallery, in a temporary file as the portal's own is: one in memory has another way of locking, in which a reader and
/// a writer of one page wait for each other. The first is made once; each page gets a copy that ends with it.
/// </summary>
public sealed class GalleryDatabase : IDbContextFactory<PortalDbContext>, IAsyncDisposable
{
    private static readonly Task<GalleryDatabase> Template = CreateTemplateAsync();

    private readonly string _folder = Directory.CreateTempSubdirectory("gallery-").FullName;
    private readonly DbContextOptions<SqlitePortalDbContext> _options;

    private GalleryDatabase()
    {
        // Without a pool no connection keeps the file when the page has ended.
        _options = new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite($"Data Source={File};Pooling=False").Options;
    }

    private string File => Path.Combine(_folder, "gallery.db");

    public static async Task<GalleryDatabase> OpenAsync()
    {
        var template = await Template;
        var copy = new GalleryDatabase();
        System.IO.File.Copy(template.File, copy.File);
        return copy;
    }

    public PortalDbContext CreateDbContext() => new SqlitePortalDbContext(_options);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<GalleryDatabase> CreateTemplateAsync()
    {
        var database = new GalleryDatabase();
        await using var db = database.CreateDbContext();
        await db.Database.MigrateAsync();
        await ReferenceData.SeedAsync(database, ProcessCatalogue.All.Select(p => p.Reference), CancellationToken.None);
        db.AddRange(GalleryRows.All(TimeProvider.System));
        await db.SaveChangesAsync();
        return database;
    }
}
