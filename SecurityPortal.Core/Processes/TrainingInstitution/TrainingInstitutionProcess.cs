using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.TrainingInstitution;

/// <summary>Licence of a training institution: basic training first, further classes after, renewal in the last 30 days (processes.md §2).</summary>
public sealed class TrainingInstitutionProcess : LicensingProcess<TrainingInstitutionApplication>
{
    /// <summary>The process's key.</summary>
    public const string ProcessKey = "TrainingInstitution";

    private TrainingInstitutionProcess()
    {
    }

    /// <summary>The one definition.</summary>
    public static TrainingInstitutionProcess Definition { get; } = new();

    /// <inheritdoc/>
    public override string Key => ProcessKey;

    /// <inheritdoc/>
    public override string Letters => "TI";

    /// <inheritdoc/>
    public override string Route => "/applications/training-institution";

    /// <inheritdoc/>
    public override string ClassList => CodeLists.TrainingClass;

    /// <inheritdoc/>
    public override string BasicClass => TrainingInstitutionReference.BasicClass;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Criteria { get; } = [.. LicensingForm.Criteria, "Programme", "Trainers", "Premises"];

    /// <inheritdoc/>
    public override IReadOnlyList<Type> TextsTypes { get; } = [typeof(TrainingInstitutionTexts), typeof(LicensingTexts)];

    /// <inheritdoc/>
    public override ReferenceRows Reference => TrainingInstitutionReference.Rows;
}
