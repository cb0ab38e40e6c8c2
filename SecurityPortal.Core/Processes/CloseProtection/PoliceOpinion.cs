namespace SecurityPortal.Core.Processes.CloseProtection;

/// <summary>What the police were asked about an assignment, and what they answered. The last one of a case that was not set aside counts.</summary>
public sealed class PoliceOpinion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CaseId { get; init; }

    /// <summary>Version of the answers that the police were asked about.</summary>
    public required int VersionNumber { get; init; }

    /// <summary>Local day on which they were asked.</summary>
    public required DateOnly AskedOn { get; init; }

    public required string AskedBy { get; init; }

    /// <summary>Last local day to answer, by the setting of the day on which they were asked.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Local day of the answer; null while there is none.</summary>
    public DateOnly? AnsweredOn { get; set; }

    /// <summary>Whether they agree; null while there is no answer.</summary>
    public bool? Agrees { get; set; }

    /// <summary>What they wrote. Internal.</summary>
    public string? Text { get; set; }

    /// <summary>Who entered the answer.</summary>
    public string? RecordedBy { get; set; }

    /// <summary>The answer itself, where it was attached.</summary>
    public Guid? FileId { get; set; }

    /// <summary>Name of the file.</summary>
    public string? FileName { get; set; }

    /// <summary>When the appeals body opened the case again, UTC: from then on this opinion counts no longer.</summary>
    public DateTime? SetAsideAt { get; set; }

    /// <summary>Changes with every write.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>Answered after the last day, or not answered although it has passed.</summary>
    public bool IsLateOn(DateOnly today) => (AnsweredOn ?? today) > DueOn;

    /// <inheritdoc/>
    public override string ToString() => $"opinion {Id}";
}
