using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Incidents;

/// <summary>A report ends in nothing granted: its workflow never issues.</summary>
internal sealed class NoGrant : ICaseGrant
{
    public Task IssueAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct) =>
        throw new InvalidOperationException("A report grants nothing.");
}
