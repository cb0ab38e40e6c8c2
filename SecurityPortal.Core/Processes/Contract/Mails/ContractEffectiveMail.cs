using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes.Contract.Mails;

/// <summary>To an applicant: the fee is settled, the authorisation of the contract counts.</summary>
[Mail("ContractEffective", typeof(ContractMailTexts))]
public sealed record ContractEffectiveMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required DateOnly ValidTo { get; init; }

    public required string Link { get; init; }
}
