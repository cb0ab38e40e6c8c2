using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Payments;

/// <summary>What a case costs. Both methods run inside the transaction of the caller and save nothing themselves.</summary>
public interface ICaseFees
{
    /// <summary>
    /// Makes the slip of a case by the tariff of today, everything on it frozen; null where the tariff says 0. Throws when no tariff row is valid today.
    /// </summary>
    Task<PaymentSlip?> ChargeAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct);

    /// <summary>Cancels the open slips of a case that ends without what they pay for; paid ones are held for the cashier.</summary>
    Task CancelAsync(PortalDbContext db, Guid caseId, CancellationToken ct);

    /// <summary>Takes <see cref="CancelAsync"/> back: a payment still held counts again, else there is a new slip, or none without a fee.</summary>
    Task<PaymentSlip?> ReviveAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct);
}
