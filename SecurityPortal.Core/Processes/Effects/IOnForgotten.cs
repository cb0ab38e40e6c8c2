using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Processes.Effects;

/// <summary>What a process keeps of persons beside the case itself, made anonymous with it once its time is over.</summary>
public interface IOnForgotten
{
    /// <summary>Runs in the transaction that makes the case anonymous, while the case still says whom it was about.</summary>
    Task ForgottenAsync(PortalDbContext db, Guid caseId, CancellationToken ct);
}
