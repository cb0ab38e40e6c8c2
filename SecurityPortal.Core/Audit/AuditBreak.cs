namespace SecurityPortal.Core.Audit;

/// <summary>Where the chain does not hold.</summary>
/// <param name="Sequence">Place in the chain.</param>
/// <param name="Kind">What is wrong there.</param>
public sealed record AuditBreak(long Sequence, AuditBreakKind Kind);

/// <summary>What is wrong with the chain.</summary>
public enum AuditBreakKind
{
    /// <summary>A row was removed.</summary>
    Missing,

    /// <summary>A row does not match its hash.</summary>
    Changed,
}
