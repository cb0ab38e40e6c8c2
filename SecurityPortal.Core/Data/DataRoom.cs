using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Data;

/// <summary>The database: SQLite by default, SQL Server by <c>Database:Provider</c>.</summary>
public static class DataRoom
{
    /// <summary>Registers the factory that services ask for.</summary>
    public static IServiceCollection AddPortalData(this IServiceCollection services, IConfiguration configuration)
    {
        var provider = configuration["Database:Provider"] ?? "Sqlite";
        var connection = configuration.GetConnectionString("Portal");
        return provider switch
        {
            "Sqlite" => services.AddSqlite(connection ?? $"Data Source={SqliteFile(configuration)}"),
            "SqlServer" => services.AddSqlServer(connection ?? throw new InvalidOperationException("ConnectionStrings:Portal is missing.")),
            _ => throw new InvalidOperationException($"Database:Provider is '{provider}'; it is Sqlite or SqlServer."),
        };
    }

    /// <summary>Brings the schema up to date.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(ct);
        await db.Database.MigrateAsync(ct);
    }

    /// <summary>As <see cref="AddPortalData"/>, on SQLite.</summary>
    public static IServiceCollection AddSqlite(this IServiceCollection services, string connection) => services
        .AddSingleton<WriteGate>()
        .AddSingleton<CommandJournal>()
        .AddDbContextFactory<SqlitePortalDbContext>(options => options.UseSqlite(connection).ConfigureWarnings(Quiet))
        .AddSingleton<IDbContextFactory<PortalDbContext>, FactoryOf<SqlitePortalDbContext>>()
        .AddScoped<PortalDbContext>(provider => provider.GetRequiredService<IDbContextFactory<SqlitePortalDbContext>>().CreateDbContext());

    private static IServiceCollection AddSqlServer(this IServiceCollection services, string connection) => services
        .AddSingleton<WriteGate>()
        .AddSingleton<CommandJournal>()
        .AddDbContextFactory<SqlServerPortalDbContext>(options => options
            .UseSqlServer(connection, server => server.EnableRetryOnFailure())
            .ConfigureWarnings(Quiet))
        .AddSingleton<IDbContextFactory<PortalDbContext>, FactoryOf<SqlServerPortalDbContext>>()
        .AddScoped<PortalDbContext>(provider => provider.GetRequiredService<IDbContextFactory<SqlServerPortalDbContext>>().CreateDbContext());

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
