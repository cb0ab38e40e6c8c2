namespace SecurityPortal.Core.Identity;

public enum CapacityKind
{
    /// <summary>A company, as its owner or delegate.</summary>
    Company,

    Individual,
}
