namespace SecurityPortal.Core.Payments;

/// <summary>What slips add up to.</summary>
/// <param name="AmountCents">What they ask for.</param>
/// <param name="PaidCents">What came and counts.</param>
/// <param name="DueCents">What is still to be paid of those that are open.</param>
public sealed record SlipSums(long AmountCents, long PaidCents, long DueCents);
