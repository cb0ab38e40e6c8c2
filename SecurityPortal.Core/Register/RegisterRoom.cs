using Microsoft.Extensions.DependencyInjection;

namespace SecurityPortal.Core.Register;

/// <summary>Puts the room's services together.</summary>
public static class RegisterRoom
{
    /// <summary>The register, measures against licences, the public check.</summary>
    public static IServiceCollection AddRegister(this IServiceCollection services) => services
        .AddSingleton<PublicCheck>()
        .AddScoped<LicenceQueries>()
        .AddScoped<LicenceFileReader>()
        .AddScoped<MeasureService>();
}
