namespace SecurityPortal.Core.Payments;

/// <summary>Marks the texts of payment slips.</summary>
public sealed class PaymentTexts;
