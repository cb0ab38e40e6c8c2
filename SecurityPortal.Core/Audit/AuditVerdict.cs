namespace SecurityPortal.Core.Audit;

/// <summary>What checking the chain found.</summary>
/// <param name="Rows">Rows that are sealed.</param>
/// <param name="Break">The first broken place; null when the chain holds.</param>
public sealed record AuditVerdict(long Rows, AuditBreak? Break);
