namespace SecurityPortal.Core.Reference;

/// <summary>Names of the code lists.</summary>
public static class CodeLists
{
    /// <summary>Classes of security services, domain.md §1.2.</summary>
    public const string ServiceClass = "service-class";
}
