using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Casework;

/// <summary>Puts the room's services together.</summary>
public static class CaseworkRoom
{
    /// <summary>Review, the ministry's lists and pages of cases, deadlines.</summary>
    public static IServiceCollection AddCasework(this IServiceCollection services) => services
        .AddSingleton<CaseExpiry>()
        .AddSingleton<IRuleUse, RuleUse>()
        .AddScoped<CaseCommandFrame>()
        .AddScoped<CaseReviewService>()
        .AddScoped<CaseCommentService>()
        .AddScoped<CaseWithdrawal>()
        .AddScoped<QueueQueries>()
        .AddScoped<DashboardQueries>()
        .AddScoped<CaseViewQueries>()
        .AddScoped<CaseBackgroundQueries>()
        .AddScoped<CaseChecklist>()
        .AddScoped<RegistryComparer>();
}
