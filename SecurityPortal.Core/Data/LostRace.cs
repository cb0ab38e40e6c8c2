using Microsoft.Data.SqlClient;
using Npgsql;

namespace SecurityPortal.Core.Data;

/// <summary>In what way a command met another at the same moment.</summary>
internal enum LostRace
{
    None,

    /// <summary>The two could not have run one after the other: this one was rolled back and may run again.</summary>
    Overtaken,

    /// <summary>The other wrote what a constraint allows once: done again, this one sees it and says so in a sentence.</summary>
    Forestalled,
}

/// <summary>Tells from what a database throws how a race was lost. SQLite, which lets one command write at a time, has none.</summary>
internal static class LostRaces
{
    private static readonly string[] PostgresOvertaken = [PostgresErrorCodes.SerializationFailure, PostgresErrorCodes.DeadlockDetected];
    private static readonly string[] PostgresForestalled = [PostgresErrorCodes.UniqueViolation, PostgresErrorCodes.ForeignKeyViolation];

    // Chosen as the victim of a deadlock; update conflict under snapshot isolation.
    private static readonly int[] SqlServerOvertaken = [1205, 3960];

    // A key or a unique index, a foreign key.
    private static readonly int[] SqlServerForestalled = [2601, 2627, 547];

    public static LostRace Of(Exception? fault) => fault switch
    {
        null => LostRace.None,
        PostgresException e => PostgresOvertaken.Contains(e.SqlState) ? LostRace.Overtaken
            : PostgresForestalled.Contains(e.SqlState) ? LostRace.Forestalled : LostRace.None,
        SqlException e => Numbers(e).Any(SqlServerOvertaken.Contains) ? LostRace.Overtaken
            : Numbers(e).Any(SqlServerForestalled.Contains) ? LostRace.Forestalled : LostRace.None,
        _ => Of(fault.InnerException),
    };

    private static IEnumerable<int> Numbers(SqlException fault) => fault.Errors.Cast<SqlError>().Select(error => error.Number);
}
