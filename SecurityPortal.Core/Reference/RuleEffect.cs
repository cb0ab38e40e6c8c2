namespace SecurityPortal.Core.Reference;

/// <summary>What a change of the rules does, told before it is saved and written to the audit trail when it is.</summary>
/// <param name="Values">What becomes different, each with the value before and after.</param>
/// <param name="From">First local day on which it holds.</param>
/// <param name="IsCorrection">It corrects a row that began today and that nothing has used.</param>
/// <param name="Kept">Open cases filed before that day, which keep what held.</param>
public sealed record RuleEffect(IReadOnlyList<ValueChange> Values, DateOnly From, bool IsCorrection, int Kept);

/// <param name="Field">Which value: key of its label.</param>
/// <param name="Old">Before; null where there was none.</param>
/// <param name="New">After; null where there is none.</param>
public sealed record ValueChange(string Field, string? Old, string? New)
{
    /// <summary>What is switched on has this value, what is off has none.</summary>
    public const string Yes = "yes";

    private const int LongestInAudit = 80;

    /// <summary>As the audit trail has it.</summary>
    public override string ToString() => $"{Field}: {Short(Old)} → {Short(New)}";

    private static string Short(string? value) => value is null ? "–" : value.Length <= LongestInAudit ? value : value[..LongestInAudit] + "…";
}
