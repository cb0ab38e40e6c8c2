using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Casework;

/// <summary>Annexes to what is in force: an officer looks at them, and nothing is decided anew.</summary>
public interface IAnnexes
{
    /// <summary>Whether an annex of the case waits to be looked at.</summary>
    Task<bool> IsPendingAsync(PortalDbContext db, Guid caseId, CancellationToken ct);

    /// <summary>Marks it as looked at, inside the caller's transaction; false where none waits.</summary>
    Task<bool> TakeAsync(PortalDbContext db, Guid caseId, CancellationToken ct);
}
