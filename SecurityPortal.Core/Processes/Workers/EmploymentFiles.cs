using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>Contracts of employment.</summary>
internal sealed class EmploymentFiles : IFileUse
{
    public IQueryable<Guid> Files(PortalDbContext db) => db.Employments.Where(e => e.ContractFileId != null).Select(e => e.ContractFileId!.Value);
}
