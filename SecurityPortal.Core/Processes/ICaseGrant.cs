using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Processes;

/// <summary>What the end of a case creates. Called inside the transaction that issues.</summary>
public interface ICaseGrant
{
    /// <summary>Adds what is granted to <paramref name="db"/>.</summary>
    Task IssueAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct);
}
