using SecurityPortal.Core.Processes.Licensing;


namespace SecurityPortal.Core.Processes.TrainingInstitution;

/// <summary>What a company fills in to be licensed as a training institution for a class of training (domain.md §2.4).</summary>
public sealed class TrainingInstitutionApplication : LicensingApplication;
