using SecurityPortal.Core.Data;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Cases;

/// <summary>What the applicant entered, as filed or as corrected; never changed afterwards.</summary>
public sealed class CaseVersion
{
    /// <summary>The answers of a case that was made anonymous.</summary>
    public const string Forgotten = "{}";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CaseId { get; init; }

    /// <summary>1 as filed, 2 after the first completion …</summary>
    public required int Number { get; init; }

    /// <summary>The draft it came from: makes a repeated Finish harmless.</summary>
    public required Guid DraftId { get; init; }

    /// <summary>What was filled in, as it was stored; <see cref="ProcessForm.Read"/> gives it in the shape of today's form.</summary>
    public required StoredPayload Payload { get; init; }

    /// <summary>Whether the answers are kept no longer.</summary>
    public bool IsForgotten => Payload.Json == Forgotten;

    /// <summary>When it was filed, UTC.</summary>
    public required DateTime SubmittedAt { get; init; }

    public required Guid SubmittedBy { get; init; }
}
