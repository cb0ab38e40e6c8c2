using Microsoft.EntityFrameworkCore;

namespace SecurityPortal.Core.Data;

/// <summary>The model on SQL Server.</summary>
public sealed class SqlServerPortalDbContext(DbContextOptions<SqlServerPortalDbContext> options) : PortalDbContext(options)
{
    /// <inheritdoc/>
    protected override string ByteCollation => "Latin1_General_BIN2";
}
