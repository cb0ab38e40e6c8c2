using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.Contract.Mails;

/// <summary>To an applicant: a contract is authorised; the slip is attached.</summary>
[Mail("ContractAuthorised", typeof(ContractMailTexts))]
public sealed record ContractAuthorisedMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required long AmountCents { get; init; }

    public required string PaymentReference { get; init; }

    public required DateOnly DueOn { get; init; }

    public required MailAttachmentRef Slip { get; init; }

    public required string Link { get; init; }
}
