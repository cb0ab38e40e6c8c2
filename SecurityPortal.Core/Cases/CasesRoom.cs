using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SecurityPortal.Core.Cases;

/// <summary>Puts the room's services together.</summary>
public static class CasesRoom
{
    /// <summary>Review, queries, feed, presence and deadlines.</summary>
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.TryAddSingleton<ICaseChangeFeed, CaseChangeFeed>();
        services.AddSingleton<CasePresence>();
        services.AddSingleton<CaseDeadlines>();
        return services
            .AddScoped<CaseMoves>()
            .AddScoped<CaseReviewService>()
            .AddScoped<CaseCommentService>()
            .AddScoped<CaseWithdrawal>()
            .AddScoped<QueueQueries>()
            .AddScoped<DashboardQueries>()
            .AddScoped<CaseViewQueries>()
            .AddScoped<CaseBackgroundQueries>()
            .AddScoped<CaseChecklist>()
            .AddScoped<RegistryComparisons>()
            .AddScoped<ApplicantCaseQueries>();
    }
}
