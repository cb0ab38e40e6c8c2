using System.Collections.Frozen;
using SecurityPortal.Web.Processes.CloseProtection;
using SecurityPortal.Web.Processes.Contract;
using SecurityPortal.Web.Processes.ControlCentre;
using SecurityPortal.Web.Processes.CriminalOffence;
using SecurityPortal.Web.Processes.Exam;
using SecurityPortal.Web.Processes.Incidents;
using SecurityPortal.Web.Processes.PersonCard;
using SecurityPortal.Web.Processes.ServiceLicence;
using SecurityPortal.Web.Processes.TrainingInstitution;
using SecurityPortal.Web.Processes.UseOfForce;
using SecurityPortal.Web.Processes.WorkerLicence;
using SecurityPortal.Web.Processes.Workers;
using SecurityPortal.Web.Screens;

namespace SecurityPortal.Web.Processes;

/// <summary>The screens of all processes and families: the one place of the web house that names them all.</summary>
public static class ProcessScreens
{
    /// <summary>Every screen, one line each.</summary>
    public static IReadOnlyList<ProcessScreen> All { get; } =
    [
        ServiceLicenceScreen.Screen,
        TrainingInstitutionScreen.Screen,
        ControlCentreScreen.Screen,
        CloseProtectionScreen.Screen,
        ExamScreen.Screen,
        WorkerLicenceScreen.Screen,
        PersonCardScreen.Screen,
        ContractScreen.Screen,
        UseOfForceScreen.Screen,
        CriminalOffenceScreen.Screen,
        WorkersScreen.Screen,
        IncidentsScreen.Screen,
    ];

    private static readonly FrozenDictionary<string, ProcessScreen> ByKey = All.Where(s => s.ProcessKey is not null).ToFrozenDictionary(s => s.ProcessKey!);

    /// <summary>The screen of a process.</summary>
    public static ProcessScreen Of(string processKey) => ByKey[processKey];
}
