using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.PersonCard.Mails;

/// <summary>To an applicant: paid; what was asked for is being made.</summary>
[Mail("CardPaid", typeof(PersonCardMailTexts))]
public sealed record CardPaidMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required LocalName Subject { get; init; }

    public required string Link { get; init; }
}
