using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.Incidents.Mails;

/// <summary>To a company: its incident report is filed, with its number.</summary>
[Mail("ReportFiled", typeof(IncidentMailTexts))]
public sealed record ReportFiledMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required LocalName Subject { get; init; }

    public required string Link { get; init; }
}
