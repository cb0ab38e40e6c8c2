using SecurityPortal.Core.Processes.Incidents;


namespace SecurityPortal.Core.Processes.CriminalOffence;

/// <summary>What a company reports of a criminal offence (domain.md §4.7).</summary>
public sealed class CriminalOffenceApplication : IncidentForm
{
    /// <summary>What page 1 asks for beside incident and worker.</summary>
    public OffencePart Offence { get; set; } = new();

    /// <summary>Incident types, in the order chosen.</summary>
    public List<ChosenCode> Types { get; set; } = [];

    /// <summary>Actions taken, in the order chosen.</summary>
    public List<ChosenCode> Actions { get; set; } = [];

    /// <summary>The type being chosen.</summary>
    public ChosenCode? EditedType { get; set; }

    /// <summary>The action being chosen.</summary>
    public ChosenCode? EditedAction { get; set; }

    /// <summary>The report of force used at the same event.</summary>
    public IncidentLink? Link { get; set; }
}

public sealed class OffencePart
{
    public string? Noticed { get; set; }

    /// <summary>Damage in euro, as typed; optional.</summary>
    public string? Damage { get; set; }

    /// <summary>Who suffered the damage; optional.</summary>
    public string? Victim { get; set; }

    /// <summary>It is known who is suspected.</summary>
    public bool? SuspectKnown { get; set; }

    public IncidentPerson Suspect { get; set; } = new();

    /// <summary>What is known of somebody unknown; optional.</summary>
    public string? SuspectText { get; set; }
}
