using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Cases.Mails;

/// <summary>To an applicant: the case was closed because it was not completed in time.</summary>
[Mail("CaseClosedIncomplete", typeof(CaseMailTexts))]
public sealed record CaseClosedIncompleteMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required LocalName Subject { get; init; }

    public required string Link { get; init; }
}
