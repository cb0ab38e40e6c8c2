using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Payments;

/// <summary>A statement in a list.</summary>
/// <param name="Id">Key.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="Format"><c>csv</c> or <c>camt.053</c>.</param>
/// <param name="Lines">Lines.</param>
/// <param name="UploadedAt">When uploaded, UTC.</param>
/// <param name="UploadedBy">Name of who uploaded it.</param>
/// <param name="ConfirmedAt">When confirmed, UTC; null while only looked at.</param>
/// <param name="Counts">Lines by outcome.</param>
public sealed record StatementView(
    Guid Id, string FileName, string Format, int Lines, DateTime UploadedAt, string UploadedBy, DateTime? ConfirmedAt,
    IReadOnlyDictionary<StatementOutcome, int> Counts)
{
    /// <summary>Lines of an outcome.</summary>
    public int Of(StatementOutcome outcome) => Counts.GetValueOrDefault(outcome);
}

/// <param name="Statements">The latest first.</param>
/// <param name="Held">Held lines that nobody has settled.</param>
/// <param name="MayBook">The person may take statements in.</param>
public sealed record StatementOverview(IReadOnlyList<StatementView> Statements, int Held, bool MayBook);

/// <summary>A statement with a page of its lines.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Version">Version seen, to confirm it.</param>
/// <param name="Lines">The page of its lines.</param>
/// <param name="MayBook">The person may confirm it.</param>
public sealed record StatementPage(StatementView Statement, Guid Version, Page<StatementLineView> Lines, bool MayBook);

/// <summary>A line of a statement.</summary>
public sealed record StatementLineView(
    Guid Id, int Row, string FileName, DateOnly? BookedOn, long? AmountCents, string? Reference, string? Payer, string? Text, string? EntryReference,
    StatementOutcome Outcome,
    bool IsHeld, string? SlipNumber, string? CaseNumber, long? SlipCents, string? Resolution, DateTime? ResolvedAt)
{
    /// <inheritdoc/>
    public override string ToString() => $"row {Row}: {Outcome}";
}
