using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Tests.Data;

public sealed class TableTests
{
    private static readonly string[] Tables =
    [
        "Appeals", "AspNetRoleClaims", "AspNetRoles", "AspNetUserClaims", "AspNetUserLogins", "AspNetUserPasskeys", "AspNetUserRoles", "AspNetUserTokens",
        "AspNetUsers", "Attachments", "AuditRows", "BankStatementLines", "BankStatements", "BusinessNumberClaims", "CardBatches", "CaseChecks", "CaseComments",
        "CaseEvents", "CasePersons", "CaseSearchWords", "CaseVersions", "Cases", "CodeItems", "Companies", "CompanyDelegates", "Contracts",
        "DocumentRequirements", "DraftForms", "Drafts", "Employments", "ExamCandidates", "ExamCertificates", "ExamConvocations", "ExamGroups", "ExamImports",
        "ExamSessions", "ExamSittings", "HealthMarks", "IncidentCodes", "IncidentReports", "Individuals", "LicenceEvents", "LicenceMeasures", "Licences",
        "LookupLog", "NumberSequences", "Outbox", "PaymentSlips", "PersonCards", "RegisteredPersonWords", "RegisteredPersons", "Settings", "SignInThrottles",
        "StoredFiles", "Tariffs", "WorkerConsents",
    ];

    private static readonly SqlitePortalDbContext Sqlite =
        new(new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite("Data Source=none").Options);

    private static readonly SqlServerPortalDbContext SqlServer =
        new(new DbContextOptionsBuilder<SqlServerPortalDbContext>().UseSqlServer("Server=none;Database=none").Options);

    public static TheoryData<bool> Databases => [false, true];

    [Theory]
    [MemberData(nameof(Databases))]
    public void Tables_OfModel_KeepTheirNames(bool sqlServer) => Assert.Superset(
        Tables.ToHashSet(), Entities(sqlServer).Select(entity => entity.GetTableName()!).ToHashSet());

    [Theory]
    [MemberData(nameof(Databases))]
    public void Enums_OfModel_AreStoredAsTextThatFits(bool sqlServer)
    {
        var enums = Properties(sqlServer).Where(p => Enumeration(p) is { } type && !type.IsDefined(typeof(FlagsAttribute), inherit: false)).ToList();

        Assert.NotEmpty(enums);
        Assert.All(enums, p =>
        {
            Assert.Equal(typeof(string), p.GetTypeMapping().Converter?.ProviderClrType);
            Assert.InRange(Enum.GetNames(Enumeration(p)!).Max(name => name.Length), 1, p.GetMaxLength() ?? 0);
        });
    }

    [Fact]
    public void SearchWords_OnSqlServer_CompareByBytes()
    {
        var words = Properties(sqlServer: true).Where(p => p.Name == nameof(CaseSearchWord.Word)).ToList();

        Assert.Equal(2, words.Count);
        Assert.All(words, p => Assert.Equal("Latin1_General_BIN2", p.GetCollation()));
        Assert.All(Properties(sqlServer: false), p => Assert.Null(p.GetCollation()));
    }

    // The model that runs has forgotten the collations.
    private static IEnumerable<IEntityType> Entities(bool sqlServer) =>
        (sqlServer ? (DbContext)SqlServer : Sqlite).GetService<IDesignTimeModel>().Model.GetEntityTypes();

    private static IEnumerable<IProperty> Properties(bool sqlServer) => Entities(sqlServer).SelectMany(entity => entity.GetDeclaredProperties());

    private static Type? Enumeration(IProperty property) =>
        (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is { IsEnum: true } type ? type : null;
}
