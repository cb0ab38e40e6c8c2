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

    /// <summary>What is still due is more than may be let go, or nothing was paid yet. Argument: what may be let go.</summary>
    public static Error RestTooMuch(long most) => new("payment.rest-too-much") { Arguments = [Money.Format(most)] };

    /// <summary>No slip has this number or reference.</summary>
    public static Error NoSuchSlip => new("payment.no-such-slip");

    /// <summary>The line holds no money that could be booked: unreadable, not in euro, not a payment, or used up.</summary>
    public static Error NothingToMatch => new("payment.nothing-to-match");

    /// <summary>The slip has no payment of this amount that the bank could have taken back.</summary>
    public static Error NothingTakenBack => new("payment.nothing-taken-back");

    /// <summary>A payment of the slip was taken back, and what follows is not decided yet.</summary>
    public static Error Questioned => new("payment.questioned");

    /// <summary>A refund does not go from its state to the one asked for.</summary>
    public static Error RefundState => new("payment.refund-state");

    /// <summary>Money that was booked from paper, and that its slip does not take, has no line yet on which it could be held.</summary>
    public static Error RefundWithoutLine => new("payment.refund-without-line");

    /// <summary>The payment counts no more, or another correction of it waits.</summary>
    public static Error NotCorrectable => new("payment.not-correctable");

    /// <summary>Who proposed a correction does not confirm it.</summary>
    public static Error SecondPerson => new("payment.second-person");

    /// <summary>The money belongs to the slip that it stands on already.</summary>
    public static Error SameSlip => new("payment.same-slip");

    /// <summary>Choose two slips at least.</summary>
    public static Error CollectiveTooFew => new("payment.collective-too-few");

    /// <summary>A slip among those chosen is paid, partly paid, cancelled, on another collective slip, or for another account.</summary>
    public static Error CollectiveSlipTaken => new("payment.collective-slip-taken");

    /// <summary>The slip takes no receipt: paid or cancelled.</summary>
    public static Error NoReceiptNeeded => new("payment.no-receipt-needed");
}
