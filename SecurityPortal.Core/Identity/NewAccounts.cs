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
        var user = NewUser(name, language, clock);
        PhoneText.TryNormalize(phone, out var e164);
        user.PhoneNumber = e164;
        user.PasswordHash = hasher.HashPassword(user, password);
        return user;
    }

    /// <summary>An account without a password, not yet in the database.</summary>
    public static PortalUser NewUser(string name, string language, TimeProvider clock, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(),
        DisplayName = name.Trim(),
        Language = Languages.All.Contains(language) ? language : Languages.Albanian,
        CreatedAt = clock.UtcNow(),
    };
}
