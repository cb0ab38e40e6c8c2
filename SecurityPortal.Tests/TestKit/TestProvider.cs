using System.Reflection;
using Xunit.Sdk;

namespace SecurityPortal.Tests.TestKit;

/// <summary>Databases that tests run on.</summary>
public enum TestProvider
{
    Sqlite,
    Postgres,
    SqlServer,
}

/// <summary>Which database a test gets that names none, and where SQL Server is.</summary>
public static class TestProviders
{
    /// <summary>SQLite, or what <c>PORTAL_TEST_DATABASE</c> says: <c>sqlite</c>, <c>postgres</c> or <c>sqlserver</c>.</summary>
    public static TestProvider Default { get; } = Environment.GetEnvironmentVariable("PORTAL_TEST_DATABASE") is { Length: > 0 } name
        ? Enum.Parse<TestProvider>(name, ignoreCase: true) : TestProvider.Sqlite;

    /// <summary>Connection string of a SQL Server where databases may be made and dropped.</summary>
    public static string? SqlServer { get; } = Environment.GetEnvironmentVariable("PORTAL_SQLSERVER") is { Length: > 0 } connection ? connection : null;
}

/// <summary>Runs a theory on SQLite and on PostgreSQL. SQL Server besides: <see cref="OnSqlServerAttribute"/>.</summary>
public sealed class OnSqliteAndPostgresAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[TestProvider.Sqlite], [TestProvider.Postgres]];
}

/// <summary>Runs a theory on SQL Server where there is one.</summary>
public sealed class OnSqlServerAttribute : DataAttribute
{
    public OnSqlServerAttribute() => Skip = TestProviders.SqlServer is null ? "PORTAL_SQLSERVER names no SQL Server." : null;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[TestProvider.SqlServer]];
}
