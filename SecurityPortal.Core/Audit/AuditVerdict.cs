namespace SecurityPortal.Core.Audit;

/// <summary>What checking the trail found.</summary>
/// <param name="Rows">Rows that are sealed.</param>
/// <param name="Breaks">Where it does not hold, in order; none when it holds. No more than <see cref="MostBreaks"/>.</param>
/// <param name="Anchor">The last checkpoint that it was held against; null for none.</param>
public sealed record AuditVerdict(long Rows, IReadOnlyList<AuditBreak> Breaks, AuditCheckpoint? Anchor)
{
    /// <summary>More broken places are not listed.</summary>
    public const int MostBreaks = 100;

    public bool Holds => Breaks.Count == 0;
}
