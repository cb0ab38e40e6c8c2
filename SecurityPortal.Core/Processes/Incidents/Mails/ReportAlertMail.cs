using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.Incidents.Mails;

/// <summary>To the division: a report of a high level of force or of an injury came in.</summary>
[Mail("ReportAlert", typeof(IncidentMailTexts))]
public sealed record ReportAlertMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required LocalName Subject { get; init; }

    public required string Company { get; init; }

    public required string Link { get; init; }
}
