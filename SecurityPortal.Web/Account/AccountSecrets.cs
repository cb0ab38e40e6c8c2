using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SecurityPortal.Core.Identity;

namespace SecurityPortal.Web.Account;

/// <inheritdoc/>
public sealed class AccountSecrets(IDataProtectionProvider protection, ILogger<AccountSecrets> log) : IAccountSecrets
{
    /// <inheritdoc/>
    public string Seal(Guid userId, string use, string secret) => Of(userId, use).Protect(secret);

    /// <inheritdoc/>
    public string? Open(Guid userId, string use, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            return Of(userId, use).Unprotect(text);
        }
        catch (CryptographicException)
        {
            log.LogError("The {Use} of account {User} does not open: its key is gone, or it was sealed for another account.", use, userId);
            return null;
        }
    }

    private IDataProtector Of(Guid userId, string use) => protection.CreateProtector("SecurityPortal.AccountSecrets.v1", userId.ToString("N"), use);
}
