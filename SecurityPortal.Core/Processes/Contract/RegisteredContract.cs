namespace SecurityPortal.Core.Processes.Contract;

/// <summary>
/// A notified contract as the register keeps it, from the last version of its case; where it stands is the case's state. Numbers of natural persons stand with
/// the case's persons, never here.
/// </summary>
public sealed class RegisteredContract
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The case that notified it.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The company that guards.</summary>
    public required Guid CompanyId { get; init; }

    public required string ClassCode { get; set; }

    /// <summary>Licence it was notified under.</summary>
    public required string LicenceNumber { get; set; }

    /// <summary>What the client is.</summary>
    public required ContractClientKind ClientKind { get; set; }

    public required string ClientName { get; set; }

    /// <summary>The client's name folded, for searches within a company's own contracts.</summary>
    public required string ClientSearch { get; set; }

    /// <summary>Business number of a legal person; null for others.</summary>
    public string? ClientNumber { get; set; }

    /// <summary>Code of the client's municipality; null where a foreign person named none.</summary>
    public string? MunicipalityCode { get; set; }

    public required DateOnly ValidFrom { get; set; }

    /// <summary>Last day, inclusive, local.</summary>
    public required DateOnly ValidTo { get; set; }

    public DateOnly? SignedOn { get; set; }

    /// <summary>Notified later than the rule says; set at the first filing.</summary>
    public required bool IsLate { get; set; }

    public int? Guards { get; set; }

    /// <summary>Price of an hour, in cents.</summary>
    public long? HourlyPriceCents { get; set; }

    /// <summary>The price of an hour is below the minimum wage of the day of filing.</summary>
    public required bool BelowMinimumWage { get; set; }

    /// <summary>An annex was notified that no officer has looked at yet.</summary>
    public bool AnnexPending { get; set; }

    /// <summary>The day on which it ended early.</summary>
    public DateOnly? TerminatedOn { get; set; }

    /// <summary>Changes with every write.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override string ToString() => $"contract {CaseId}";
}
