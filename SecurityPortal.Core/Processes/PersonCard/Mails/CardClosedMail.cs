using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.PersonCard.Mails;

/// <summary>To a company: a paid card will not be made or handed over; its case was closed.</summary>
[Mail("CardClosed", typeof(PersonCardMailTexts))]
public sealed record CardClosedMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required string CardNumber { get; init; }

    public required string Link { get; init; }
}
