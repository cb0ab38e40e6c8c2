using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>What every report of an incident says: what happened and which worker took part (domain.md §4.1, page 1).</summary>
public class IncidentForm
{
    public IncidentPart Incident { get; set; } = new();

    public WorkerPart Worker { get; set; } = new();

    /// <summary>Why a filed report is corrected; null in the first version.</summary>
    public CorrectionPart? Correction { get; set; }
}

/// <summary>Where, when and what.</summary>
public sealed class IncidentPart
{
    public DateOnly? FromDate { get; set; }

    /// <summary>Time of that day, as typed.</summary>
    public string? FromTime { get; set; }

    public DateOnly? ToDate { get; set; }

    /// <summary>Time of that day, as typed.</summary>
    public string? ToTime { get; set; }

    public string? MunicipalityCode { get; set; }

    public string? Settlement { get; set; }

    public string? Place { get; set; }

    public string? SiteType { get; set; }

    /// <summary>Client, or number of the registered contract; optional.</summary>
    public string? Client { get; set; }

    public string? ServiceClass { get; set; }

    /// <summary>What happened before, during and after.</summary>
    public string? Narrative { get; set; }

    /// <summary>Injury of somebody who was neither worker nor subject; code of <see cref="IncidentLists.Injury"/>.</summary>
    public string? ThirdPartyInjury { get; set; }

    /// <summary>Who was hurt and how.</summary>
    public string? ThirdPartyText { get; set; }

    /// <summary>The police were told.</summary>
    public bool? PoliceInformed { get; set; }

    public string? PoliceTime { get; set; }

    public string? PoliceStation { get; set; }

    /// <summary>The police's case number.</summary>
    public string? PoliceCase { get; set; }

    public List<IncidentContact> Witnesses { get; set; } = [];

    public bool? HasFootage { get; set; }

    /// <summary>Where it is kept.</summary>
    public string? FootagePlace { get; set; }

    /// <summary>Until when it is kept.</summary>
    public DateOnly? FootageUntil { get; set; }

    /// <summary>Beginning, UTC; null while it is not complete.</summary>
    public DateTime? StartsAt() => IncidentTimes.Utc(FromDate, FromTime);

    /// <summary>End, UTC; null while it is not complete.</summary>
    public DateTime? EndsAt() => IncidentTimes.Utc(ToDate, ToTime);
}

/// <summary>The worker and what became of them.</summary>
public sealed class WorkerPart
{
    public IncidentPerson Person { get; set; } = new();

    /// <summary>What the register said about them when the number was searched.</summary>
    public WorkerStandingState Standing { get; set; }

    public string? LicenceNumber { get; set; }

    /// <summary>Number of the person card.</summary>
    public string? CardNumber { get; set; }

    public string? Position { get; set; }

    /// <summary>Role in the event.</summary>
    public string? Role { get; set; }

    public bool? Uniformed { get; set; }

    public bool? Armed { get; set; }

    public string? Injury { get; set; }

    /// <summary>Body part and description.</summary>
    public string? InjuryText { get; set; }

    public string? MedicalHelp { get; set; }

    /// <summary>Other workers who were there.</summary>
    public List<IncidentContact> Others { get; set; } = [];
}

/// <summary>Somebody named beside: a witness, another worker.</summary>
public sealed class IncidentContact
{
    /// <summary>Names the entry in lists and paths.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string? Name { get; set; }

    /// <summary>Phone, as typed; of witnesses only.</summary>
    public string? Phone { get; set; }
}

public sealed class CorrectionPart
{
    public string? Reason { get; set; }
}
