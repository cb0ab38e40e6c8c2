using Microsoft.Extensions.DependencyInjection;

namespace SecurityPortal.Core.Audit;

/// <summary>Puts the room's services together.</summary>
public static class AuditRoom
{
    /// <summary>The chain and the sealer that keeps it up to date.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddSingleton<AuditChain>()
        .AddHostedService<AuditSealer>();
}
