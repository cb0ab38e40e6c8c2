using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;

namespace SecurityPortal.Web.Account;

/// <summary>How much of a session is left, for pages without a circuit. In seconds: the clock of the browser may stand anywhere.</summary>
public sealed class SessionClock(UserSessions sessions, IOptions<SessionSettings> settings, TimeProvider clock)
{
    /// <summary>What is left of the principal's session; null for visitors.</summary>
    public async Task<SessionLeft?> LeftAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (PrincipalFactory.SessionIdOf(principal) is not { } id)
        {
            return null;
        }

        var state = await sessions.FindAsync(id, ct);
        var left = state.Phase == SessionPhase.Over ? 0 : Math.Max(0, (int)(state.Until - clock.UtcNow()).TotalSeconds);
        return new SessionLeft(
            left, (int)settings.Value.Warning.TotalSeconds, LocalTime.Of(state.Until).ToString("HH:mm", CultureInfo.InvariantCulture), state.CanStay);
    }
}

/// <summary>What is left of a session.</summary>
/// <param name="Seconds">Until its end if nothing is done.</param>
/// <param name="Warning">So many seconds before it the page says so.</param>
/// <param name="Until">The end, local time.</param>
/// <param name="CanStay">Activity moves the end.</param>
public sealed record SessionLeft(int Seconds, int Warning, string Until, bool CanStay);
