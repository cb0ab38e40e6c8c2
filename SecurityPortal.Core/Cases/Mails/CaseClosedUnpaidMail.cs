using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Cases.Mails;

/// <summary>To an applicant: the case was closed because its slip was not paid in time.</summary>
[Mail("CaseClosedUnpaid", typeof(CaseMailTexts))]
public sealed record CaseClosedUnpaidMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required LocalName Subject { get; init; }

    public required string Link { get; init; }
}
