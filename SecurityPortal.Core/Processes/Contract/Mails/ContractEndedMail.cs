using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.Contract.Mails;

/// <summary>To an applicant: a contract's last day has passed.</summary>
[Mail("ContractEnded", typeof(ContractMailTexts))]
public sealed record ContractEndedMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required DateOnly EndedOn { get; init; }

    public required string Link { get; init; }
}
