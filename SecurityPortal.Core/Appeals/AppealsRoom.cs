using Microsoft.Extensions.DependencyInjection;

namespace SecurityPortal.Core.Appeals;

public static class AppealsRoom
{
    public static IServiceCollection AddAppeals(this IServiceCollection services) => services
        .AddScoped<AppealFiling>()
        .AddScoped<AppealRecording>()
        .AddScoped<AppealQueries>();
}
