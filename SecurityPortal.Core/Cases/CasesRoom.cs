using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Servers;

namespace SecurityPortal.Core.Cases;

/// <summary>Puts the room's services together.</summary>
public static class CasesRoom
{
    /// <summary>The feed of changes and who looks at what.</summary>
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddSingleServer();
        services.TryAddSingleton<ICaseChangeFeed, CaseChangeFeed>();
        return services
            .AddSingleton<CasePresence>()
            .AddSingleton<IAuditSubjects, CaseAuditSubjects>();
    }
}
