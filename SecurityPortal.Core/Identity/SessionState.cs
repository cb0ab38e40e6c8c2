namespace SecurityPortal.Core.Identity;

/// <summary>How a session stands at a moment.</summary>
/// <param name="Phase">Open, about to end, or over.</param>
/// <param name="Until">When it ends if nothing is done, or ended; UTC.</param>
/// <param name="CanStay">Activity moves the end; else its longest life is over then.</param>
/// <param name="Why">What ended it.</param>
public sealed record SessionState(SessionPhase Phase, DateTime Until, bool CanStay, SessionEnd? Why)
{
    /// <summary>A session that has ended.</summary>
    public static SessionState Over(SessionEnd why, DateTime at) => new(SessionPhase.Over, at, false, why);

    /// <summary>How a row stands.</summary>
    internal static SessionState Of(UserSession row, bool isDisabled, DateTime now, TimeSpan warning)
    {
        if (row.EndedAt is { } ended)
        {
            return Over(row.EndedBy ?? SessionEnd.SignedOut, ended);
        }

        var until = row.IdleUntil < row.EndsAt ? row.IdleUntil : row.EndsAt;
        return isDisabled ? Over(SessionEnd.Disabled, now)
            : until <= now ? Over(row.EndsAt <= now ? SessionEnd.TooOld : SessionEnd.Idle, until)
            : new(until - now <= warning ? SessionPhase.Ending : SessionPhase.Open, until, row.IdleUntil < row.EndsAt, null);
    }
}

/// <summary>Where a session is in its life.</summary>
public enum SessionPhase
{
    Open,

    Ending,

    Over,
}
