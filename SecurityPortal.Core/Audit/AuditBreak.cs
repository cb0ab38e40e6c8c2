namespace SecurityPortal.Core.Audit;

/// <summary>Where the trail does not hold.</summary>
/// <param name="First">First place in the chain; for a checkpoint its line.</param>
/// <param name="Last">Last place.</param>
/// <param name="Kind">What is wrong there.</param>
public sealed record AuditBreak(long First, long Last, AuditBreakKind Kind);

/// <summary>What is wrong with the trail.</summary>
public enum AuditBreakKind
{
    /// <summary>Rows were removed; later ones are there.</summary>
    Missing,

    /// <summary>Rows do not match their hashes.</summary>
    Changed,

    /// <summary>Rows at the end were removed: a checkpoint has seen them.</summary>
    CutOff,

    /// <summary>The chain holds in itself and is another one than the checkpoints have seen: rows were written anew with their hashes.</summary>
    Rewritten,

    /// <summary>A line of the checkpoints bears no believed signature.</summary>
    Unbelieved,
}
