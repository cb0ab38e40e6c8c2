using System.Security.Claims;
using SecurityPortal.Core.Accounts;

namespace SecurityPortal.Core.Identity;

/// <summary>
/// Who is signed in to the request or circuit that this scope belongs to. Filled by the web host (middleware for requests, circuit handler for circuits);
/// services ask <see cref="IActorAccessor"/> instead.
/// </summary>
public sealed class CurrentSession
{
    /// <summary>The signed-in principal; an empty one for visitors.</summary>
    public ClaimsPrincipal Principal { get; set; } = new(new ClaimsIdentity());

    /// <summary>The row of the sign-in, which every command asks whether it still holds; null for visitors.</summary>
    public Guid? SessionId => PrincipalFactory.SessionIdOf(Principal);

    /// <summary>Browser and system in a few words; for requests only.</summary>
    public string? Device { get; set; }

    /// <summary>Network address of the browser.</summary>
    public string? Remote { get; set; }

    /// <summary>Keyed hash naming the browser, for limits on visitors; null where it sent no cookie.</summary>
    public string? BrowserKey { get; set; }
}
