using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Tests.TestKit;

/// <summary>A SQLite database of its own in a temporary folder, made by the real migrations; gone with the test.</summary>
public sealed class Database : IDbContextFactory<PortalDbContext>, IGatedDbFactory, IAsyncDisposable
{
    // The schema is made once by the migrations; each test gets a copy of the file.
    private static readonly Task<string> Template = CreateTemplateAsync();

    private readonly DbContextOptions<SqlitePortalDbContext> _options;

    private Database(string folder)
    {
        Folder = folder;
        _options = Options(File);
    }

    /// <summary>The temporary folder; tests may keep files beside the database.</summary>
    public string Folder { get; }

    public WriteGate Gate { get; } = new();

    /// <summary>Nobody reads it, unless a test puts its own in place.</summary>
    public CommandJournal Journal { get; set; } = new(TimeProvider.System, NullLogger<CommandJournal>.Instance);

    public string File => Path.Combine(Folder, "portal.db");

    public static async Task<Database> CreateAsync()
    {
        var template = await Template;
        var database = new Database(NewFolder());
        System.IO.File.Copy(template, database.File);
        return database;
    }

    /// <summary>The database of a portal that runs as a process of its own; not disposed with the test.</summary>
    public static Database At(string folder) => new(folder);

    public PortalDbContext CreateDbContext() => new SqlitePortalDbContext(_options);

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static DbContextOptions<SqlitePortalDbContext> Options(string file) =>
        new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite($"Data Source={file}").Options;

    private static string NewFolder() => Directory.CreateTempSubdirectory("portal-test-").FullName;

    private static async Task<string> CreateTemplateAsync()
    {
        var database = new Database(NewFolder());
        await using (var db = database.CreateDbContext())
        {
            await db.Database.MigrateAsync();
        }

        await ReferenceData.SeedAsync(database, ProcessCatalogue.All.Select(p => p.Reference), CancellationToken.None);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return database.File;
    }
}
