using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Processes;

/// <summary>Reads the answers of cases in the shape of today's form.</summary>
public static class CasePayloads
{
    /// <summary>The answers of a case's last version, also while its filing is not yet saved.</summary>
    public static async Task<string> AnswersAsync(this PortalDbContext db, Case file, CancellationToken ct)
    {
        var version = db.CaseVersions.Local.SingleOrDefault(v => v.CaseId == file.Id && v.Number == file.VersionNumber)
            ?? await db.CaseVersions.AsNoTracking().SingleAsync(v => v.CaseId == file.Id && v.Number == file.VersionNumber, ct);
        return ProcessCatalogue.Get(file.ProcessKey).Form.Read(version.Payload);
    }
}
