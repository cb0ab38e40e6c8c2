using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Web.Development.Gallery;

/// <summary>A database in memory with the made-up rows of the gallery. The first is made once; each page gets a copy that ends with it.</summary>
public sealed class GalleryDatabase : IDbContextFactory<PortalDbContext>, IAsyncDisposable
{
    private static readonly Task<GalleryDatabase> Template = CreateTemplateAsync();

    private readonly SqliteConnection _open;
    private readonly DbContextOptions<SqlitePortalDbContext> _options;

    private GalleryDatabase()
    {
        // A database in memory lives as long as one connection to it is open.
        var connection = $"Data Source=gallery-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";
        _open = new SqliteConnection(connection);
        _open.Open();
        _options = new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite(connection).Options;
    }

    public static async Task<GalleryDatabase> OpenAsync()
    {
        var template = await Template;
        var copy = new GalleryDatabase();
        template._open.BackupDatabase(copy._open);
        return copy;
    }

    public PortalDbContext CreateDbContext() => new SqlitePortalDbContext(_options);

    public ValueTask DisposeAsync() => _open.DisposeAsync();

    private static async Task<GalleryDatabase> CreateTemplateAsync()
    {
        var database = new GalleryDatabase();
        await using var db = database.CreateDbContext();
        await db.Database.EnsureCreatedAsync();
        await ReferenceData.SeedAsync(database, ProcessCatalogue.All.Select(p => p.Reference), CancellationToken.None);
        db.AddRange(GalleryRows.All(TimeProvider.System));
        await db.SaveChangesAsync();
        return database;
    }
}
