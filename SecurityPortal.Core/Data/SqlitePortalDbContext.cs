using Microsoft.EntityFrameworkCore;

namespace SecurityPortal.Core.Data;

/// <summary>The model on SQLite.</summary>
public sealed class SqlitePortalDbContext(DbContextOptions<SqlitePortalDbContext> options) : PortalDbContext(options)
{
    internal override string NameCollation(string language) => SqliteCollations.Name(language);

    // A transaction of SQLite begins when no other writes: each is alone.
    internal override Task TakeTurnAsync(bool alone, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(SqliteCollations.Instance);
}
