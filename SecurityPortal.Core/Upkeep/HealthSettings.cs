namespace SecurityPortal.Core.Upkeep;

/// <summary>How often the portal looks at itself, and from when on it complains: section <c>Health</c> of the settings.</summary>
public sealed class HealthSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Health";

    /// <summary>Time between two looks.</summary>
    public int EverySeconds { get; set; } = 30;

    /// <summary>Longest time for one look at one thing.</summary>
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>With less room than this on the disk of the database or of the files the portal is read-only: the reserve.</summary>
    public int ReserveMegabytes { get; set; } = 512;

    /// <summary>A mail may wait for so long beyond its hour.</summary>
    public int OutboxMinutes { get; set; } = 30;

    /// <summary>A row of the audit trail may wait for so long for its place in the chain.</summary>
    public int SealerSeconds { get; set; } = 60;

    /// <summary>Every value is above zero; the reserve may be none.</summary>
    public bool IsUsable => new[] { EverySeconds, TimeoutSeconds, OutboxMinutes, SealerSeconds }.All(n => n > 0) && ReserveMegabytes >= 0;

    public long ReserveBytes => ReserveMegabytes * 1024L * 1024L;
}
