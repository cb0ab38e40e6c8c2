using SecurityPortal.Core.Processes.Licensing;
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
        Texts = typeof(TrainingInstitutionTexts),
        Reference = TrainingInstitutionReference.Rows,
        Criteria = ["Programme", "Trainers", "Premises"],
    });

    /// <summary>Its form.</summary>
    public static LicensingForm<TrainingInstitutionApplication> Form => (LicensingForm<TrainingInstitutionApplication>)Definition.Form;
}
