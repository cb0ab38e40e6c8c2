namespace SecurityPortal.Core.Identity;

/// <summary>A passkey as its holder sees it.</summary>
/// <param name="Id">Names it among those of the account; never the credential's own id.</param>
/// <param name="Name">What the holder calls it.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="LastUsedAt">Last sign-in with it, UTC; null before the first.</param>
public sealed record OwnPasskey(string Id, string Name, DateTime CreatedAt, DateTime? LastUsedAt);
