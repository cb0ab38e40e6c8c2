using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Hosting;

namespace SecurityPortal.Tests.Hosting;

public sealed class StartupChecksTests
{
    private static readonly Dictionary<string, string?> Complete = new()
    {
        ["Portal:PublicAddress"] = "https://portal.example",
        ["Portal:KeyDirectory"] = "/keys",
        ["Keys:Certificate:File"] = TestCertificate.Shared.File,
        ["Keys:Certificate:Password"] = TestCertificate.Password,
        ["ConnectionStrings:Portal"] = "Data Source=portal.db",
        ["Smtp:Host"] = "mail.example",
        ["Registries:Civil:BaseAddress"] = "https://civil.example",
        ["Registries:Business:BaseAddress"] = "https://business.example",
        ["Registries:LookupHashKey"] = Convert.ToBase64String(new byte[32]),
    };

    [Fact]
    public void Faults_ProductionWithEverySetting_None() => Assert.Empty(FaultsWithout(null));

    [Theory]
    [InlineData("Portal:PublicAddress")]
    [InlineData("Portal:KeyDirectory")]
    [InlineData("Keys:Certificate:File")]
    [InlineData("ConnectionStrings:Portal")]
    [InlineData("Smtp:Host")]
    [InlineData("Registries:Civil:BaseAddress")]
    [InlineData("Registries:Business:BaseAddress")]
    [InlineData("Registries:LookupHashKey")]
    public void Faults_ProductionWithoutASetting_NamesIt(string setting) =>
        Assert.StartsWith(setting, Assert.Single(FaultsWithout(setting)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Keys:Certificate:Password", "a wrong one", "Keys:Certificate:File")]
    [InlineData("Keys:Certificate:File", "/nowhere/keys.pfx", "Keys:Certificate:File")]
    [InlineData("Keys:Older:0:File", "/nowhere/older.pfx", "Keys:Older:0:File")]
    [InlineData("Passkeys:ServerDomain", "other.example", "Passkeys:ServerDomain")]
    [InlineData("Redis:Connection", "redis:6379,ssl=perhaps", "Redis:Connection")]
    [InlineData("Redis:Connection", "password=secret", "Redis:Connection")]
    public void Faults_ProductionWithASettingThatDoesNotDo_NamesIt(string setting, string value, string named) =>
        Assert.StartsWith(named, Assert.Single(Faults(Complete.Where(s => s.Key != setting).Append(new(setting, value)))), StringComparison.Ordinal);

    [Fact]
    public void Faults_DomainAboveThePublicAddress_None() =>
        Assert.Empty(Faults(Complete.Append(new("Passkeys:ServerDomain", "example"))));

    [Theory]
    [InlineData("http://eid.example", "portal", "Eid:Authority")]
    [InlineData("https://eid.example", null, "Eid:ClientId")]
    [InlineData("https://eid.example", "portal", null)]
    public void Faults_ProviderOfIdentities_NamesWhatIsMissing(string authority, string? client, string? fault)
    {
        var settings = Complete.Append(new("Eid:Authority", authority)).Append(new("Eid:ClientId", client));
        var faults = StartupChecks.Faults(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), new Environment("Production"));

        Assert.Equal(fault is null ? [] : [fault], faults.Select(f => f[..f.IndexOf(' ', StringComparison.Ordinal)]));
    }

    [Theory]
    [InlineData("Files:Store", "Disk")]
    [InlineData("Files:Store", "Tape", "Files:Store")]
    [InlineData(null, null)]
    [InlineData("Files:S3:ServiceUrl", "http://127.0.0.1:9000")]
    [InlineData("Files:S3:ServiceUrl", "http://files.example", "Files:S3:ServiceUrl")]
    [InlineData("Files:S3:ServiceUrl", "ftp://files.example", "Files:S3:ServiceUrl")]
    [InlineData("Files:S3:ServiceUrl", null, "Files:S3:ServiceUrl")]
    [InlineData("Files:S3:Bucket", null, "Files:S3:Bucket")]
    [InlineData("Files:S3:AccessKey", "", "Files:S3:AccessKey")]
    [InlineData("Files:S3:SecretKey", null, "Files:S3:SecretKey")]
    [InlineData("Files:S3:Region", "", "Files:S3:Region")]
    [InlineData("Files:S3:Prefix", "portal files", "Files:S3:Prefix")]
    [InlineData("Files:S3:TimeoutSeconds", "0", "Files:S3:TimeoutSeconds")]
    public void Faults_StoreOfFiles_NamesWhatDoesNotDoAndNoSecret(string? setting, string? value, string? fault = null)
    {
        var settings = new Dictionary<string, string?>(Complete)
        {
            ["Files:Store"] = "S3", ["Files:S3:ServiceUrl"] = "https://files.example", ["Files:S3:Bucket"] = "portal", ["Files:S3:AccessKey"] = "portal",
            ["Files:S3:SecretKey"] = "very-secret",
        };
        if (setting is not null)
        {
            settings[setting] = value;
        }

        var faults = Faults(settings);

        Assert.Equal(fault is null ? [] : [fault], faults.Select(f => f[..f.IndexOf(' ', StringComparison.Ordinal)]));
        Assert.All(faults, f => Assert.DoesNotContain("very-secret", f, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://files.example", 0)]
    [InlineData(null, 1)]
    public void Faults_StoreOfFilesInDevelopment_NeedsNoTlsButEverythingElse(string? url, int faults) =>
        Assert.Equal(faults, StartupChecks.Faults(
            new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Files:Store"] = "S3", ["Files:S3:ServiceUrl"] = url, ["Files:S3:Bucket"] = "portal", ["Files:S3:AccessKey"] = "portal",
                ["Files:S3:SecretKey"] = "secret",
            }).Build(),
            new Environment("Development")).Count);

    [Fact]
    public void Faults_DevelopmentWithoutAny_None() =>
        Assert.Empty(StartupChecks.Faults(new ConfigurationBuilder().Build(), new Environment("Development")));

    private static IReadOnlyList<string> FaultsWithout(string? setting) => Faults(Complete.Where(s => s.Key != setting));

    private static IReadOnlyList<string> Faults(IEnumerable<KeyValuePair<string, string?>> settings) =>
        StartupChecks.Faults(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), new Environment("Production"));

    private sealed class Environment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "SecurityPortal";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
