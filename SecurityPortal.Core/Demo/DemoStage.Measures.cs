using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Demo;

/// <summary>What happens to licences after issue, and the papers that single classes ask for.</summary>
internal sealed partial class DemoStage
{
    /// <summary>The licence that came from a request.</summary>
    public async Task<Licence> LicenceAsync(DemoRequest request, CancellationToken ct)
    {
        await using var db = await _dbFactory.CreateDbContextAsync(ct);
        return await db.Licences.AsNoTracking().SingleAsync(l => l.CaseId == request.CaseId, ct);
    }

    /// <summary>The proposal that waits for a decision on that licence.</summary>
    public async Task<LicenceMeasure> ProposalAsync(DemoRequest request, CancellationToken ct)
    {
        await using var db = await _dbFactory.CreateDbContextAsync(ct);
        return await db.LicenceMeasures.AsNoTracking().SingleAsync(
            m => m.Status == MeasureStatus.Proposed && db.Set<Licence>().Any(l => l.Id == m.LicenceId && l.CaseId == request.CaseId), ct);
    }

    /// <summary>Notes what has run out, as the portal does by itself.</summary>
    public Task ExpireAsync(CancellationToken ct) => Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<LicenceReminders>(_services).RunAsync(ct);

    // A further request brings earlier files along: the demo's own take their place.
    private async Task ClearAsync(DemoRequest request, IEnumerable<DemoDocument> documents, CancellationToken ct)
    {
        var kinds = documents.Select(d => d.KindCode).ToList();
        await using var db = await _dbFactory.CreateDbContextAsync(ct);
        await db.Attachments.Where(a => a.DraftId == request.DraftId && kinds.Contains(a.KindCode)).ExecuteDeleteAsync(ct);
    }
}
