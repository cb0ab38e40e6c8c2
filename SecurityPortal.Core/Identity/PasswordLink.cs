namespace SecurityPortal.Core.Identity;

/// <summary>A good link to choose a password.</summary>
/// <param name="Name">The account's name.</param>
/// <param name="IsFirst">The account was made by an administrator and has none yet.</param>
/// <param name="ForgetsPasskeys">The account's passkeys go with the old password.</param>
public sealed record PasswordLink(string Name, bool IsFirst, bool ForgetsPasskeys);
