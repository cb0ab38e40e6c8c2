using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace SecurityPortal.Core.Data;

/// <summary>Tells from what a database throws that it has no room for more, or takes no writes.</summary>
internal static class DatabaseRoom
{
    // SQLITE_READONLY, SQLITE_FULL.
    private static readonly int[] Sqlite = [8, 13];

    // No space in a filegroup, extent not allocated, log full, database read-only.
    private static readonly int[] SqlServer = [1101, 1105, 9002, 3906];

    private static readonly string[] Postgres = [PostgresErrorCodes.DiskFull, PostgresErrorCodes.ReadOnlySqlTransaction];

    public static bool IsOut(Exception? fault) => fault switch
    {
        null => false,
        SqliteException e => Sqlite.Contains(e.SqliteErrorCode),
        SqlException e => e.Errors.Cast<SqlError>().Any(error => SqlServer.Contains(error.Number)),
        PostgresException e => Postgres.Contains(e.SqlState),
        _ => IsOut(fault.InnerException),
    };
}
