namespace SecurityPortal.Core.Reference;

/// <summary>Names of the code lists.</summary>
public static class CodeLists
{
    /// <summary>Classes of security services, domain.md §1.2.</summary>
    public const string ServiceClass = "service-class";

    /// <summary>Classes of worker licences, domain.md §1.5.</summary>
    public const string WorkerClass = "worker-class";

    /// <summary>Positions printed on person cards, domain.md §1.5.</summary>
    public const string CardPosition = "card-position";
}
