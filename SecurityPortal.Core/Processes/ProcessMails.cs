using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes;

/// <summary>Mails that a process may choose for itself.</summary>
public sealed record ProcessMails
{
    /// <summary>Tells the applicant of the filing; the slip that filing made goes along.</summary>
    public string Filed { get; init; } = MailTemplates.CaseSubmitted;

    /// <summary>Tells the officer of a further version of what is in force.</summary>
    public string FurtherVersion { get; init; } = MailTemplates.CaseAmended;
}
