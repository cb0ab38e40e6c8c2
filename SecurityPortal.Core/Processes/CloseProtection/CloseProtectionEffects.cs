using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.CloseProtection.Mails;
using SecurityPortal.Core.Processes.Effects;

namespace SecurityPortal.Core.Processes.CloseProtection;

/// <summary>No authorisation without the police's consent; only the appeals body may see it otherwise.</summary>
internal sealed class CloseProtectionEffects : IOnRecommended, IOnApproved, IOnPaid, IOnReopened, IOnForgotten, ICaseFindings
{
    public async Task<Error?> RecommendedAsync(CaseContext move, bool approve, CancellationToken ct) =>
        approve ? Obstacle(await move.Db.CountingOpinionAsync(move.File.Id, ct)) : null;

    // An appeal that was upheld authorises from another state, against whatever the police said.
    public async Task<Error?> ApprovedAsync(CaseContext move, CancellationToken ct) =>
        move.File.Status == CaseStatus.Recommended ? Obstacle(await move.Db.CountingOpinionAsync(move.File.Id, ct)) : null;

    public async Task<Result<Unit>> PaidAsync(CaseContext move, CancellationToken ct)
    {
        var issued = await CaseIssue.IssueAsync(move, ct);
        if (issued.IsOk)
        {
            var licence = move.Db.Licences.Local.Single(l => l.CaseId == move.File.Id);
            await CaseIssue.MailAsync(
                move.Db, move.Clock, move.File, "name-operators",
                about => new NameOperatorsMail { Name = about.Name, CaseNumber = about.CaseNumber, Number = licence.Number, ValidTo = licence.ValidTo,
                    Link = about.Link },
                move.CaseLink, ct);
        }

        return issued;
    }

    public Task ForgottenAsync(PortalDbContext db, Guid caseId, CancellationToken ct) =>
        db.PoliceOpinions.Where(o => o.CaseId == caseId).ExecuteDeleteAsync(ct);

    // The case begins anew, and the police may be asked anew.
    public async Task<Error?> ReopenedAsync(CaseContext move, CancellationToken ct)
    {
        if (await move.Db.CountingOpinionAsync(move.File.Id, ct) is { } opinion)
        {
            (opinion.SetAsideAt, opinion.Version) = (move.Now, Guid.NewGuid());
        }

        return null;
    }

    public async Task<IReadOnlyList<CaseFinding>> FindingsAsync(CaseContext read, CancellationToken ct)
    {
        var opinion = await read.Db.CountingOpinionAsync(read.File.Id, ct);
        return
        [
            new("LicenceHeld", await CloseProtectionRules.BarrierAsync(read.Db, read.File.CompanyId, read.Today, ct) is null),
            new("PoliceInTime", opinion is not null && !opinion.IsLateOn(read.Today)),
            new("PoliceAgrees", opinion is { Agrees: true }),
        ];
    }

    private static Error? Obstacle(PoliceOpinion? opinion) => opinion switch
    {
        null => new Error("close-protection.police-not-asked"),
        { Agrees: null } => new Error("close-protection.police-pending"),
        { Agrees: false } => new Error("close-protection.police-disagrees"),
        _ => null,
    };
}
