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

    /// <summary>Held: less came than the slip says.</summary>
    PartPayment,

    /// <summary>Held: more came than the slip says.</summary>
    Overpayment,

    /// <summary>Held: the slip was paid before, by another entry.</summary>
    AlreadyBooked,

    /// <summary>Held: the slip was cancelled, or its case no longer waits for a payment.</summary>
    CaseEnded,

    /// <summary>Held: the bank's day lies before the slip's issue or in the future.</summary>
    BankDate,

    /// <summary>Held: the bank undoes an earlier payment.</summary>
    Reversal,

    /// <summary>Held: a payment that the bank undoes in the same statement.</summary>
    TakenBack,

    /// <summary>Held: not in euro.</summary>
    Currency,

    /// <summary>Held: the row cannot be read.</summary>
    Unreadable,

    /// <summary>Money that left the account: nothing to do.</summary>
    Debit,

    /// <summary>The same entry was taken in with an earlier statement: nothing to do.</summary>
    Repeated,
}
