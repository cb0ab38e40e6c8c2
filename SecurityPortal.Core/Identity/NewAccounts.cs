using Microsoft.AspNetCore.Identity;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Identity;

/// <summary>What every registration does the same way.</summary>
internal static class NewAccounts
{
    /// <summary>An account that is not yet in the database.</summary>
    public static PortalUser NewUser(
        this IPasswordHasher<PortalUser> hasher, string name, string password, string? phone, string language, TimeProvider clock)
    {
        PhoneText.TryNormalize(phone, out var e164);
        var user = new PortalUser
        {
            Id = Guid.CreateVersion7(),
            DisplayName = name,
            Language = Languages.All.Contains(language) ? language : Languages.Albanian,
            PhoneNumber = e164,
            CreatedAt = clock.UtcNow(),
        };
        user.PasswordHash = hasher.HashPassword(user, password);
        return user;
    }
}
