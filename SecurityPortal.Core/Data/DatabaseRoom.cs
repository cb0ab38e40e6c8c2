using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SecurityPortal.Core.Data;

/// <summary>Tells from what a database throws that it has no room for more, or takes no writes, or that somebody else was faster.</summary>
internal static class DatabaseRoom
{
    // SQLITE_READONLY, SQLITE_FULL.
    private static readonly int[] Sqlite = [8, 13];

    private const int SqliteConstraint = 19;

    // The word of the standard.
    private const string UniqueViolation = "23505";

    private static readonly int[] SqlServerUnique = [2601, 2627];

    // No space in a filegroup, extent not allocated, log full, database read-only.
    private static readonly int[] SqlServer = [1101, 1105, 9002, 3906];

    private static readonly string[] Postgres = [PostgresErrorCodes.DiskFull, PostgresErrorCodes.ReadOnlySqlTransaction];

    /// <summary>Another row with the same key, or a changed one, was there first.</summary>
    public static bool IsOvertaken(Exception? fault) => fault switch
    {
        null => false,
        DbUpdateConcurrencyException => true,
        SqliteException e => e.SqliteErrorCode == SqliteConstraint,
        SqlException e => e.Errors.Cast<SqlError>().Any(error => SqlServerUnique.Contains(error.Number)),
        DbException { SqlState: UniqueViolation } => true,
        _ => IsOvertaken(fault.InnerException),
    };

    public static bool IsOut(Exception? fault) => fault switch
    {
        null => false,
        SqliteException e => Sqlite.Contains(e.SqliteErrorCode),
        SqlException e => e.Errors.Cast<SqlError>().Any(error => SqlServer.Contains(error.Number)),
        PostgresException e => Postgres.Contains(e.SqlState),
        _ => IsOut(fault.InnerException),
    };
}
