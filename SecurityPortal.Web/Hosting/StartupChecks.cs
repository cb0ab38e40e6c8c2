using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Registries;
using SecurityPortal.Core.Servers;
using SecurityPortal.Web.Account;
using SecurityPortal.Web.Account.Passkeys;
using SecurityPortal.Web.Hosting.Telemetry;

namespace SecurityPortal.Web.Hosting;

/// <summary>What keeps the portal from starting, one sentence each, naming the setting. Outside Production no setting is needed at all.</summary>
public static class StartupChecks
{
    public static IReadOnlyList<string> Faults(IConfiguration configuration, IHostEnvironment environment)
    {
        var files = (configuration.GetSection(FileStoreSettings.Section).Get<FileStoreSettings>() ?? new()).Faults(environment.IsDevelopment());
        if (!environment.IsProduction())
        {
            return files;
        }

        var portal = configuration.GetSection("Portal").Get<PortalOptions>() ?? new PortalOptions();
        var faults = new List<string>();
        if (configuration["Portal:PublicAddress"] is not { Length: > 0 } address || !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || uri.Scheme != Uri.UriSchemeHttps)
        {
            faults.Add("Portal:PublicAddress is missing or no https address: links in e-mails and QR codes begin with it.");
        }

        else if (!(configuration.GetSection(PasskeySettings.Section).Get<PasskeySettings>() ?? new()).FitsTo(uri))
        {
            faults.Add("Passkeys:ServerDomain is neither the host of Portal:PublicAddress nor a domain above it: no browser would take it.");
        }

        if (string.IsNullOrWhiteSpace(configuration.GetConnectionString("Portal")))
        {
            faults.Add("ConnectionStrings:Portal is missing: the database of the portal.");
        }

        if (string.IsNullOrWhiteSpace(portal.KeyDirectory))
        {
            faults.Add("Portal:KeyDirectory is missing: the folder, shared by all servers, of the keys that protect cookies and links.");
        }

        faults.AddRange((configuration.GetSection(KeySettings.Section).Get<KeySettings>() ?? new()).Faults());
        if (string.IsNullOrWhiteSpace(configuration.GetSection("Smtp").Get<SmtpSettings>()?.Host))
        {
            faults.Add("Smtp:Host is missing: the server that sends the e-mails.");
        }

        faults.AddRange(files);
        faults.AddRange((configuration.GetSection(RegistrySettings.Section).Get<RegistrySettings>() ?? new()).Faults(demoAllowed: false));
        faults.AddRange((configuration.GetSection(EidSettings.Section).Get<EidSettings>() ?? new()).Faults());
        faults.AddRange((configuration.GetSection(RedisSettings.Section).Get<RedisSettings>() ?? new()).Faults());
        faults.AddRange((configuration.GetSection(TelemetrySettings.Section).Get<TelemetrySettings>() ?? new()).Faults());
        return faults;
    }
}
