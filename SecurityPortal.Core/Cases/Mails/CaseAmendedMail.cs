using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Cases.Mails;

/// <summary>To the officer: a further version was added to a case in force.</summary>
[Mail("CaseAmended", typeof(CaseMailTexts))]
public sealed record CaseAmendedMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required string Applicant { get; init; }

    public required string Link { get; init; }
}
