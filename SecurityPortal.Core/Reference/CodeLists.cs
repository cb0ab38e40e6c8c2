namespace SecurityPortal.Core.Reference;

/// <summary>Names of the code lists.</summary>
public static class CodeLists
{
    /// <summary>Classes of security services, domain.md §1.2.</summary>
    public const string ServiceClass = "service-class";

    /// <summary>Training classes, domain.md §1.3.</summary>
    public const string TrainingClass = "training-class";

    /// <summary>Fields in which a control centre is certified, domain.md §1.4.</summary>
    public const string ControlCentreField = "control-centre-field";

    /// <summary>Levels of education.</summary>
    public const string Education = "education-level";

    /// <summary>Classes of worker licences, domain.md §1.5.</summary>
    public const string WorkerClass = "worker-class";

    /// <summary>Positions printed on person cards, domain.md §1.5.</summary>
    public const string CardPosition = "card-position";
}
