namespace SecurityPortal.Core.Identity;

/// <summary>What an authenticator app is told.</summary>
/// <param name="Key">The secret, base32.</param>
/// <param name="Account">The name it stands under in the app.</param>
public sealed record AuthenticatorSetUp(string Key, string Account);
