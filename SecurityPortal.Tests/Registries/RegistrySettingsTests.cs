using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Registries;
using SecurityPortal.Core.Registries.Demo;

namespace SecurityPortal.Tests.Registries;

public sealed class RegistrySettingsTests
{
    [Fact]
    public void AddRegistries_NothingSetInDevelopment_UsesTheDemoRegistries()
    {
        using var services = Add(demoAllowed: true);

        Assert.IsType<DemoCivilRegistry>(services.GetRequiredService<ICivilRegistry>());
        Assert.IsType<DemoBusinessRegistry>(services.GetRequiredService<IBusinessRegistry>());
    }

    [Fact]
    public void AddRegistries_NothingSetInProduction_NamesEachMissingSetting()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Add(demoAllowed: false));

        Assert.Contains("Registries:Civil:BaseAddress", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("Registries:Business:BaseAddress", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("Registries:LookupHashKey", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Civil:BaseAddress", "http://registry.example")]
    [InlineData("Business:BaseAddress", "ftp://127.0.0.1")]
    [InlineData("Civil:BaseAddress", "registry")]
    [InlineData("LookupHashKey", "short")]
    [InlineData("LookupHashKey", "c2hvcnQ=")]
    public void AddRegistries_UnusableSetting_NamesIt(string name, string value)
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Add(demoAllowed: true, ($"Registries:{name}", value)));

        Assert.Contains(name, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddRegistries_TryLongerThanTheWhole_IsRefused()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Add(
            demoAllowed: true,
            ("Registries:Civil:BaseAddress", "https://registry.example"),
            ("Registries:Civil:Timeout", "00:00:02"),
            ("Registries:Civil:TryTimeout", "00:00:03")));

        Assert.Contains("Registries:Civil:Timeout", thrown.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Add(bool demoAllowed, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => (string?)s.Value))
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddRegistries(configuration, demoAllowed);
        return services.BuildServiceProvider();
    }
}
