using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Cases.Mails;

/// <summary>To an applicant: the request is filed, with its number.</summary>
[Mail("CaseSubmitted", typeof(CaseMailTexts))]
public sealed record CaseSubmittedMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required LocalName Subject { get; init; }

    public required string Link { get; init; }
}
