using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.Contract.Mails;

/// <summary>To an applicant: a contract was ended early, as notified.</summary>
[Mail("ContractTerminated", typeof(ContractMailTexts))]
public sealed record ContractTerminatedMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required DateOnly EndedOn { get; init; }

    public required string Link { get; init; }
}
