using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.Incidents.Mails;

/// <summary>To the officer who asked: the company has answered.</summary>
[Mail("FollowUpAnswered", typeof(IncidentMailTexts))]
public sealed record FollowUpAnsweredMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required string Company { get; init; }

    public required string Link { get; init; }
}
