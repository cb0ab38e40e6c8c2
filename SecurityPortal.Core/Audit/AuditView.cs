namespace SecurityPortal.Core.Audit;

/// <summary>A row of the trail as shown.</summary>
/// <param name="Id">Key.</param>
/// <param name="Sequence">Place in the chain; null in the second before it is sealed.</param>
/// <param name="At">When, UTC.</param>
/// <param name="ActorName">Who.</param>
/// <param name="Action">What.</param>
/// <param name="SubjectKind">Kind of thing.</param>
/// <param name="SubjectId">Key of the thing.</param>
/// <param name="CaseNumber">Its number, where the thing is a case.</param>
/// <param name="Detail">Further values.</param>
/// <param name="Remote">Network address.</param>
public sealed record AuditView(
    long Id, long? Sequence, DateTime At, string ActorName, string Action, string SubjectKind, string? SubjectId, string? CaseNumber, string? Detail,
    string? Remote);
