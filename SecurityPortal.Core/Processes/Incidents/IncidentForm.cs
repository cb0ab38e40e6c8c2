using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>What every report of an incident says: what happened and which worker took part (domain.md §4.1, page 1).</summary>
public class IncidentForm
{
    /// <summary>The incident.</summary>
    public IncidentPart Incident { get; set; } = new();

    /// <summary>The security worker.</summary>
    public WorkerPart Worker { get; set; } = new();

    /// <summary>Why a filed report is corrected; null in the first version.</summary>
    public CorrectionPart? Correction { get; set; }
}

/// <summary>Where, when and what.</summary>
public sealed class IncidentPart
{
    /// <summary>First local day.</summary>
    public DateOnly? FromDate { get; set; }

    /// <summary>Time of that day, as typed.</summary>
    public string? FromTime { get; set; }

    /// <summary>Last local day.</summary>
    public DateOnly? ToDate { get; set; }

    /// <summary>Time of that day, as typed.</summary>
    public string? ToTime { get; set; }

    /// <summary>Municipality code.</summary>
    public string? MunicipalityCode { get; set; }

    /// <summary>Settlement.</summary>
    public string? Settlement { get; set; }

    /// <summary>Address or place.</summary>
    public string? Place { get; set; }

    /// <summary>Code of <see cref="IncidentLists.SiteType"/>.</summary>
    public string? SiteType { get; set; }

    /// <summary>Client, or number of the registered contract; optional.</summary>
    public string? Client { get; set; }

    /// <summary>Service class code.</summary>
    public string? ServiceClass { get; set; }

    /// <summary>What happened before, during and after.</summary>
    public string? Narrative { get; set; }

    /// <summary>Injury of somebody who was neither worker nor subject; code of <see cref="IncidentLists.Injury"/>.</summary>
    public string? ThirdPartyInjury { get; set; }

    /// <summary>Who was hurt and how.</summary>
    public string? ThirdPartyText { get; set; }

    /// <summary>The police were told.</summary>
    public bool? PoliceInformed { get; set; }

    /// <summary>When, as typed.</summary>
    public string? PoliceTime { get; set; }

    /// <summary>Station.</summary>
    public string? PoliceStation { get; set; }

    /// <summary>The police's case number.</summary>
    public string? PoliceCase { get; set; }

    /// <summary>Witnesses.</summary>
    public List<IncidentContact> Witnesses { get; set; } = [];

    /// <summary>There is footage.</summary>
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
    /// <summary>Who.</summary>
    public IncidentPerson Person { get; set; } = new();

    /// <summary>What the register said about them when the number was searched.</summary>
    public WorkerStandingState Standing { get; set; }

    /// <summary>Licence number.</summary>
    public string? LicenceNumber { get; set; }

    /// <summary>Number of the person card.</summary>
    public string? CardNumber { get; set; }

    /// <summary>Position.</summary>
    public string? Position { get; set; }

    /// <summary>Role in the event.</summary>
    public string? Role { get; set; }

    /// <summary>Wore the uniform.</summary>
    public bool? Uniformed { get; set; }

    /// <summary>Carried a weapon.</summary>
    public bool? Armed { get; set; }

    /// <summary>Code of <see cref="IncidentLists.Injury"/>.</summary>
    public string? Injury { get; set; }

    /// <summary>Body part and description.</summary>
    public string? InjuryText { get; set; }

    /// <summary>Code of <see cref="IncidentLists.MedicalHelp"/>.</summary>
    public string? MedicalHelp { get; set; }

    /// <summary>Other workers who were there.</summary>
    public List<IncidentContact> Others { get; set; } = [];
}

/// <summary>Somebody named beside: a witness, another worker.</summary>
public sealed class IncidentContact
{
    /// <summary>Names the entry in lists and paths.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Phone, as typed; of witnesses only.</summary>
    public string? Phone { get; set; }
}

/// <summary>A correction.</summary>
public sealed class CorrectionPart
{
    /// <summary>Why.</summary>
    public string? Reason { get; set; }
}
