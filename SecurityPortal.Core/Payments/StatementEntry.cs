namespace SecurityPortal.Core.Payments;

/// <summary>A line as the file has it.</summary>
/// <param name="Row">Row in the file, from 1.</param>
/// <param name="BookedOn">Day at the bank; null where it cannot be read.</param>
/// <param name="AmountCents">Cents, never negative; null where it cannot be read.</param>
/// <param name="IsCredit">Money that came in.</param>
/// <param name="Currency">Currency code.</param>
/// <param name="EntryReference">The bank's reference of the entry.</param>
/// <param name="Payer">Who paid.</param>
/// <param name="Text">Where the payment reference is looked for.</param>
public sealed record StatementEntry(
    int Row, DateOnly? BookedOn, long? AmountCents, bool IsCredit, string Currency, string? EntryReference, string? Payer, string Text)
{
    /// <summary>The bank undoes an earlier entry; the direction is that of this entry itself.</summary>
    public bool IsReversal { get; init; }

    /// <summary>The bank has only announced it.</summary>
    public bool IsPending { get; init; }

    /// <summary>The account that the money came from.</summary>
    public string? PayerAccount { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"row {Row}";
}

/// <summary>A statement as the file has it.</summary>
/// <param name="Format"><c>csv</c> or <c>camt.053</c>.</param>
/// <param name="Entries">Its lines.</param>
public sealed record StatementFile(string Format, IReadOnlyList<StatementEntry> Entries)
{
    /// <summary>The accounts that the file names, each once.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>Balance before the first entry and after the last, as the file says.</summary>
    public long? OpeningCents { get; init; }

    /// <inheritdoc cref="OpeningCents"/>
    public long? ClosingCents { get; init; }

    /// <summary>Sum of the entries that the bank has booked, in and out.</summary>
    public long CreditCents { get; init; }

    /// <inheritdoc cref="CreditCents"/>
    public long DebitCents { get; init; }

    /// <summary>How it was decoded where it does not say how.</summary>
    public string? GuessedEncoding { get; init; }

    /// <summary>What stands above the heading.</summary>
    public string? Preamble { get; init; }
}
