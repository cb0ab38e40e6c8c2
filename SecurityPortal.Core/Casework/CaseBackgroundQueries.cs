using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Casework;

/// <summary>Reads what the ministry knows around a case; once a page, for none of it changes while one looks.</summary>
public sealed class CaseBackgroundQueries(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, CodeBookCache codeBooks, TimeProvider clock)
{
    private const int ListLength = 20;

    /// <summary>The background of a case. Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>.</summary>
    public async Task<Result<CaseBackground>> ReadAsync(Guid caseId, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanReadCases: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, caseId, new NotPermitted(), ct);
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, ct) is not { } file)
        {
            return new NotFound();
        }

        var today = clock.Today();
        var codes = await codeBooks.CurrentAsync(ct);
        var renewalDays = await db.NumberSettingAsync(SettingKeys.RenewalDays, new PresentDay(today), ct);
        LocalName ClassName(string process, string code, DateTime at) => codes.Name(ProcessCatalogue.Get(process).ClassList, code, at);
        var cases = await db.Cases.AsNoTracking()
            .Where(c => c.CompanyId == file.CompanyId && c.IndividualId == file.IndividualId && c.Id != caseId)
            .OrderByDescending(c => c.SubmittedAt).Take(ListLength).ToListAsync(ct);
        var licences = await db.Licences.AsNoTracking()
            .Where(l => l.CompanyId == file.CompanyId && l.IndividualId == file.IndividualId)
            .OrderByDescending(l => l.ValidTo).Take(ListLength).ToListAsync(ct);
        return new CaseBackground(
            [.. cases.Select(c => new BackgroundCase(c.Id, c.Number, c.ProcessKey, ClassName(c.ProcessKey, c.ClassCode, c.SubmittedAt),
                ProcessCatalogue.Get(c.ProcessKey).HasKinds ? c.Kind : null, c.Status, c.SubmittedAt))],
            [.. licences.Select(l => new BackgroundLicence(l.Number, ClassName(l.ProcessKey, l.ClassCode, l.IssuedAt), l.ValidFrom, l.ValidTo,
                l.StateOn(today, renewalDays)))],
            file.CompanyId is { } companyId ? await LookAlikesAsync(db, file, companyId, today, ct) : []);
    }

    // Companies are counted in hundreds: their names and emblems are compared one by one.
    private static async Task<IReadOnlyList<LookAlike>> LookAlikesAsync(PortalDbContext db, Case file, Guid companyId, DateOnly today, CancellationToken ct)
    {
        var nameLimit = await db.NumberSettingAsync(SettingKeys.NameLikeness, new PresentDay(today), ct);
        var emblemLimit = await db.NumberSettingAsync(SettingKeys.EmblemDistance, new PresentDay(today), ct);
        var others = await db.Companies.AsNoTracking().Where(c => c.Id != companyId).Select(c => new { c.Id, c.Name, c.BusinessNumber }).ToListAsync(ct);
        var emblems = await EmblemsAsync(db, ProcessCatalogue.Get(file.ProcessKey), ct);
        var own = emblems.Where(e => e.CaseId == file.Id).Select(e => e.Hash).ToList();
        var like = emblems.Where(e => e.CompanyId != companyId && own.Any(hash => ImageWork.Distance(hash, e.Hash) <= emblemLimit))
            .GroupBy(e => e.CompanyId).ToDictionary(g => g.Key, g => g.First().AttachmentId);
        return
        [
            .. from other in others
               let likeness = (int)Math.Round(100 * NameLikeness.Between(file.ApplicantName, other.Name))
               let emblem = like.TryGetValue(other.Id, out var attachment) ? attachment : (Guid?)null
               where likeness >= nameLimit || emblem is not null
               orderby likeness descending
               select new LookAlike(other.Name, other.BusinessNumber.ToString(), likeness >= nameLimit ? likeness : null, emblem),
        ];
    }

    internal static IQueryable<Emblem> Emblems(PortalDbContext db, IReadOnlyList<string> kinds) =>
        from attachment in db.Attachments.AsNoTracking()
        where kinds.Contains(attachment.KindCode) && attachment.File!.ImageHash != null
        join version in db.CaseVersions on attachment.CaseVersionId equals version.Id
        join file in db.Cases on version.CaseId equals file.Id
        where version.Number == file.VersionNumber && file.CompanyId != null
        select new Emblem
        {
            CaseId = file.Id, CompanyId = file.CompanyId!.Value, AttachmentId = attachment.Id, Hash = attachment.File!.ImageHash!.Value,
        };

    private static Task<List<Emblem>> EmblemsAsync(PortalDbContext db, ProcessDefinition process, CancellationToken ct) =>
        Emblems(db, [.. process.Form.Pictures.Select(p => p.KindCode)]).ToListAsync(ct);

    internal sealed class Emblem
    {
        public Guid CaseId { get; init; }

        public Guid CompanyId { get; init; }

        public Guid AttachmentId { get; init; }

        public long Hash { get; init; }
    }
}
