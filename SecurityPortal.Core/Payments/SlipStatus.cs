namespace SecurityPortal.Core.Payments;

/// <summary>Where a payment slip stands.</summary>
public enum SlipStatus
{
    Open,

    /// <summary>Booked by a cashier.</summary>
    Paid,

    /// <summary>No longer payable: the case was withdrawn or closed.</summary>
    Cancelled,
}
