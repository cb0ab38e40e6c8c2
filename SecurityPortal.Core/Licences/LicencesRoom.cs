using Microsoft.Extensions.DependencyInjection;

namespace SecurityPortal.Core.Licences;

/// <summary>Puts the room's services together.</summary>
public static class LicencesRoom
{
    /// <summary>Whose licences are, and who may see them.</summary>
    public static IServiceCollection AddLicences(this IServiceCollection services) => services
        .AddSingleton<HolderNames>()
        .AddSingleton<LicenceAccess>();
}
