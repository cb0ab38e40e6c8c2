namespace SecurityPortal.Core.Payments;

/// <summary>What the bank's paper says of a payment.</summary>
/// <param name="Date">Day of the payment.</param>
/// <param name="Reference">The bank's own reference, at most 60 characters.</param>
/// <param name="AmountCents">What came, in cents; must be the slip's amount.</param>
public sealed record Booking(DateOnly Date, string Reference, long AmountCents);
