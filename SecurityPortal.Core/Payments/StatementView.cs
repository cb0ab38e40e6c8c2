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
    /// <summary>The account that the file names; null where it names none.</summary>
    public string? Account { get; init; }

    /// <summary>Another account than the ministry's, and nobody said yet that it is to be taken in.</summary>
    public bool AsksForAccount { get; init; }

    /// <summary>Balances as the file says, and the sums of what it lists.</summary>
    public long? OpeningCents { get; init; }

    /// <inheritdoc cref="OpeningCents"/>
    public long? ClosingCents { get; init; }

    /// <inheritdoc cref="OpeningCents"/>
    public long CreditCents { get; init; }

    /// <inheritdoc cref="OpeningCents"/>
    public long DebitCents { get; init; }

    /// <summary>What the entries and the balances differ by; null where the file does not say both balances.</summary>
    public long? DifferenceCents => ClosingCents - OpeningCents - CreditCents + DebitCents;

    /// <summary>How the file was decoded, where it does not say how.</summary>
    public string? GuessedEncoding { get; init; }

    /// <summary>What stands above the heading.</summary>
    public string? Preamble { get; init; }

    /// <summary>Lines that a confirmation books.</summary>
    public int Bookable => Of(StatementOutcome.Matched) + Of(StatementOutcome.PartPayment) + Of(StatementOutcome.Overpayment);

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
/// <param name="Waiting">Lines that wait for their turn: not confirmed yet, or interrupted.</param>
public sealed record StatementPage(StatementView Statement, Guid Version, Page<StatementLineView> Lines, bool MayBook, int Waiting);

/// <summary>A line of a statement.</summary>
public sealed record StatementLineView(
    Guid Id, int Row, string FileName, DateOnly? BookedOn, long? AmountCents, string? Reference, string? Payer, string? Text, string? EntryReference,
    StatementOutcome Outcome,
    bool IsHeld, string? SlipNumber, string? CaseNumber, long? SlipCents, string? Resolution, DateTime? ResolvedAt)
{
    /// <summary>Version seen, to act on it.</summary>
    public Guid Version { get; init; }

    /// <summary>Money that came in.</summary>
    public bool IsCredit { get; init; }

    public string Currency { get; init; } = "EUR";

    /// <summary>What of its money is neither booked nor on the list of refunds.</summary>
    public long RestCents { get; init; }

    /// <summary>The line with which the bank took it back.</summary>
    public LinePlace? TakenBackBy { get; init; }

    /// <summary>Its money can be booked to a slip.</summary>
    public bool IsMatchable => IsHeld && ResolvedAt is null && RestCents > 0 && BookedOn is not null && Currency == "EUR";

    /// <inheritdoc/>
    public override string ToString() => $"row {Row}: {Outcome}";
}

/// <param name="FileName">Name of the statement's file.</param>
/// <param name="Row">Row in the file, from 1.</param>
public sealed record LinePlace(string FileName, int Row);
