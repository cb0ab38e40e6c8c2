using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Web.Hosting;

/// <summary>The keys that protect cookies, links and the secrets of accounts: in the key folder, encrypted by the certificate that the settings name.</summary>
public static class KeyRing
{
    public static IDataProtectionBuilder AddKeyRing(this IServiceCollection services, IConfiguration configuration)
    {
        var portal = configuration.GetSection("Portal").Get<PortalOptions>() ?? new PortalOptions();
        var settings = configuration.GetSection(KeySettings.Section).Get<KeySettings>() ?? new KeySettings();
        var ring = services.AddDataProtection()
            .SetApplicationName("SecurityPortal")
            .PersistKeysToFileSystem(new DirectoryInfo(portal.KeyDirectory ?? Path.Combine(portal.DataDirectory, "keys")));
        X509Certificate2[] known = [.. settings.Older.Prepend(settings.Certificate).Where(c => !c.IsUnset).Select(c => c.Load())];
        if (!settings.Certificate.IsUnset)
        {
            ring.ProtectKeysWithCertificate(known[0]);
        }

        return known.Length > 0 ? ring.UnprotectKeysWithAnyCertificate(known) : ring;
    }
}
