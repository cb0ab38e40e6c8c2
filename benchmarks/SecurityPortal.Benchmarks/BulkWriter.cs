using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Benchmarks;

/// <summary>
/// Writes many rows to a SQLite database as the portal's model would: tables, columns and conversions are the model's own, one prepared statement for each
/// table. Secondary indexes are laid down again at the end, sorted. The file is of no use while it is being written.
/// </summary>
internal sealed class BulkWriter : IDisposable
{
    private readonly PortalDbContext _db;
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly List<string> _indexes = [];
    private readonly Dictionary<Type, Insert> _inserts = [];

    private BulkWriter(PortalDbContext db)
    {
        _db = db;
        _connection = (SqliteConnection)db.Database.GetDbConnection();
        _connection.Open();
        Run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY");
        foreach (var (name, sql) in Indexes())
        {
            _indexes.Add(sql);
            Run($"DROP INDEX \"{name}\"");
        }

        _transaction = _connection.BeginTransaction();
    }

    /// <summary>Begins to write into a database that has its tables.</summary>
    public static BulkWriter Open(PortalDbContext db) => new(db);

    /// <summary>Writes a row of any table of the model.</summary>
    public void Add<T>(T row)
        where T : class
    {
        if (!_inserts.TryGetValue(typeof(T), out var insert))
        {
            _inserts[typeof(T)] = insert = new Insert(_db.Model.FindEntityType(typeof(T))!, _connection, _transaction);
        }

        insert.Run(row);
    }

    /// <summary>Writes rows.</summary>
    public void AddAll<T>(IEnumerable<T> rows)
        where T : class
    {
        foreach (var row in rows)
        {
            Add(row);
        }
    }

    /// <summary>Lays the indexes down again, and leaves the file as the portal would find its own.</summary>
    public void Complete()
    {
        _transaction.Commit();
        _indexes.ForEach(Run);
        Run("PRAGMA journal_mode = WAL");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var insert in _inserts.Values)
        {
            insert.Dispose();
        }

        _transaction.Dispose();
        _connection.Close();
        SqliteConnection.ClearPool(_connection);
    }

    private List<(string Name, string Sql)> Indexes()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";
        using var reader = command.ExecuteReader();
        var found = new List<(string, string)>();
        while (reader.Read())
        {
            found.Add((reader.GetString(0), reader.GetString(1)));
        }

        return found;
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The database's own index definitions, and the settings above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private sealed class Insert : IDisposable
    {
        private readonly List<(SqliteParameter Parameter, Func<object, object?> Value)> _columns = [];
        private readonly SqliteCommand _command;

        public Insert(IEntityType type, SqliteConnection connection, SqliteTransaction transaction)
        {
            _command = connection.CreateCommand();
            _command.Transaction = transaction;
            var columns = type.GetProperties().Select(p => (Property: p, Owner: (PropertyInfo?)null))
                .Concat(type.GetComplexProperties().SelectMany(c => c.ComplexType.GetProperties().Select(p => (Property: p, Owner: c.PropertyInfo))))
                .ToList();
            foreach (var (property, owner) in columns)
            {
                var (info, converter) = (property.PropertyInfo!, property.GetTypeMapping().Converter);
                object? Read(object row) => (owner is null ? row : owner.GetValue(row)) is { } holder ? info.GetValue(holder) : null;
                _columns.Add((_command.Parameters.Add(new SqliteParameter($"$p{_columns.Count}", null)),
                    converter is null ? Read : row => converter.ConvertToProvider(Read(row))));
            }

            var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
            var names = string.Join(", ", columns.Select(c => $"\"{c.Property.GetColumnName(table)}\""));
#pragma warning disable CA2100 // Names of the model.
            _command.CommandText = $"INSERT INTO \"{type.GetTableName()}\" ({names}) VALUES ({string.Join(", ", _columns.Select(c => c.Parameter.ParameterName))})";
#pragma warning restore CA2100
        }

        public void Run(object row)
        {
            foreach (var (parameter, value) in _columns)
            {
                parameter.Value = value(row) ?? DBNull.Value;
            }

            _command.ExecuteNonQuery();
        }

        public void Dispose() => _command.Dispose();
    }
}
