using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Processes.CriminalOffence.Demo;
using SecurityPortal.Core.Processes.Incidents;

namespace SecurityPortal.Core.Processes.CriminalOffence;

/// <summary>Report of a criminal offence (processes.md §9): incident and worker, then incident types and actions taken.</summary>
public sealed class CriminalOffenceProcess : IPortalProcess
{
    /// <inheritdoc cref="ProcessDefinition.Key"/>
    public const string ProcessKey = IncidentKinds.CriminalOffence;

    public static CriminalOffenceForm Form { get; } = new();

    /// <inheritdoc/>
    public static ProcessDefinition Definition { get; } = IncidentProcess.Of(
        ProcessKey, "CO", "/reports/criminal-offence", Form, typeof(CriminalOffenceTexts), CriminalOffenceReference.Rows,
        services => services.AddSingleton<IDemoPlay, CriminalOffenceDemo>());
}
