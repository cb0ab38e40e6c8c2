namespace SecurityPortal.Core.Cases;

/// <summary>A counter without gaps: raised inside the transaction that uses the number.</summary>
public sealed class NumberSequence
{
    /// <summary>What is counted, year included, e.g. <c>case/SL/2026</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The last number given.</summary>
    public required int Last { get; set; }
}
