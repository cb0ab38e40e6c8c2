using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;

namespace SecurityPortal.Web.Account.Passkeys;

/// <summary>Puts passkeys together: Identity's handler over Identity's store, the portal's own commands around them.</summary>
public static class PasskeyWeb
{
    public static IServiceCollection AddPasskeys(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddIdentityCore<PortalUser>().AddEntityFrameworkStores<PortalDbContext>();
        services.AddScoped<IPasskeyHandler<PortalUser>, PasskeyHandler<PortalUser>>();
        services.AddScoped<IPasskeyCeremonies, PasskeyCeremonies>();
        services.AddHttpContextAccessor();
        services.Configure<PasskeySettings>(configuration.GetSection(PasskeySettings.Section));
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<PasskeySettings>, IOptions<PortalOptions>, IHostEnvironment>(
            (o, settings, portal, environment) => Set(o, settings.Value, new Uri(portal.Value.PublicAddress), environment.IsDevelopment()));
        return services;
    }

    private static void Set(IdentityPasskeyOptions options, PasskeySettings settings, Uri address, bool isDevelopment)
    {
        // Development is met at whatever port and host it happens to run.
        options.ServerDomain = settings.ServerDomain is { Length: > 0 } domain ? domain : isDevelopment ? null : address.Host;

        // Finger, face or PIN: only so a passkey alone is two factors. Kept by the device under the account: only so nobody types a name.
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        options.AttestationConveyancePreference = "none";
        options.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && (
            IsSame(asked.Origin, address.GetLeftPart(UriPartial.Authority))
            || (isDevelopment && IsSame(asked.Origin, $"{asked.HttpContext.Request.Scheme}://{asked.HttpContext.Request.Host}"))));
    }

    private static bool IsSame(string origin, string other) => origin.Equals(other, StringComparison.OrdinalIgnoreCase);
}
