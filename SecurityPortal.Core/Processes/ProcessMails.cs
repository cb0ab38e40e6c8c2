using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Cases.Mails;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes;

/// <summary>Mails that a process may choose for itself.</summary>
public sealed record ProcessMails
{
    /// <summary>Tells the applicant of the filing; with the fee that filing made due.</summary>
    public Func<CaseMailFacts, FeeDue?, IMail> Filed { get; init; } = (about, _) =>
        new CaseSubmittedMail { Name = about.Name, CaseNumber = about.CaseNumber, Subject = about.Subject, Link = about.Link };

    /// <summary>Tells the officer of a further version of what is in force.</summary>
    public Func<CaseMailFacts, IMail> FurtherVersion { get; init; } = about =>
        new CaseAmendedMail { Name = about.Name, CaseNumber = about.CaseNumber, Applicant = about.Applicant, Link = about.Link };
}
