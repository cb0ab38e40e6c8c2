namespace SecurityPortal.Core.Identity;

/// <summary>One sign-in of an account in one browser: the cookie carries its id, and what has ended here has ended everywhere.</summary>
public sealed class UserSession
{
    /// <summary>Key, also in the cookie.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid UserId { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>What the person last did, UTC; written at most once a minute.</summary>
    public required DateTime LastSeenAt { get; set; }

    /// <summary>The end for want of activity, UTC; moves with <see cref="LastSeenAt"/>.</summary>
    public required DateTime IdleUntil { get; set; }

    /// <summary>The end whatever the person does, UTC.</summary>
    public required DateTime EndsAt { get; init; }

    /// <summary>When it was ended, UTC; null while it was not.</summary>
    public DateTime? EndedAt { get; set; }

    public SessionEnd? EndedBy { get; set; }

    /// <summary>Browser and system in a few words; null where they are not known. Never the whole line that the browser sends.</summary>
    public string? Device { get; init; }

    /// <summary>Network address of the sign-in.</summary>
    public string? Remote { get; init; }

    /// <summary>Ends it; what has ended stays as it is.</summary>
    public void End(SessionEnd why, DateTime now)
    {
        if (EndedAt is null)
        {
            (EndedAt, EndedBy) = (now, why);
        }
    }
}
