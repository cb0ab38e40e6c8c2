using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Processes.WorkerLicence.Demo;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.WorkerLicence;

/// <summary>Licence of a security worker, asked for by a company for its worker or by the worker alone (processes.md §5).</summary>
public sealed class WorkerLicenceProcess : IPortalProcess
{
    /// <inheritdoc cref="ProcessDefinition.Key"/>
    public const string ProcessKey = "WorkerLicence";

    public static WorkerLicenceForm Form { get; } = new();

    /// <inheritdoc/>
    public static ProcessDefinition Definition { get; } = new()
    {
        Key = ProcessKey,
        Letters = "WL",
        ClassList = WorkerClasses.List,
        OneDraftPerClass = false,
        TextsTypes = [typeof(WorkerLicenceTexts), typeof(WorkersTexts)],
        Shelf = new ProcessShelf("/workers/licence"),
        Form = Form,
        Offer = new WorkerLicenceOffer(),
        Effects = [new WorkerLicenceEffects()],
        Grant = new ProcessGrant(new WorkerLicenceGrant()) { YearsSetting = WorkerLicenceReference.LicenceYears, CompanyPage = "/licences/workers" },
        Reference = WorkerLicenceReference.Rows,
        Criteria = ["Certificate", "Court", "Health", "School", "Permits"],
        Services = services => services.AddWorkers().AddScoped<WorkerLicenceDesk>().AddSingleton<IDemoPlay, WorkerLicenceDemo>(),
    };
}
