namespace SecurityPortal.Core.Identity;

/// <summary>Kinds of <see cref="Capacity"/>.</summary>
public enum CapacityKind
{
    /// <summary>A company, as its owner or delegate.</summary>
    Company,

    /// <summary>Oneself.</summary>
    Individual,
}
