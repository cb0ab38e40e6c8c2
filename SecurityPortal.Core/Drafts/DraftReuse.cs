using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Drafts;

/// <summary>
/// What a new request takes over from an earlier one (processes.md §1): the answers, the pictures, and the documents whose kind may be reused. Papers made
/// by the portal are signed anew each time.
/// </summary>
public static class DraftReuse
{
    /// <summary>A new request may be pre-filled from one that ended without its result.</summary>
    public static bool MayBeginFrom(CaseStatus status) => CaseStates.Of(status).Ending == CaseEnding.Without;

    /// <summary>The last approved request of the process.</summary>
    internal static async Task<CaseVersion?> LastApprovedAsync(PortalDbContext db, ProcessDefinition process, Actor actor, CancellationToken ct)
    {
        var last = await db.Cases.AsNoTracking()
            .Where(c => c.ProcessKey == process.Key && c.Status == CaseStatus.Issued && c.CompanyId == actor.CompanyId && c.IndividualId == actor.IndividualId)
            .OrderByDescending(c => c.SubmittedAt)
            .Select(c => new { c.Id, c.VersionNumber })
            .FirstOrDefaultAsync(ct);
        return last is null ? null : await VersionAsync(db, last.Id, last.VersionNumber, ct);
    }

    /// <summary>The last approved request of the process about one of the persons named; whoever bears no number is nobody's earlier self.</summary>
    internal static async Task<CaseVersion?> LastApprovedAsync(
        PortalDbContext db, ProcessDefinition process, Actor actor, IReadOnlyList<NamedPerson> people, CancellationToken ct)
    {
        var numbers = people.Select(p => p.PersonalNumber).Where(n => n is not null).ToList();
        var passports = people.Where(p => p.PassportNumber is not null).Select(p => $"{p.Citizenship}/{p.PassportNumber}").ToList();
        var last = await db.Cases.AsNoTracking()
            .Where(c => c.ProcessKey == process.Key && c.Status == CaseStatus.Issued && c.CompanyId == actor.CompanyId && c.IndividualId == actor.IndividualId
                && db.Set<CasePerson>().Any(p => p.CaseId == c.Id
                    && (numbers.Contains(p.PersonalNumber) || (p.PassportNumber != null && passports.Contains(p.Citizenship + "/" + p.PassportNumber)))))
            .OrderByDescending(c => c.SubmittedAt)
            .Select(c => new { c.Id, c.VersionNumber })
            .FirstOrDefaultAsync(ct);
        return last is null ? null : await VersionAsync(db, last.Id, last.VersionNumber, ct);
    }

    internal static Task<CaseVersion> VersionAsync(PortalDbContext db, Guid caseId, int number, CancellationToken ct) =>
        db.CaseVersions.AsNoTracking().SingleAsync(v => v.CaseId == caseId && v.Number == number, ct);

    /// <summary>Attaches the earlier files to the draft; the files themselves are shared, not copied.</summary>
    internal static async Task TakeOverAsync(PortalDbContext db, ProcessDefinition process, Draft draft, CaseVersion? earlier, DateOnly today,
        CancellationToken ct)
    {
        if (earlier is null)
        {
            return;
        }

        var requirements = await db.RequirementsAsync(draft.ProcessKey, draft.ClassCode, new FilingDay(today), ct);
        var kinds = requirements.Where(r => r.MayBeReused).Select(r => r.KindCode).Except(process.FormKinds)
            .Concat(process.Form.Pictures.Select(p => p.KindCode)).ToList();
        foreach (var attachment in await db.Attachments.AsNoTracking().Where(a => a.CaseVersionId == earlier.Id && kinds.Contains(a.KindCode)).ToListAsync(ct))
        {
            db.Attachments.Add(new Attachment
            {
                FileId = attachment.FileId, DraftId = draft.Id, KindCode = attachment.KindCode, FileName = attachment.FileName,
                AttachedAt = attachment.AttachedAt,
            });
        }
    }

    /// <summary>Which of a draft's files came along from an earlier request of the same applicant.</summary>
    internal static async Task<IReadOnlySet<Guid>> EarlierFilesAsync(PortalDbContext db, Draft draft, CancellationToken ct)
    {
        if (draft.CaseId is not null)
        {
            return new HashSet<Guid>();
        }

        var files = await db.Attachments.Where(a => a.DraftId == draft.Id).Select(a => a.FileId)
            .Where(f => db.Set<Attachment>().Any(e => e.FileId == f && db.Set<CaseVersion>().Any(v => v.Id == e.CaseVersionId
                && db.Set<Case>().Any(c => c.Id == v.CaseId && c.CompanyId == draft.CompanyId && c.IndividualId == draft.IndividualId))))
            .ToListAsync(ct);
        return files.ToHashSet();
    }
}
