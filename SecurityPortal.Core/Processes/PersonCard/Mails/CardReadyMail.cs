using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.PersonCard.Mails;

/// <summary>To an applicant: the card is printed and can be fetched.</summary>
[Mail("CardReady", typeof(PersonCardMailTexts))]
public sealed record CardReadyMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required LocalName Subject { get; init; }

    public required string CardNumber { get; init; }

    public required DateOnly ValidTo { get; init; }

    public required string Link { get; init; }
}
