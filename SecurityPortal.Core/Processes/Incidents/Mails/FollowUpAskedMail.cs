using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.Incidents.Mails;

/// <summary>To a company: the division asks something about a report.</summary>
[Mail("FollowUpAsked", typeof(IncidentMailTexts))]
public sealed record FollowUpAskedMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required string Link { get; init; }
}
