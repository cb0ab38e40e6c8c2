using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Appeals;

/// <summary>Registers the room.</summary>
public static class AppealsRoom
{
    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddAppeals(this IServiceCollection services) => services
        .AddScoped<AppealFiling>()
        .AddScoped<AppealRecording>()
        .AddScoped<AppealQueries>();
}
