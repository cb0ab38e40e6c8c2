namespace SecurityPortal.Core.Payments;

/// <summary>What the bank's paper says of a payment.</summary>
/// <param name="Date">Day of the payment.</param>
/// <param name="Reference">The bank's own reference, at most 60 characters.</param>
/// <param name="AmountCents">What came, in cents.</param>
public sealed record Booking(DateOnly Date, string Reference, long AmountCents)
{
    /// <summary>
    /// The cashier was told that it is not what is due, and books it all the same: less is a part payment, what is too much goes to the refunds.
    /// </summary>
    public bool DifferenceSeen { get; init; }
}
