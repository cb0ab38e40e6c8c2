namespace SecurityPortal.Core.Identity;

/// <summary>One of the capacities in which a person may act.</summary>
/// <param name="Capacity">Which.</param>
/// <param name="Name">The company's, or the person's own.</param>
/// <param name="IsOwner">The account registered this company.</param>
public sealed record CapacityOption(Capacity Capacity, string Name, bool IsOwner);
