using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Upkeep.Mails;

/// <summary>To whoever keeps the checkpoints of the audit trail outside the portal: the last one, to be kept.</summary>
[Mail("AuditCheckpoint", typeof(UpkeepMailTexts))]
public sealed record AuditCheckpointMail : IMail
{
    public required DateOnly Day { get; init; }

    public required string Line { get; init; }

    public required string Link { get; init; }
}
