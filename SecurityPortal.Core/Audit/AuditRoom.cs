using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Audit;

/// <summary>Puts the room's services together.</summary>
public static class AuditRoom
{
    /// <summary>Reads the section <c>Audit</c>; what it leaves out lies in the data folder and beside the other keys.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services, IConfiguration configuration, PortalOptions portal)
    {
        services.AddOptions<AuditSettings>().Bind(configuration.GetSection(AuditSettings.Section))
            .Configure(s =>
            {
                s.CheckpointFile = string.IsNullOrWhiteSpace(s.CheckpointFile)
                    ? Path.Combine(portal.DataDirectory, "audit-checkpoints.jsonl") : s.CheckpointFile;
                s.KeyDirectory = Path.Combine(portal.KeyDirectory ?? Path.Combine(portal.DataDirectory, "keys"), "audit");
            })
            .Validate(s => s.IsUsable, $"{AuditSettings.Section}:{nameof(AuditSettings.CheckpointMinutes)} must be above zero.")
            .ValidateOnStart();
        return services
            .AddSingleton<AuditChain>()
            .AddSingleton<AuditKeys>()
            .AddSingleton<AuditCheckpoints>()
            .AddSingleton<AuditVerification>()
            .AddScoped<AuditQueries>();
    }
}
