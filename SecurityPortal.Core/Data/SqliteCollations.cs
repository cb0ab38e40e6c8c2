using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Data;

/// <summary>Teaches each connection to SQLite how the portal's languages sort names. No index and no table uses these collations.</summary>
internal sealed class SqliteCollations : DbConnectionInterceptor
{
    public static readonly SqliteCollations Instance = new();

    /// <summary>Name of a language's collation: a word that needs no quotes.</summary>
    public static string Name(string language) => language switch
    {
        Languages.Serbian => "names_sr",
        Languages.English => "names_en",
        _ => "names_sq",
    };

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Teach(connection);

    /// <inheritdoc/>
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Teach(connection);
        return Task.CompletedTask;
    }

    private static void Teach(DbConnection connection)
    {
        foreach (var language in Languages.All)
        {
            var order = Languages.Culture(language).CompareInfo;
            ((SqliteConnection)connection).CreateCollation(Name(language), order.Compare);
        }
    }
}
