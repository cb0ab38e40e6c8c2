using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace SecurityPortal.Tests.TestKit;

/// <summary>The whole portal in this process, on a data folder of its own.</summary>
public sealed class PortalServer : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-server-").FullName;

    /// <summary>A browser without a cookie, over TLS, that shows redirects instead of following them.</summary>
    public HttpClient Visitor() =>
        CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("Portal:DataDirectory", _folder)
        .UseSetting("Demo:Cases", "false");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Settings of a portal under test.</summary>
public static class PortalServerSettings
{
    /// <summary>Production, with the least it must be told; nothing answers at these addresses.</summary>
    public static IWebHostBuilder ForProduction(this IWebHostBuilder builder) => builder
        .UseEnvironment("Production")
        .UseSetting("Portal:PublicAddress", "https://portal.example")
        .UseSetting("Portal:KeyDirectory", Directory.CreateTempSubdirectory("portal-keys-").FullName)
        .UseSetting("Keys:Certificate:File", TestCertificate.Shared.File)
        .UseSetting("Keys:Certificate:Password", TestCertificate.Password)
        .UseSetting("ConnectionStrings:Portal", $"Data Source={Path.Combine(Directory.CreateTempSubdirectory("portal-production-").FullName, "portal.db")}")
        .UseSetting("Smtp:Host", "127.0.0.1")
        .UseSetting("Smtp:Port", "9")
        .UseSetting("Registries:Civil:BaseAddress", "https://127.0.0.1:9/civil")
        .UseSetting("Registries:Business:BaseAddress", "https://127.0.0.1:9/business")
        .UseSetting("Registries:LookupHashKey", Convert.ToBase64String(new byte[32]));
}
