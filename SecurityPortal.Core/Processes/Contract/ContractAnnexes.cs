using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>Annexes of notified contracts.</summary>
internal sealed class ContractAnnexes : IAnnexes
{
    public Task<bool> IsPendingAsync(PortalDbContext db, Guid caseId, CancellationToken ct) =>
        db.Contracts.AnyAsync(c => c.CaseId == caseId && c.AnnexPending, ct);

    public async Task<bool> TakeAsync(PortalDbContext db, Guid caseId, CancellationToken ct)
    {
        if (await db.Contracts.SingleOrDefaultAsync(c => c.CaseId == caseId && c.AnnexPending, ct) is not { } contract)
        {
            return false;
        }

        (contract.AnnexPending, contract.Version) = (false, Guid.NewGuid());
        return true;
    }
}
