namespace SecurityPortal.Core.Audit;

/// <summary>
/// One line of the audit trail: who did or looked at what, when, from where. Written in the transaction it belongs to; a background sealer then chains the
/// rows by hash, in order.
/// </summary>
public sealed class AuditRow
{
    /// <summary>Key, ascending as written.</summary>
    public long Id { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Account; null for visitors and the portal itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Name as it was then.</summary>
    public required string ActorName { get; init; }

    /// <summary>What, a dotted word, e.g. <c>case.open</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Kind of thing, e.g. <c>case</c>.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>Key of the thing.</summary>
    public string? SubjectId { get; init; }

    /// <summary>Further values; no personal numbers, no comments.</summary>
    public string? Detail { get; init; }

    public string? Remote { get; init; }

    /// <summary>Place in the chain, from 1; null until sealed.</summary>
    public long? Sequence { get; set; }

    /// <summary>SHA-256 over the row and the previous row's hash, lower-case hex; null until sealed.</summary>
    public string? Hash { get; set; }
}
