using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Payments;

/// <summary>Which slips a cashier looks at.</summary>
/// <param name="View">The list.</param>
/// <param name="Search">Reference, slip number, case number, business number, or beginnings of words of the payer's name.</param>
/// <param name="Page">The page; none given is the first.</param>
public sealed record SlipFilter(SlipListView View = SlipListView.Open, string? Search = null, PageRequest? Page = null);

public enum SlipListView
{
    /// <summary>Waiting for a payment, the oldest first.</summary>
    Open,

    /// <summary>Open, and the payer has uploaded a receipt.</summary>
    WithReceipt,

    /// <summary>Open, past the last day.</summary>
    Overdue,

    /// <summary>Booked, the latest first.</summary>
    Paid,

    /// <summary>Paid for a case that ended: to be settled with the payer.</summary>
    Held,

    Cancelled,

    /// <summary>All of them, the latest first.</summary>
    All,
}
