using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Tests.TestKit;

/// <summary>Cases and licences of any process, straight into the database.</summary>
public static class OtherProcesses
{
    /// <summary>A filed case of a process, its answers as the account fills them in.</summary>
    public static async Task<Case> CaseOfAsync(this TestPortal portal, Actor company, ProcessDefinition process, string classCode,
        CaseStatus status = CaseStatus.Submitted)
    {
        var file = await portal.Data.CaseAsync(company, status, classCode: classCode);
        await using var db = portal.Db();
        var payload = process.Form.NewPayload(await db.ApplicantAsync(company.CompanyId, null, CancellationToken.None), classCode, null);
        await db.Cases.Where(c => c.Id == file.Id).ExecuteUpdateAsync(c => c
            .SetProperty(x => x.ProcessKey, process.Key)
            .SetProperty(x => x.Number, file.Number.Replace("-SL-", $"-{process.Letters}-", StringComparison.Ordinal)));
        await db.CaseVersions.Where(v => v.CaseId == file.Id).ExecuteUpdateAsync(v => v.SetProperty(x => x.Payload.Json, payload));
        await db.CasePersons.Where(p => p.CaseId == file.Id).ExecuteDeleteAsync();
        return await db.Cases.SingleAsync(c => c.Id == file.Id);
    }

    /// <summary>A licence or certificate of a process, valid for three years to <paramref name="validTo"/>, suspended or revoked where the test says
    /// so.</summary>
    public static async Task<Licence> LicenceOfAsync(
        this TestPortal portal, Actor company, ProcessDefinition process, string classCode, DateOnly validTo, LicenceState? set = null)
    {
        var file = await portal.CaseOfAsync(company, process, classCode, CaseStatus.Issued);
        var licence = await portal.Data.LicenceAsync(file, validTo.AddDays(1).AddYears(-3));
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        await using var db = portal.Db();
        await db.Licences.Where(l => l.Id == licence.Id).ExecuteUpdateAsync(l => l
            .SetProperty(x => x.SuspendedAt, set == LicenceState.Suspended ? now : null)
            .SetProperty(x => x.RevokedAt, set == LicenceState.Revoked ? now : null));
        return licence;
    }
}
