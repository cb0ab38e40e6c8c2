using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Tests.TestKit;

/// <summary>
/// A database of its own, made by the real migrations, and a temporary folder; both gone with the test. SQLite keeps it in that folder, unless the test names
/// another database or <see cref="TestProviders.Default"/> does.
/// </summary>
public sealed class Database : IDbContextFactory<PortalDbContext>, IGatedDbFactory, IAsyncDisposable
{
    private readonly Func<PortalDbContext> _create;
    private readonly Func<Task> _drop;

    private Database(TestProvider provider, string folder, Func<PortalDbContext> create, Func<Task> drop) =>
        (Provider, Folder, _create, _drop) = (provider, folder, create, drop);

    public TestProvider Provider { get; }

    /// <summary>The temporary folder; tests may keep files beside the database.</summary>
    public string Folder { get; }

    public WriteGate Gate { get; } = new();

    /// <summary>Nobody reads it, unless a test puts its own in place.</summary>
    public CommandJournal Journal { get; set; } = new(TimeProvider.System, NullLogger<CommandJournal>.Instance);

    /// <summary>How a process of its own reaches a database that keeps no file.</summary>
    public string? Connection { get; private init; }

    /// <summary>The file of a database on SQLite.</summary>
    public string File => Provider is TestProvider.Sqlite ? FileIn(Folder) : throw new InvalidOperationException($"{Provider} keeps no file.");

    public static Task<Database> CreateAsync() => CreateAsync(TestProviders.Default);

    public static async Task<Database> CreateAsync(TestProvider provider) => provider switch
    {
        TestProvider.Postgres => await OnPostgresAsync(await PostgresTemplate.Name),
        TestProvider.SqlServer => await OnSqlServerAsync(),
        _ => OnSqlite(await SqliteTemplate.File),
    };

    /// <summary>The database of a portal that runs as a process of its own; not disposed with the test.</summary>
    public static Database At(string folder)
    {
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite($"Data Source={FileIn(folder)}").Options;
        return new(TestProvider.Sqlite, folder, () => new SqlitePortalDbContext(options), () =>
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            return Task.CompletedTask;
        });
    }

    public PortalDbContext CreateDbContext() => _create();

    public async ValueTask DisposeAsync()
    {
        await _drop();
        Directory.Delete(Folder, recursive: true);
    }

    private static string FileIn(string folder) => Path.Combine(folder, "portal.db");

    private static string NewFolder() => Directory.CreateTempSubdirectory("portal-test-").FullName;

    private static string NewName() => $"portal_test_{Guid.NewGuid():N}";

    private static Database OnSqlite(string template)
    {
        var database = At(NewFolder());
        System.IO.File.Copy(template, database.File);
        return database;
    }

    private static async Task<Database> OnPostgresAsync(string template)
    {
        var (server, name) = (await PostgresServer.Started, NewName());
        await server.CreateAsync(name, template);
        var options = new DbContextOptionsBuilder<PostgresPortalDbContext>();
        options.UsePostgresDatabase(server.ConnectionTo(name));
        return new(TestProvider.Postgres, NewFolder(), () => new PostgresPortalDbContext(options.Options), () => server.DropAsync(name))
        {
            Connection = server.ConnectionTo(name),
        };
    }

    // No template there: each test waits for its migration.
    private static async Task<Database> OnSqlServerAsync()
    {
        var connection = new SqlConnectionStringBuilder(TestProviders.SqlServer) { InitialCatalog = NewName() }.ConnectionString;
        var options = new DbContextOptionsBuilder<SqlServerPortalDbContext>();
        options.UseSqlServerDatabase(connection);
        var database = new Database(TestProvider.SqlServer, NewFolder(), () => new SqlServerPortalDbContext(options.Options), async () =>
        {
            await using var db = new SqlServerPortalDbContext(options.Options);
            await db.Database.EnsureDeletedAsync();
        });
        await FillAsync(database);
        return database;
    }

    private static async Task FillAsync(Database database)
    {
        await using (var db = database.CreateDbContext())
        {
            await db.Database.MigrateAsync();
        }

        await ReferenceData.SeedAsync(database, ProcessCatalogue.All.Select(p => p.Reference), CancellationToken.None);
    }

    // The schema is made once by the migrations; each test gets a copy of the file.
    private static class SqliteTemplate
    {
        public static readonly Task<string> File = CreateAsync();

        private static async Task<string> CreateAsync()
        {
            var database = At(NewFolder());
            await FillAsync(database);
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            return database.File;
        }
    }

    private static class PostgresTemplate
    {
        public static readonly Task<string> Name = CreateAsync();

        private static async Task<string> CreateAsync()
        {
            const string name = "portal_template";
            var server = await PostgresServer.Started;
            await server.CreateAsync(name);

            // A template that somebody is connected to is not copied.
            var options = new DbContextOptionsBuilder<PostgresPortalDbContext>();
            options.UsePostgresDatabase(server.ConnectionTo(name) + ";Pooling=false");
            await FillAsync(new(TestProvider.Postgres, Path.GetTempPath(), () => new PostgresPortalDbContext(options.Options), () => Task.CompletedTask));
            return name;
        }
    }
}
