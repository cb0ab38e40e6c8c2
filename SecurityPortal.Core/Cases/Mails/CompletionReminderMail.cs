using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Cases.Mails;

/// <summary>To an applicant: a returned case must be completed soon.</summary>
[Mail("CompletionReminder", typeof(CaseMailTexts))]
public sealed record CompletionReminderMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required LocalName Subject { get; init; }

    public required DateOnly CompletionDue { get; init; }

    public required string Link { get; init; }
}
