using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Drafts;

/// <summary>
/// What an applicant is filling in: a new request, or the correction of a returned case (<see cref="CaseId"/>). Saved by itself within two seconds of each
/// change; a save names the version it saw, so that two tabs never overwrite one another.
/// </summary>
public sealed class Draft
{
    /// <summary>Key; also the request's transaction id at Finish.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Key of the process.</summary>
    public required string ProcessKey { get; init; }

    /// <summary>Code of the class asked for.</summary>
    public required string ClassCode { get; init; }

    /// <summary>First request, further class or renewal.</summary>
    public required Cases.RequestKind Kind { get; set; }

    /// <summary>The applying company; exactly one of this and <see cref="IndividualId"/> is set.</summary>
    public Guid? CompanyId { get; init; }

    public Guid? IndividualId { get; init; }

    /// <summary>The returned case that this draft corrects; null for a new request.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>Short reference printed on papers made before filing, e.g. <c>D-7K2MQ9AB</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>What was filled in, as it was stored; <see cref="ProcessForm.Read"/> gives it in the shape of today's form.</summary>
    public required StoredPayload Payload { get; set; }

    /// <summary>Key of the step last shown.</summary>
    public required string Step { get; set; }

    /// <summary>Keys of the steps left with Continue, joined by commas.</summary>
    public string DoneSteps { get; set; } = "";

    /// <summary>Changes with every save.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>Counts the saves; printed on papers as the draft's version.</summary>
    public int Revision { get; set; } = 1;

    /// <summary>When it was started, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    public required DateTime ChangedAt { get; set; }

    public required Guid ChangedBy { get; set; }

    /// <summary>A draft at its first step, with a reference of its own; of the applicant for whom the actor acts.</summary>
    internal static Draft Of(ProcessDefinition process, Actor actor, string classCode, RequestKind kind, string payload, DateTime now, Guid? caseId = null) =>
        new()
    {
        ProcessKey = process.Key,
        ClassCode = classCode,
        Kind = kind,
        CompanyId = actor.CompanyId,
        IndividualId = actor.IndividualId,
        CaseId = caseId,
        Reference = $"D-{FormCode.Random(8)}",
        Payload = new StoredPayload(payload, process.Form.PayloadVersion),
        Step = process.Form.Steps[0],
        CreatedAt = now,
        ChangedAt = now,
        ChangedBy = actor.UserId,
    };
}
