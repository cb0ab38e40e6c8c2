namespace SecurityPortal.Core.Identity;

/// <summary>How long a sign-in is good for: section <c>Sessions</c> of the settings.</summary>
public sealed class SessionSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Sessions";

    /// <summary>Longest life of an applicant's session, whatever they do.</summary>
    public int AbsoluteHours { get; set; } = 12;

    /// <summary>An applicant's session ends after so long without activity.</summary>
    public int IdleMinutes { get; set; } = 120;

    /// <summary>The same for accounts of the ministry.</summary>
    public int MinistryAbsoluteHours { get; set; } = 12;

    /// <summary>The same for accounts of the ministry.</summary>
    public int MinistryIdleMinutes { get; set; } = 30;

    /// <summary>So long before its end an open page says so.</summary>
    public int WarnMinutes { get; set; } = 3;

    /// <summary>Ended sessions stay in the database for so long.</summary>
    public int KeepDays { get; set; } = 90;

    /// <summary>Every length is above zero, and the warning comes after the work begins: one as long as the idle life would never leave the page.</summary>
    public bool IsUsable => new[] { AbsoluteHours, IdleMinutes, MinistryAbsoluteHours, MinistryIdleMinutes, WarnMinutes, KeepDays }.All(n => n > 0)
        && WarnMinutes < Math.Min(IdleMinutes, MinistryIdleMinutes);

    /// <summary>The longest life of any session.</summary>
    public TimeSpan Longest => TimeSpan.FromHours(Math.Max(AbsoluteHours, MinistryAbsoluteHours));

    /// <summary>How long before its end an open page says so.</summary>
    public TimeSpan Warning => TimeSpan.FromMinutes(WarnMinutes);

    /// <summary>Longest life of a session.</summary>
    public TimeSpan AbsoluteLife(bool isMinistry) => TimeSpan.FromHours(isMinistry ? MinistryAbsoluteHours : AbsoluteHours);

    /// <summary>Longest time without activity.</summary>
    public TimeSpan IdleLife(bool isMinistry) => TimeSpan.FromMinutes(isMinistry ? MinistryIdleMinutes : IdleMinutes);
}
