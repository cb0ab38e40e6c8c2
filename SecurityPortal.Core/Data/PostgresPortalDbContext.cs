using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Data;

/// <summary>The model on PostgreSQL.</summary>
public sealed class PostgresPortalDbContext(DbContextOptions<PostgresPortalDbContext> options) : PortalDbContext(options)
{
    /// <inheritdoc/>
    protected override string ByteCollation => "C";

    // Those that every PostgreSQL with ICU has from its beginning.
    internal override string NameCollation(string language) => language switch
    {
        Languages.Serbian => "sr-Latn-x-icu",
        Languages.English => "en-x-icu",
        _ => "sq-x-icu",
    };

    // The lock of a table is taken before the transaction's snapshot, an advisory lock after it: what the turn before committed would stay unseen. No command
    // touches this table; a migration locks it too, so that commands wait while one is under way.
    internal override Task TakeTurnAsync(bool alone, CancellationToken ct) => Database.ExecuteSqlRawAsync(
        alone ? """LOCK TABLE "__EFMigrationsHistory" IN EXCLUSIVE MODE""" : """LOCK TABLE "__EFMigrationsHistory" IN ROW SHARE MODE""", ct);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // Filters name their columns as SQLite and SQL Server both read them.
        foreach (var index in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetDeclaredIndexes()))
        {
            if (index.GetFilter() is { } filter)
            {
                index.SetFilter(filter.Replace('[', '"').Replace(']', '"'));
            }
        }
    }
}
