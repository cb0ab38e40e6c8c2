namespace SecurityPortal.Core.Notifications;

/// <summary>
/// A mail to be sent: written in the transaction that causes it, exactly one row per event. Rendered when sent, from <see cref="ModelJson"/>; no
/// <see cref="IMail"/> has a property for a personal number, a birth date or an officer's comment.
/// </summary>
public sealed class OutboxMail
{
    /// <summary>Key; also the fixed Message-ID's left part.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What caused it; unique, so that one event never queues twice.</summary>
    public required string EventKey { get; init; }

    /// <summary>Name of the mail, e.g. <c>CaseSubmitted</c>.</summary>
    public required string Template { get; init; }

    /// <summary>Version of that mail when it was queued.</summary>
    public required int TemplateVersion { get; init; }

    /// <summary>Culture name of the receiver.</summary>
    public required string Language { get; init; }

    public required string To { get; init; }

    /// <summary>The <see cref="IMail"/>, with the kinds and references of its attachments.</summary>
    public required string ModelJson { get; init; }

    /// <summary>When it was queued, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When it left, UTC.</summary>
    public DateTime? SentAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>Not before this moment, UTC; while a sender works on the row, the end of its lease.</summary>
    public required DateTime DueAt { get; set; }

    /// <summary>Kind of the last failure; no addresses, no texts.</summary>
    public string? LastError { get; set; }

    /// <summary>Changes with every write: two senders never take the same row.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();
}
