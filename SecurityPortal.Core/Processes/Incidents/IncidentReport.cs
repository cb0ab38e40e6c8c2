using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>
/// What must be searched and counted of a report: written anew with each version, in the transaction that files it. What was reported itself stands in the
/// case's versions and never changes. Holds nobody's name or number.
/// </summary>
public sealed class IncidentReport
{
    public required Guid CaseId { get; init; }

    public required string ProcessKey { get; init; }

    public required Guid CompanyId { get; init; }

    /// <summary>Beginning of the incident, UTC.</summary>
    public required DateTime OccurredFrom { get; set; }

    /// <summary>End of the incident, UTC.</summary>
    public required DateTime OccurredTo { get; set; }

    /// <summary>Local month of the beginning, year times 100 and month: 202606.</summary>
    public required int Month { get; set; }

    /// <summary>Municipality code of the place.</summary>
    public required string MunicipalityCode { get; set; }

    public required string SiteType { get; set; }

    public required string ServiceClass { get; set; }

    /// <summary>Highest level of force; 0 where none is reported.</summary>
    public required int HighestLevel { get; set; }

    /// <summary>Gravest injury told, as <see cref="Injuries.Grade"/> says; 0 where nobody was hurt.</summary>
    public required int WorstInjury { get; set; }

    /// <summary>Level and injuries call for the division at once, or did in an earlier version.</summary>
    public required bool IsPriority { get; set; }

    /// <summary>First reported after the hours of the setting.</summary>
    public required bool IsLate { get; set; }

    /// <summary>What the register said of the worker.</summary>
    public required WorkerStandingState WorkerStanding { get; set; }

    /// <summary>The report of the same event that this one names.</summary>
    public Guid? LinkedCaseId { get; set; }

    /// <summary>When the division was alerted last, UTC; again only where a further version tells of something graver.</summary>
    public DateTime? AlertedAt { get; set; }

    /// <summary>Highest level it was alerted of.</summary>
    public int AlertedLevel { get; set; }

    /// <summary>Gravest injury it was alerted of.</summary>
    public int AlertedInjury { get; set; }
}

/// <summary>That a report names an action, a reason or an offence.</summary>
public sealed class IncidentCode
{
    public required Guid CaseId { get; init; }

    public required string List { get; init; }

    public required string Code { get; init; }

    /// <summary>How often the report names it, e.g. for several subjects.</summary>
    public required int Times { get; init; }
}
