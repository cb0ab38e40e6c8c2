using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Cases.Mails;

/// <summary>To an applicant: withdrawn.</summary>
[Mail("CaseWithdrawn", typeof(CaseMailTexts))]
public sealed record CaseWithdrawnMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required LocalName Subject { get; init; }

    public required string Link { get; init; }
}
