using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Papers;

/// <summary>Knows which granted papers certify a training.</summary>
public interface ITrainingSource
{
    /// <summary>The training that a licence or certificate stands for; null where it licenses work.</summary>
    Task<CertifiedTraining?> FindAsync(PortalDbContext db, Guid licenceId, CancellationToken ct);
}
