using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Identity.Mails;

/// <summary>To administrators: strangers ask for one personal number after the other.</summary>
[Mail("LookupAlarm", typeof(AccountMailTexts))]
public sealed record LookupAlarmMail : IMail
{
    public required string Name { get; init; }

    /// <summary>Network address they came from; null when they came from many.</summary>
    public required string? Network { get; init; }

    public required int Numbers { get; init; }

    public required string Link { get; init; }
}
