namespace SecurityPortal.Core.Identity;

/// <summary>A browser that has signed in before, as its protected cookie says.</summary>
/// <param name="Id">Names the browser.</param>
/// <param name="UserIds">The accounts that signed in there.</param>
public sealed record KnownDevice(Guid Id, IReadOnlyList<Guid> UserIds);
