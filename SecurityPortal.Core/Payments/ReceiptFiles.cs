using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Payments;

/// <summary>Receipts of payments.</summary>
internal sealed class ReceiptFiles : IFileUse
{
    public IQueryable<Guid> Files(PortalDbContext db) => db.PaymentSlips.Where(s => s.ReceiptFileId != null).Select(s => s.ReceiptFileId!.Value);
}
