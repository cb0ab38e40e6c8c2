using Microsoft.Extensions.DependencyInjection;

namespace SecurityPortal.Core.Register;

/// <summary>Puts the room's services together.</summary>
public static class RegisterRoom
{
    /// <summary>Licences and the public check.</summary>
    public static IServiceCollection AddRegister(this IServiceCollection services) => services
        .AddSingleton<HolderNames>()
        .AddSingleton<LicenceSight>()
        .AddSingleton<PublicCheck>()
        .AddScoped<LicenceQueries>()
        .AddScoped<LicenceFiles>()
        .AddScoped<LicenceMeasures>()
        .AddScoped<OwnLicences>();
}
