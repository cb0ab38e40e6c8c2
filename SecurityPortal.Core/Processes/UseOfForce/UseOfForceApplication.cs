using SecurityPortal.Core.Processes.Incidents;


namespace SecurityPortal.Core.Processes.UseOfForce;

/// <summary>What a company reports of force its worker used (domain.md §4.1 to §4.6).</summary>
public sealed class UseOfForceApplication : IncidentForm
{
    /// <summary>Why and after what.</summary>
    public ForcePart Force { get; set; } = new();

    /// <summary>Everybody against whom force was used.</summary>
    public List<SubjectEntry> Subjects { get; set; } = [];

    /// <summary>The subject being filled in, not yet in the list; kept so that nothing typed is lost.</summary>
    public SubjectEntry? EditedSubject { get; set; }
}

/// <summary>Why force was used and what was tried before.</summary>
public sealed class ForcePart
{
    public List<string> Reasons { get; set; } = [];

    /// <summary>The other reason, in words.</summary>
    public string? ReasonText { get; set; }

    public string? Warning { get; set; }

    /// <summary>Why no warning was given.</summary>
    public string? WarningText { get; set; }

    /// <summary>What was tried to calm things down.</summary>
    public string? Deescalation { get; set; }
}

/// <summary>Somebody against whom force was used, with the actions.</summary>
public sealed class SubjectEntry
{
    /// <summary>Names the entry in lists and paths.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>It is known who it was.</summary>
    public bool? IsKnown { get; set; }

    public IncidentPerson Person { get; set; } = new();

    /// <summary>Age as estimated, e.g. 30–35.</summary>
    public string? Age { get; set; }

    /// <summary>Description of somebody unknown.</summary>
    public string? Description { get; set; }

    public List<string> Behaviour { get; set; } = [];

    public string? ArmedWith { get; set; }

    public string? Influence { get; set; }

    public List<string> Vulnerable { get; set; } = [];

    /// <summary>Injury before the force; code of <see cref="IncidentLists.Injury"/>.</summary>
    public string? InjuryBefore { get; set; }

    public string? InjuryAfter { get; set; }

    /// <summary>Body part and description.</summary>
    public string? InjuryText { get; set; }

    public string? MedicalHelp { get; set; }

    /// <summary>Was held until the police came.</summary>
    public bool? Detained { get; set; }

    /// <summary>From when, as typed.</summary>
    public string? DetainedFrom { get; set; }

    /// <summary>Until when, as typed.</summary>
    public string? DetainedTo { get; set; }

    /// <summary>When handed to the police, as typed.</summary>
    public string? HandedOverAt { get; set; }

    /// <summary>What was done, in order.</summary>
    public List<ForceAction> Actions { get; set; } = [];

    /// <summary>The action being filled in, not yet chosen.</summary>
    public ForceAction? EditedAction { get; set; }
}

/// <summary>An action of force.</summary>
public sealed class ForceAction
{
    /// <summary>Names the entry in lists and paths.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Code of one of the lists of levels, or of "Other".</summary>
    public string? Code { get; set; }

    public string? Text { get; set; }

    /// <summary>Its level; of a listed action, that of its list.</summary>
    public int? Level { get; set; }

    /// <summary>Which worker acted; none means the worker of page 1.</summary>
    public string? Worker { get; set; }

    /// <summary>When, as typed; optional.</summary>
    public string? Time { get; set; }

    public string? Effect { get; set; }

    public string? Note { get; set; }

    /// <summary>It is "Other": text and level are said by the reporter.</summary>
    public bool IsOther => Code == OtherCode;

    public const string OtherCode = "F900";
}
