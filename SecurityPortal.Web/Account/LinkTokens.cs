using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;

namespace SecurityPortal.Web.Account;

/// <inheritdoc/>
public sealed class LinkTokens(IDataProtectionProvider protection, TimeProvider clock) : ILinkTokens
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    private readonly IDataProtector _protector = protection.CreateProtector("SecurityPortal.LinkTokens.v1");

    /// <inheritdoc/>
    public string Create(PortalUser user, string purpose) => _protector.Protect(JsonSerializer.Serialize(
        new Content(user.Id, purpose, user.SecurityStamp ?? throw new InvalidOperationException("An account without a stamp."), clock.UtcNow() + Life)));

    /// <inheritdoc/>
    public LinkToken? Read(string? token)
    {
        if (string.IsNullOrEmpty(token) || token.Length > 2000)
        {
            return null;
        }

        try
        {
            var content = JsonSerializer.Deserialize<Content>(_protector.Unprotect(token));
            return content is not null && content.Until > clock.UtcNow() ? new LinkToken(content.UserId, content.Purpose, content.Stamp) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Content(Guid UserId, string Purpose, string Stamp, DateTime Until);
}
