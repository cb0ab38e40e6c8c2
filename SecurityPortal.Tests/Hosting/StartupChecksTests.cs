using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using SecurityPortal.Web.Hosting;

namespace SecurityPortal.Tests.Hosting;

public sealed class StartupChecksTests
{
    private static readonly Dictionary<string, string?> Complete = new()
    {
        ["Portal:PublicAddress"] = "https://portal.example",
        ["Portal:KeyDirectory"] = "/keys",
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
    [InlineData("ConnectionStrings:Portal")]
    [InlineData("Smtp:Host")]
    [InlineData("Registries:Civil:BaseAddress")]
    [InlineData("Registries:Business:BaseAddress")]
    [InlineData("Registries:LookupHashKey")]
    public void Faults_ProductionWithoutASetting_NamesIt(string setting) =>
        Assert.StartsWith(setting, Assert.Single(FaultsWithout(setting)), StringComparison.Ordinal);

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

    [Fact]
    public void Faults_DevelopmentWithoutAny_None() =>
        Assert.Empty(StartupChecks.Faults(new ConfigurationBuilder().Build(), new Environment("Development")));

    private static IReadOnlyList<string> FaultsWithout(string? setting) => StartupChecks.Faults(
        new ConfigurationBuilder().AddInMemoryCollection(Complete.Where(s => s.Key != setting)).Build(), new Environment("Production"));

    private sealed class Environment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "SecurityPortal";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
