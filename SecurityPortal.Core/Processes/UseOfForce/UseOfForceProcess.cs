using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Processes.UseOfForce.Demo;

namespace SecurityPortal.Core.Processes.UseOfForce;

/// <summary>Report of force used (processes.md §8): incident and worker, then subjects with the actions against each.</summary>
public sealed class UseOfForceProcess : IPortalProcess
{
    /// <inheritdoc cref="ProcessDefinition.Key"/>
    public const string ProcessKey = IncidentKinds.UseOfForce;

    public static UseOfForceForm Form { get; } = new();

    /// <inheritdoc/>
    public static ProcessDefinition Definition { get; } = IncidentProcess.Of(
        ProcessKey, "UF", "/reports/use-of-force", Form, typeof(UseOfForceTexts), UseOfForceReference.Rows,
        services => services.AddSingleton<IDemoPlay, UseOfForceDemo>());
}
