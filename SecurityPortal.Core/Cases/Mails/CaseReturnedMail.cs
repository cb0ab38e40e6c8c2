using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Cases.Mails;

/// <summary>To an applicant: the case was returned; there are comments in the portal.</summary>
[Mail("CaseReturned", typeof(CaseMailTexts))]
public sealed record CaseReturnedMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required DateOnly CompletionDue { get; init; }

    public required string Link { get; init; }
}
