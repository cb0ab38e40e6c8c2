namespace SecurityPortal.Core.Casework;

/// <summary>What follows when a criterion is not met (domain.md §3).</summary>
public enum CriterionSeverity
{
    /// <summary>Stands against an approval.</summary>
    Blocking,

    /// <summary>Something to look at, which stops nobody.</summary>
    Warning,

    /// <summary>An officer checks it and ticks it.</summary>
    ByHand,
}
