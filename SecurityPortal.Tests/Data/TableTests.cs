using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Data;

public sealed class TableTests
{
    private static readonly string[] Tables =
    [
        "Appeals", "AspNetRoleClaims", "AspNetRoles", "AspNetUserClaims", "AspNetUserLogins", "AspNetUserPasskeys", "AspNetUserRoles", "AspNetUserTokens",
        "AspNetUsers", "Attachments", "AuditRows", "BankStatementLines", "BankStatements", "BusinessNumberClaims", "CardBatches", "CaseChecks", "CaseComments",
        "CaseEvents", "CasePersons", "CaseSearchWords", "CaseVersions", "Cases", "CodeItems", "Companies", "CompanyDelegates", "Contracts",
        "DocumentRequirements", "DraftForms", "Drafts", "Employments", "ExamCandidates", "ExamCertificates", "ExamConvocations", "ExamGroups", "ExamImports",
        "ExamSessions", "ExamSittings", "HealthMarks", "IncidentCodes", "IncidentReports", "Individuals", "JobLeases", "LicenceEvents",
        "LicenceMeasures", "Licences", "LookupLog", "NumberSequences", "Outbox", "PaymentSlips", "PersonCards", "RegisteredPersonWords", "RegisteredPersons", "Settings", "SignInThrottles",
        "StoredFiles", "Tariffs", "WorkerConsents",
    ];

    private static readonly SqlitePortalDbContext Sqlite =
        new(new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite("Data Source=none").Options);

    private static readonly SqlServerPortalDbContext SqlServer =
        new(new DbContextOptionsBuilder<SqlServerPortalDbContext>().UseSqlServer("Server=none;Database=none").Options);

    private static readonly PostgresPortalDbContext Postgres =
        new(new DbContextOptionsBuilder<PostgresPortalDbContext>().UseNpgsql("Host=none;Database=none").Options);

    public static TheoryData<TestProvider> Databases => [.. Enum.GetValues<TestProvider>()];

    [Theory]
    [MemberData(nameof(Databases))]
    public void Tables_OfModel_KeepTheirNames(TestProvider provider) => Assert.Superset(
        Tables.ToHashSet(), Entities(provider).Select(entity => entity.GetTableName()!).ToHashSet());

    [Theory]
    [MemberData(nameof(Databases))]
    public void Enums_OfModel_AreStoredAsTextThatFits(TestProvider provider)
    {
        var enums = Properties(provider).Where(p => Enumeration(p) is { } type && !type.IsDefined(typeof(FlagsAttribute), inherit: false)).ToList();

        Assert.NotEmpty(enums);
        Assert.All(enums, p =>
        {
            Assert.Equal(typeof(string), p.GetTypeMapping().Converter?.ProviderClrType);
            Assert.InRange(Enum.GetNames(Enumeration(p)!).Max(name => name.Length), 1, p.GetMaxLength() ?? 0);
        });
    }

    [Theory]
    [InlineData(TestProvider.Postgres, "C")]
    [InlineData(TestProvider.SqlServer, "Latin1_General_BIN2")]
    public void NumbersTokensAndSearchWords_OfModel_CompareByBytes(TestProvider provider, string collation)
    {
        (Type Entity, string Property)[] some =
        [
            (typeof(Case), nameof(Case.Number)), (typeof(CaseSearchWord), nameof(CaseSearchWord.Word)), (typeof(Licence), nameof(Licence.Token)),
            (typeof(RegisteredPersonWord), nameof(RegisteredPersonWord.Word)), (typeof(Individual), nameof(Individual.PersonalNumber)),
            (typeof(PortalUser), nameof(PortalUser.NormalizedUserName)), (typeof(NumberSequence), nameof(NumberSequence.Key)),
            (typeof(RegisteredContract), nameof(RegisteredContract.ClientSearch)),
        ];
        var properties = Properties(provider).ToList();

        Assert.All(some, s => Assert.Equal(
            collation, properties.Single(p => p.DeclaringType.ClrType == s.Entity && p.Name == s.Property).GetCollation()));
        Assert.All(properties.Where(p => IsText(p) && p.IsUnicode() == false), p => Assert.Equal(collation, p.GetCollation()));
        Assert.Null(properties.Single(p => p.DeclaringType.ClrType == typeof(Company) && p.Name == nameof(Company.Name)).GetCollation());
        Assert.All(Properties(TestProvider.Sqlite), p => Assert.Null(p.GetCollation()));
    }

    // The model that runs has forgotten the collations.
    private static IEnumerable<IEntityType> Entities(TestProvider provider) => provider switch
    {
        TestProvider.Postgres => Postgres.GetService<IDesignTimeModel>().Model.GetEntityTypes(),
        TestProvider.SqlServer => SqlServer.GetService<IDesignTimeModel>().Model.GetEntityTypes(),
        _ => Sqlite.GetService<IDesignTimeModel>().Model.GetEntityTypes(),
    };

    private static IEnumerable<IProperty> Properties(TestProvider provider) => Entities(provider).SelectMany(entity => entity.GetDeclaredProperties());

    private static bool IsText(IProperty property) => (property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType) == typeof(string);

    private static Type? Enumeration(IProperty property) =>
        (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is { IsEnum: true } type ? type : null;
}
