using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Register;

/// <summary>For processes whose end is a state of the case and nothing beside it: their workflows never issue.</summary>
public sealed class GrantsNothing : ICaseGrant
{
    /// <inheritdoc/>
    public Task IssueAsync(PortalDbContext db, Case file, DateTime now, CancellationToken ct) =>
        throw new InvalidOperationException("This process grants nothing.");
}
