using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Data;

/// <summary>The database: SQLite by default, PostgreSQL or SQL Server by <c>Database:Provider</c>.</summary>
public static class DataRoom
{
    // A blink of the connection is slept through; after some seconds people hear of it, rather than wait for a minute.
    private const int MostRetries = 4;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);

    /// <summary>Registers the factory that services ask for.</summary>
    public static IServiceCollection AddPortalData(this IServiceCollection services, IConfiguration configuration)
    {
        var provider = configuration["Database:Provider"] ?? "Sqlite";
        var connection = configuration.GetConnectionString("Portal");
        return provider switch
        {
            "Sqlite" => services.AddSqlite(connection ?? $"Data Source={SqliteFile(configuration)}"),
            "Postgres" => services.AddContext<PostgresPortalDbContext>(options => options.UsePostgresDatabase(Required(connection))),
            "SqlServer" => services.AddContext<SqlServerPortalDbContext>(options => options.UseSqlServerDatabase(Required(connection))),
            _ => throw new InvalidOperationException($"Database:Provider is '{provider}'; it is Sqlite, Postgres or SqlServer."),
        };
    }

    /// <summary>
    /// Brings the schema up to date. Where it is, that costs a question alone; EF's own way builds and compares models before it finds nothing to do.
    /// </summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(ct);
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            await db.Database.MigrateAsync(ct);
        }
    }

    /// <summary>As <see cref="AddPortalData"/>, on SQLite.</summary>
    public static IServiceCollection AddSqlite(this IServiceCollection services, string connection) =>
        services.AddContext<SqlitePortalDbContext>(options => options.UseSqlite(connection));

    /// <summary>A database of PostgreSQL; what failed because the connection was lost is tried again.</summary>
    public static DbContextOptionsBuilder UsePostgresDatabase(this DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(connection, server => server.EnableRetryOnFailure(
            MostRetries, LongestPause, [PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown]));

    /// <summary>The same on SQL Server.</summary>
    public static DbContextOptionsBuilder UseSqlServerDatabase(this DbContextOptionsBuilder options, string connection) =>
        options.UseSqlServer(connection, server => server.EnableRetryOnFailure(MostRetries, LongestPause, null));

    private static IServiceCollection AddContext<TContext>(this IServiceCollection services, Action<DbContextOptionsBuilder> use)
        where TContext : PortalDbContext => services
        .AddSingleton<WriteGate>()
        .AddSingleton<CommandJournal>()
        .AddDbContextFactory<TContext>(options =>
        {
            use(options);
            options.ConfigureWarnings(Quiet);
        })
        .AddSingleton<IDbContextFactory<PortalDbContext>, FactoryOf<TContext>>()
        .AddScoped<PortalDbContext>(provider => provider.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext());

    private static string Required(string? connection) => connection ?? throw new InvalidOperationException("ConnectionStrings:Portal is missing.");

    // Parameters never reach the log: a query by personal number would carry it.
    private static void Quiet(WarningsConfigurationBuilder warnings) =>
        warnings.Log((RelationalEventId.CommandExecuted, Microsoft.Extensions.Logging.LogLevel.Debug));

    private static string SqliteFile(IConfiguration configuration)
    {
        var directory = configuration[$"Portal:{nameof(PortalOptions.DataDirectory)}"] ?? new PortalOptions().DataDirectory;
        Directory.CreateDirectory(directory);
        return Path.Combine(directory, "portal.db");
    }

    private sealed class FactoryOf<TContext>(IDbContextFactory<TContext> inner, WriteGate gate, CommandJournal journal)
        : IDbContextFactory<PortalDbContext>, IGatedDbFactory
        where TContext : PortalDbContext
    {
        public WriteGate Gate => gate;

        public CommandJournal Journal => journal;

        public PortalDbContext CreateDbContext() => inner.CreateDbContext();
    }
}
