namespace SecurityPortal.Core.Reference;

/// <summary>Names of the code lists that several processes ask; a list of one process stands there.</summary>
public static class CodeLists
{
    /// <summary>Classes of security services, domain.md §1.2.</summary>
    public const string ServiceClass = "service-class";

    /// <summary>Training classes, domain.md §1.3.</summary>
    public const string TrainingClass = "training-class";
}
