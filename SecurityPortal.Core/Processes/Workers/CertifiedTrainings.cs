using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Papers;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>Certificates of exams, as their paper names them.</summary>
internal sealed class CertifiedTrainings : ITrainingSource
{
    public async Task<CertifiedTraining?> FindAsync(PortalDbContext db, Guid licenceId, CancellationToken ct) =>
        await db.ExamCertificates.AsNoTracking().Where(c => c.LicenceId == licenceId).Select(c => new CertifiedTraining(c.Institution, c.PassedOn))
            .SingleOrDefaultAsync(ct);
}
