namespace SecurityPortal.Core.Processes.TrainingInstitution;

/// <summary>Marks the process's texts: name, what is granted, criteria of its own.</summary>
public sealed class TrainingInstitutionTexts;
