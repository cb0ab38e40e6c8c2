using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Identity;

/// <summary>How an account proves who it is. The setting <c>identity.ways</c> names those that the ministry allows, in small letters.</summary>
public enum IdentityWay
{
    /// <summary>An officer looks at a document.</summary>
    Officer,

    /// <summary>The holder types the code of a letter that the ministry has handed out.</summary>
    Letter,

    /// <summary>An OpenID Connect provider names the personal number.</summary>
    Eid,

    /// <summary>A confirmed person whom the business registry names as owner confirms the company.</summary>
    Registry,
}

/// <summary>Reads which ways are open.</summary>
public static class IdentityWays
{
    public static async Task<IReadOnlySet<IdentityWay>> WaysAsync(this PortalDbContext db, TimeProvider clock, CancellationToken ct) =>
        (await db.SettingAsync(SettingKeys.IdentityWays, new PresentDay(clock.Today()), ct)).Split(',')
        .Select(w => Enum.Parse<IdentityWay>(w, ignoreCase: true)).ToHashSet();
}
