namespace SecurityPortal.Core.Audit;

/// <summary>Where the end of the audit trail is signed outside the database: section <c>Audit</c> of the settings.</summary>
public sealed class AuditSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Audit";

    /// <summary>File of the signed checkpoints; <c>audit-checkpoints.jsonl</c> in the data folder when not set. Best on another machine's disk.</summary>
    public string? CheckpointFile { get; set; }

    /// <summary>Time between two checkpoints, where rows came in between.</summary>
    public int CheckpointMinutes { get; set; } = 10;

    /// <summary>Address that gets a checkpoint by e-mail each day; none when not set.</summary>
    public string? MailTo { get; set; }

    /// <summary>Folder of the keys; set by the host beside the other keys.</summary>
    public string KeyDirectory { get; set; } = "";

    public bool IsUsable => CheckpointMinutes > 0 && !string.IsNullOrWhiteSpace(CheckpointFile) && !string.IsNullOrWhiteSpace(KeyDirectory);
}
