using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Payments;

/// <summary>Why a payment is not booked or a receipt not taken. The sentences stand in ErrorTexts.</summary>
public static class PaymentErrors
{
    /// <summary>The amount that came is not the slip's. Arguments: what came, what the slip says.</summary>
    public static Error AmountDiffers(long came, long due) => new("payment.amount-differs") { Arguments = [Money.Format(came), Money.Format(due)] };

    /// <summary>Booked before. Arguments: who, when.</summary>
    public static Error AlreadyBooked(string who, DateTime when) => new("payment.already-booked") { Arguments = [who, LocalTime.Format(when)] };

    /// <summary>The slip changed since it was read: look again.</summary>
    public static Error Changed => new("payment.changed");

    /// <summary>The slip was cancelled, or its case is no longer waiting for a payment. Argument: the case number.</summary>
    public static Error CaseEnded(string caseNumber) => new("payment.case-ended") { Arguments = [caseNumber] };

    /// <summary>The bank's date lies before the slip's issue or in the future. Arguments: first and last day that can be right.</summary>
    public static Error BankDate(DateOnly from, DateOnly to) => new("payment.bank-date") { Arguments = [LocalTime.Format(from), LocalTime.Format(to)] };

    /// <summary>The bank's reference is missing, too long, or holds invisible characters.</summary>
    public static Error BankReference => new("payment.bank-reference");

    /// <summary>The slip takes no receipt: paid or cancelled.</summary>
    public static Error NoReceiptNeeded => new("payment.no-receipt-needed");
}
