using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Tests.TestKit;

/// <summary>Asks SQLite how it would answer each query that is put to a database, and keeps what would take longer the longer the tables are.</summary>
public sealed partial class QueryPlans : DbCommandInterceptor, IDbContextFactory<PortalDbContext>
{
    // Tables that grow with every case; the others stay small.
    private static readonly HashSet<string> Long =
    [
        "AuditRows", "CaseEvents", "CasePersons", "CaseSearchWords", "CaseVersions", "Cases", "Contracts", "IncidentReports", "LicenceEvents", "Licences",
        "PaymentSlips", "Payments", "PersonCards", "RegisteredPersonWords", "RegisteredPersons",
    ];

    private readonly DbContextOptions<SqlitePortalDbContext> _options;
    private bool _isAsking;

    public QueryPlans(Database database) =>
        _options = new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite($"Data Source={database.File}").AddInterceptors(this).Options;

    /// <summary>Whether a query may put what it found in order itself: where few rows are found, by a number or a rare word.</summary>
    public bool MaySort { get; set; }

    /// <summary>Queries asked about.</summary>
    public int Count { get; private set; }

    /// <summary>What is wrong with them, with their texts.</summary>
    public List<string> Faults { get; } = [];

    public PortalDbContext CreateDbContext() => new SqlitePortalDbContext(_options);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (!_isAsking && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
        {
            Ask(command);
        }

        return ValueTask.FromResult(result);
    }

    /// <summary>What is wrong with a plan.</summary>
    internal static IEnumerable<string> FaultsOf(string sql, IEnumerable<string> plan, bool maySort)
    {
        var names = Alias().Matches(sql).GroupBy(m => m.Groups["alias"].Value).ToDictionary(g => g.Key, g => g.Select(m => m.Groups["table"].Value).ToList());
        bool IsLong(string alias) => names.TryGetValue(alias, out var tables) && tables.Exists(Long.Contains);

        // A table may be gone through in the order of the list, to the end of the page, and where nothing else is asked of its rows. Of no ids nothing is read;
        // what is added up was counted before; ties may be put in order.
        bool MayScan(string alias) => sql.Contains("LIMIT", StringComparison.Ordinal) && (maySort || !Regex.IsMatch(sql, $@"AS ""{alias}""\s+WHERE\b"));
        return sql.Contains("WHERE 0", StringComparison.Ordinal) || sql.StartsWith("SELECT COALESCE(SUM(", StringComparison.Ordinal)
            ? []
            : plan.Where(line => Scan().Match(line) is { Success: true } scan && IsLong(scan.Groups["alias"].Value)
                ? !MayScan(scan.Groups["alias"].Value)
                : line.Contains("AUTOMATIC", StringComparison.Ordinal)
                    || (!maySort && line.StartsWith("USE TEMP B-TREE", StringComparison.Ordinal) && !line.Contains("LAST TERM", StringComparison.Ordinal)));
    }

    private void Ask(DbCommand command)
    {
        _isAsking = true;
        var sql = command.CommandText;
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        var plan = new List<string>();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                plan.Add(reader.GetString(3));
            }
        }

        command.CommandText = sql;
        Count++;
        Faults.AddRange(FaultsOf(sql, plan, MaySort).Select(fault => $"{fault}\n{sql}"));
        _isAsking = false;
    }

    [GeneratedRegex(@"""(?<table>\w+)"" AS ""(?<alias>\w+)""")]
    private static partial Regex Alias();

    [GeneratedRegex(@"^SCAN (?<alias>\w+)")]
    private static partial Regex Scan();
}
