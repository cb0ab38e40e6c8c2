using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Processes.ControlCentre;
using SecurityPortal.Core.Processes.CriminalOffence;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Core.Processes.TrainingInstitution;
using SecurityPortal.Core.Processes.UseOfForce;
using SecurityPortal.Core.Processes.WorkerLicence;

namespace SecurityPortal.Core.Processes;

/// <summary>The processes, one line each. Explicit, so that "find usages" tells the truth.</summary>
public static class ProcessCatalogue
{
    /// <summary>All processes.</summary>
    public static IReadOnlyList<ProcessDefinition> All { get; } =
    [
        ServiceLicenceProcess.Definition,
        TrainingInstitutionProcess.Definition,
        ControlCentreProcess.Definition,
        ContractProcess.Definition,
        UseOfForceProcess.Definition,
        CriminalOffenceProcess.Definition,
        ExamProcess.Definition,
        WorkerLicenceProcess.Definition,
        PersonCardProcess.Definition,
    ];

    /// <summary>The process of a key; an unknown key throws, for keys come from the portal's own tables.</summary>
    public static ProcessDefinition Get(string key) => All.Single(p => p.Key == key);
}
