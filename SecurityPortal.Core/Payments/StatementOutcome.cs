namespace SecurityPortal.Core.Payments;

/// <summary>What became of a line of a bank statement.</summary>
public enum StatementOutcome
{
    /// <summary>Reference and amount are a slip's: booked when the cashier confirms.</summary>
    Matched,

    Booked,

    /// <summary>Held: the line names no reference.</summary>
    NoReference,

    /// <summary>Held: the check digits of the reference do not fit.</summary>
    CheckDigits,

    /// <summary>Held: no slip has this reference.</summary>
    UnknownReference,

    /// <summary>Less came than is due: it counts for the slip when the cashier confirms, and waits for the rest there. Held on a collective slip.</summary>
    PartPayment,

    /// <summary>More came than is due: when the cashier confirms, the slip is paid, and the rest goes to the refunds.</summary>
    Overpayment,

    /// <summary>The slip was paid before, by another entry: it goes to the refunds when the cashier confirms.</summary>
    AlreadyBooked,

    /// <summary>A cashier booked this payment from paper: when the statement is confirmed, the booking gets its line, and nothing counts twice.</summary>
    BookedByHand,

    /// <summary>Held: the slip was cancelled, or its case no longer waits for a payment.</summary>
    CaseEnded,

    /// <summary>Held: the bank's day lies before the slip's issue or in the future.</summary>
    BankDate,

    /// <summary>Held until it is settled: the bank undoes an earlier payment, which ceases to count when the cashier confirms.</summary>
    Reversal,

    /// <summary>Held: a payment that the bank undoes in the same statement, or has undone in an earlier one.</summary>
    TakenBack,

    /// <summary>Held: not in euro.</summary>
    Currency,

    /// <summary>Held: the row cannot be read.</summary>
    Unreadable,

    /// <summary>Money that left the account: nothing to do.</summary>
    Debit,

    /// <summary>Announced, and not booked by the bank yet: nothing to do, a later statement brings it.</summary>
    Pending,

    /// <summary>The same entry was taken in with an earlier statement: nothing to do.</summary>
    Repeated,
}
