using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Processes.TrainingInstitution.Demo;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.TrainingInstitution;

/// <summary>Licence of a training institution: basic training first, further classes after, renewal in the last 30 days (processes.md §2).</summary>
public sealed class TrainingInstitutionProcess : IPortalProcess
{
    /// <inheritdoc cref="ProcessDefinition.Key"/>
    public const string ProcessKey = "TrainingInstitution";

    /// <inheritdoc/>
    public static ProcessDefinition Definition { get; } = LicensingProcess.Of<TrainingInstitutionApplication>(new LicensingTraits
    {
        Key = ProcessKey,
        Letters = "TI",
        Route = "/applications/training-institution",
        ClassList = CodeLists.TrainingClass,
        BasicClass = TrainingInstitutionReference.BasicClass,
        FirearmsDocument = TrainingInstitutionReference.FirearmsDocument,
        Texts = typeof(TrainingInstitutionTexts),
        Reference = TrainingInstitutionReference.Rows,
        Criteria = ["Programme", "Trainers", "Premises"],
        Services = services => services.AddSingleton<IDemoPlay, TrainingInstitutionDemo>(),
    });

    public static LicensingForm<TrainingInstitutionApplication> Form => (LicensingForm<TrainingInstitutionApplication>)Definition.Form;
}
