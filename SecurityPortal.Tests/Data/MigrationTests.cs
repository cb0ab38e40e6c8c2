using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Data;

public sealed class MigrationTests
{
    private static SqlServerPortalDbContext SqlServer() =>
        new(new DbContextOptionsBuilder<SqlServerPortalDbContext>().UseSqlServer("Server=none;Database=none").Options);

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Model_Migrated_HasNoPendingChanges(TestProvider provider)
    {
        await using var database = await Database.CreateAsync(provider);
        await using var db = database.CreateDbContext();

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.NotEmpty(await db.Tariffs.ToListAsync());
    }

    [Fact]
    public async Task Postgres_UniqueOnlyWhereOpen_HasItsFilter()
    {
        await using var database = await Database.CreateAsync(TestProvider.Postgres);
        await using var db = database.CreateDbContext();

        var filters = await db.Database.SqlQueryRaw<string>("SELECT indexdef AS \"Value\" FROM pg_indexes WHERE indexdef LIKE '%UNIQUE%WHERE%'").ToListAsync();

        Assert.Contains(filters, f => f.EndsWith("WHERE ((\"Status\")::text = 'Proposed'::text)", StringComparison.Ordinal));
        Assert.Contains(filters, f => f.EndsWith("WHERE (\"ReleasedAt\" IS NULL)", StringComparison.Ordinal));
    }

    [Fact]
    public void SqlServer_Model_HasNoPendingChanges()
    {
        using var db = SqlServer();

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void SqlServer_MigrationScript_Parses()
    {
        using var db = SqlServer();
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);

        Assert.Contains("CREATE TABLE [Cases]", script, StringComparison.Ordinal);
        Assert.Empty(errors.Select(e => $"{e.Line}: {e.Message}"));
    }
}
