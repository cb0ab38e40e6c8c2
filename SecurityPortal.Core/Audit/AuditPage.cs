namespace SecurityPortal.Core.Audit;

/// <summary>A page of the trail, the latest first.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="HasMore">There are earlier ones.</param>
public sealed record AuditPage(IReadOnlyList<AuditView> Rows, bool HasMore);

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
    long Id, long? Sequence, DateTime At, string ActorName, string Action, string SubjectKind, string? SubjectId, string? CaseNumber, string? Detail, string? Remote);

/// <summary>What checking the chain found.</summary>
/// <param name="Rows">Rows that are sealed.</param>
/// <param name="Break">The first broken place; null when the chain holds.</param>
public sealed record AuditVerdict(long Rows, AuditBreak? Break);
