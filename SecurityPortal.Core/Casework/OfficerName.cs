namespace SecurityPortal.Core.Casework;

/// <summary>An officer to choose.</summary>
/// <param name="Id">Account.</param>
/// <param name="Name">Name.</param>
public sealed record OfficerName(Guid Id, string Name);
