using SecurityPortal.Core.Accounts;

namespace SecurityPortal.Core.Identity;

/// <summary>Authenticator secrets and hashes of recovery codes as they stand in an account's row: sealed.</summary>
internal static class SecondFactorSecrets
{
    private const string Key = "authenticator";
    private const string PendingKey = "authenticator-pending";
    private const string Codes = "recovery-codes";

    extension(IAccountSecrets secrets)
    {
        public string? KeyOf(PortalUser user) => secrets.Open(user.Id, Key, user.AuthenticatorKey);

        public void SetKey(PortalUser user, string key) => user.AuthenticatorKey = secrets.Seal(user.Id, Key, key);

        /// <summary>The secret shown at the set-up.</summary>
        public string? PendingKeyOf(PortalUser user) => secrets.Open(user.Id, PendingKey, user.PendingAuthenticatorKey);

        public void SetPendingKey(PortalUser user, string key) => user.PendingAuthenticatorKey = secrets.Seal(user.Id, PendingKey, key);

        /// <summary>Hashes of the recovery codes not yet used.</summary>
        public List<string> CodesOf(PortalUser user) =>
            [.. (secrets.Open(user.Id, Codes, user.RecoveryCodeHashes) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];

        public void SetCodes(PortalUser user, IEnumerable<string> hashes) =>
            user.RecoveryCodeHashes = secrets.Seal(user.Id, Codes, string.Join(' ', hashes));
    }
}
