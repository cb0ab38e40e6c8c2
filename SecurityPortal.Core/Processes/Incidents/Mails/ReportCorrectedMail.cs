using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.Incidents.Mails;

/// <summary>To the officer: the company has corrected a report.</summary>
[Mail("ReportCorrected", typeof(IncidentMailTexts))]
public sealed record ReportCorrectedMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required string Company { get; init; }

    public required string Link { get; init; }
}
