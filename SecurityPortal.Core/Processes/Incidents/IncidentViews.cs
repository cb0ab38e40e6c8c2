using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>A report in a list.</summary>
public sealed record IncidentRow
{
    public required Guid CaseId { get; init; }

    public required string Number { get; init; }

    public required string CompanyName { get; init; }

    public required CaseStatus Status { get; init; }

    /// <summary>Beginning of the incident, UTC.</summary>
    public required DateTime OccurredFrom { get; init; }

    /// <summary>When it was reported, UTC.</summary>
    public required DateTime ReportedAt { get; init; }

    public required string MunicipalityCode { get; init; }

    /// <summary>Highest level of force; 0 for none.</summary>
    public required int HighestLevel { get; init; }

    public required bool HasInjury { get; init; }

    /// <summary>For the division at once.</summary>
    public required bool IsPriority { get; init; }

    public required bool IsLate { get; init; }

    public required int Version { get; init; }

    /// <summary>Names of what is counted: actions, or types and actions taken.</summary>
    public required IReadOnlyList<LocalName> What { get; init; }
}

/// <summary>Which reports the register shows.</summary>
public sealed record IncidentFilter
{
    /// <summary>Rows counted and paged through at most.</summary>
    public const int MaxRows = PageRequest.MaxRows;

    public required string ProcessKey { get; init; }

    /// <summary>First local day on which the incident began.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Business number, or beginnings of words of the company's name.</summary>
    public string? Company { get; init; }

    public string? MunicipalityCode { get; init; }

    /// <summary>Highest level at least this.</summary>
    public int? MinLevel { get; init; }

    /// <summary>Code of an action or type.</summary>
    public string? Code { get; init; }

    /// <summary>Only those for the division at once.</summary>
    public bool Priority { get; init; }

    public bool Late { get; init; }

    /// <summary>State; null for all.</summary>
    public CaseStatus? Status { get; init; }

    public PageRequest Page { get; init; } = new();

    /// <inheritdoc/>
    public override string ToString() => $"{ProcessKey} page {Page.Number}";
}

/// <summary>What a report's page shows beside its answers.</summary>
/// <param name="IsLate">Reported late.</param>
/// <param name="IsPriority">For the division at once.</param>
/// <param name="HighestLevel">Highest level of force.</param>
/// <param name="HasInjury">Somebody was hurt.</param>
/// <param name="WorkerStanding">What the register said of the worker.</param>
/// <param name="DueAt">Until when it was to be reported, UTC.</param>
/// <param name="Links">Reports of the same event, from either side.</param>
public sealed record IncidentFacts(
    bool IsLate, bool IsPriority, int HighestLevel, bool HasInjury, WorkerStandingState WorkerStanding, DateTime DueAt, IReadOnlyList<IncidentLink> Links);
