namespace SecurityPortal.Core.Identity;

/// <summary>A session in its owner's list.</summary>
/// <param name="Id">Key.</param>
/// <param name="Device">Browser and system in a few words; null where they are not known.</param>
/// <param name="Remote">Network address of the sign-in.</param>
/// <param name="CreatedAt">The sign-in, UTC.</param>
/// <param name="LastSeenAt">What was last done there, UTC; good to a minute.</param>
/// <param name="IsThis">The one that asks.</param>
public sealed record OwnSession(Guid Id, string? Device, string? Remote, DateTime CreatedAt, DateTime LastSeenAt, bool IsThis);
