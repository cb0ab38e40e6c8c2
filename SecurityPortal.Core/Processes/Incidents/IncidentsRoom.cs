using Microsoft.Extensions.DependencyInjection;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>Puts the room's services together.</summary>
public static class IncidentsRoom
{
    /// <summary>Review, answers, register and statistics of incident reports; once, whichever of the processes comes first.</summary>
    public static IServiceCollection AddIncidents(this IServiceCollection services) => services.Any(d => d.ServiceType == typeof(IncidentReview)) ? services
        : services
        .AddScoped<IncidentReview>()
        .AddScoped<FollowUpAnswers>()
        .AddScoped<IncidentQueries>()
        .AddScoped<IncidentStatistics>();
}
