using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace SecurityPortal.Core.Upkeep;

/// <summary>Puts the room's services together.</summary>
public static class UpkeepRoom
{
    /// <summary>Reads the section <c>Health</c>.</summary>
    public static IServiceCollection AddUpkeep(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HealthSettings>().Bind(configuration.GetSection(HealthSettings.Section))
            .Validate(s => s.IsUsable, $"In the section {HealthSettings.Section} each value must be above zero; the reserve may be zero.")
            .ValidateOnStart();
        return services
            .AddSingleton<DiskRoom>()
            .AddSingleton<HealthProbes>()
            .AddSingleton<PortalBackup>()
            .AddSingleton<PortalRestore>()
            .AddSingleton<RestoredFiles>()
            .AddSingleton<FileMove>();
    }
}
