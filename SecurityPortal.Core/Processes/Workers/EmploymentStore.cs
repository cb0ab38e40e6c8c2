using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>EmploymentStore in the caller's context; <see cref="EmploymentService"/> asks for rights.</summary>
public static class EmploymentStore
{
    /// <summary>Those that last on a day: begun or about to begin, not ended, with their contract.</summary>
    public static IQueryable<Employment> Lasting(this IQueryable<Employment> employments, DateOnly today) =>
        employments.Where(e => (e.To == null || e.To >= today) && (e.CaseId != null || e.ContractFileId != null));

    /// <summary>Enters that the person works for the company from a day on, unless it is known already.</summary>
    public static async Task ArisesAsync(
        PortalDbContext db, Guid companyId, Guid personId, LocalName position, DateOnly from, Guid caseId, (Guid FileId, string Name)? contract, DateTime now,
        CancellationToken ct)
    {
        var known = await db.Employments.FirstOrDefaultAsync(e => e.CompanyId == companyId && e.PersonId == personId && e.To == null, ct);
        if (known is not null)
        {
            if (known.IsPending)
            {
                (known.CaseId, known.Version) = (caseId, Guid.NewGuid());
            }

            if (contract is { } later && known.ContractFileId is null)
            {
                (known.ContractFileId, known.ContractFileName, known.Version) = (later.FileId, later.Name, Guid.NewGuid());
            }

            return;
        }

        db.Employments.Add(new Employment
        {
            CompanyId = companyId, PersonId = personId, Position = position, From = from, CaseId = caseId, ContractFileId = contract?.FileId,
            ContractFileName = contract?.Name, CreatedAt = now,
        });
    }
}
