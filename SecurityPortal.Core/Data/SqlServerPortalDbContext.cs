using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Data;

/// <summary>The model on SQL Server.</summary>
public sealed class SqlServerPortalDbContext(DbContextOptions<SqlServerPortalDbContext> options) : PortalDbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // Ranges over folded words and references compare byte by byte, as on SQLite.
        builder.Entity<Processes.Workers.RegisteredPersonWord>().Property(w => w.Word).UseCollation("Latin1_General_BIN2");
        builder.Entity<CaseSearchWord>().Property(w => w.Word).UseCollation("Latin1_General_BIN2");
    }
}
