using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Upkeep;

/// <summary>Where everything lies that a portal must not lose.</summary>
/// <param name="Database">File of the database; null where a server of its own keeps it.</param>
/// <param name="Files">Folder of the uploaded files; null where a store elsewhere keeps them.</param>
/// <param name="Keys">Folder of the keys.</param>
/// <param name="Checkpoints">File of the audit trail's signed checkpoints.</param>
public sealed record PortalPlaces(string? Database, string? Files, string Keys, string Checkpoints)
{
    /// <summary>The places that the settings name.</summary>
    public static PortalPlaces Of(IDbContextFactory<PortalDbContext> dbFactory, PortalOptions options, bool filesOnDisk, string checkpoints)
    {
        using var db = dbFactory.CreateDbContext();
        return new PortalPlaces(
            db.Database.GetDbConnection() is SqliteConnection sqlite ? Path.GetFullPath(sqlite.DataSource) : null,
            filesOnDisk ? Path.GetFullPath(Path.Combine(options.DataDirectory, "files")) : null,
            Path.GetFullPath(options.KeyDirectory ?? Path.Combine(options.DataDirectory, "keys")),
            Path.GetFullPath(checkpoints));
    }
}
