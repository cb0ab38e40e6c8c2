using Microsoft.EntityFrameworkCore;

namespace SecurityPortal.Core.Data;

/// <summary>The model on SQLite.</summary>
public sealed class SqlitePortalDbContext(DbContextOptions<SqlitePortalDbContext> options) : PortalDbContext(options);
