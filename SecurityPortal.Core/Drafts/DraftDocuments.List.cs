using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Drafts;

/// <summary>What a draft needs, what it has, and what is missing: counted here alone, for every list.</summary>
public sealed partial class DraftDocuments
{
    /// <summary>What is missing or out of date among documents and pictures, in one step or in all; nothing of a draft that is not the actor's.</summary>
    public async Task<IReadOnlyList<FieldError>> CheckAsync(Guid draftId, string? step, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await drafts.FindAsync(db, draftId, DelegatePermissions.Prepare, ct) is var (draft, _)
            ? await CheckAsync(db, draft, step, clock.Today(), ct)
            : [];
    }

    internal static async Task<IReadOnlyList<FieldError>> CheckAsync(
        PortalDbContext db, Draft draft, string? step, DateOnly today, CancellationToken ct)
    {
        var process = ProcessCatalogue.Get(draft.ProcessKey);
        var list = await ListAsync(db, draft, today, ct);
        var errors = process.Form.Pictures
            .Where(p => (step is null || step == p.Step) && list.Pictures.All(a => a.KindCode != p.KindCode))
            .Select(p => new FieldError(p.Step, p.Path, "document.picture-missing"))
            .ToList();
        // Where the documents have no step of their own, they are attached in the last one.
        var place = process.Form.Steps.Contains(ProcessDefinition.DocumentsStep) ? ProcessDefinition.DocumentsStep : ProcessDefinition.CheckStep;
        if (step is null || step == place)
        {
            // A signed paper whose data changed since is no more there than one never signed, but another sentence helps.
            var outOfDate = list.Attached.Where(a => a.IsOutOfDate).Select(a => a.KindCode).ToHashSet();
            errors.AddRange(list.Kinds
                .Where(k => k.IsMissing || outOfDate.Contains(k.Code))
                .Select(k => new FieldError(
                    place, $"Documents.{k.Code}", outOfDate.Contains(k.Code) ? "document.out-of-date" : "document.missing", [k.Name.Current])));
        }

        return errors;
    }

    // A request that is filed today is asked for what holds today; a correction for what held when its case was filed.
    private static async Task<FilingDay> FilingDayAsync(PortalDbContext db, Draft draft, DateOnly today, CancellationToken ct) =>
        draft.CaseId is { } caseId ? FilingDay.Of(await db.Cases.Where(c => c.Id == caseId).Select(c => c.SubmittedAt).SingleAsync(ct)) : new FilingDay(today);

    private static async Task<DraftDocumentList> ListAsync(PortalDbContext db, Draft draft, DateOnly today, CancellationToken ct)
    {
        var process = ProcessCatalogue.Get(draft.ProcessKey);
        var answers = process.Form.Read(draft.Payload);
        var day = await FilingDayAsync(db, draft, today, ct);
        var requirements = await db.RequirementsAsync(draft.ProcessKey, draft.ClassCode, day, ct);
        var called = (await db.DocumentKindsAsync(draft.ProcessKey, draft.ClassCode, day, ct)).ToDictionary(r => r.KindCode, r => r.Name);
        var attachments = await db.Attachments.AsNoTracking().Include(a => a.File).Where(a => a.DraftId == draft.Id).OrderBy(a => a.AttachedAt).ToListAsync(ct);
        var forms = await db.DraftForms.AsNoTracking().Where(f => f.DraftId == draft.Id).ToDictionaryAsync(f => f.KindCode, f => f.DataCode, ct);
        var pictureHash = PictureHash(process, attachments);
        var earlier = await DraftReuse.EarlierFilesAsync(db, draft, ct);
        var rows = attachments.Select(a => new AttachedDocument(
            a.Id,
            a.KindCode,
            called.GetValueOrDefault(a.KindCode) ?? LocalName.Same(a.KindCode),
            a.FileName,
            a.File!.ContentType,
            a.File.Size,
            a.AttachedAt,
            process.FormKinds.Contains(a.KindCode) && a.DataCode != process.Papers!.DataCode(process.Form, answers, a.KindCode, pictureHash),
            earlier.Contains(a.FileId))).ToList();

        var amended = await AmendedFilesAsync(db, draft, process, ct);
        var counted = attachments.Where(a => rows.Exists(r => r.Id == a.Id && !r.IsOutOfDate)).ToList();
        var kinds = requirements
            .Select(r => (Row: r, Need: process.Form.Need(answers, r.KindCode, amended is not null)))
            .Where(r => r.Need != DocumentNeed.NotAsked)
            .Select(r => new DocumentKindRow(
                r.Row.KindCode, r.Row.Name, r.Need.IsRequired(r.Row.IsRequired), r.Row.IsConfirmed, process.FormKinds.Contains(r.Row.KindCode),
                forms.GetValueOrDefault(r.Row.KindCode),
                counted.Exists(a => a.KindCode == r.Row.KindCode && !(r.Need == DocumentNeed.RequiredAnew && amended!.Contains(a.FileId)))))
            .ToList();
        var pictures = process.Form.Pictures.SelectMany(p => new[] { p.KindCode, p.OriginalKind }).ToHashSet();
        return new DraftDocumentList(
            kinds, [.. Together(rows.Where(r => !pictures.Contains(r.KindCode)))], [.. rows.Where(r => pictures.Contains(r.KindCode))]);
    }

    // In the order attached, the files of a kind one after the other.
    private static IEnumerable<AttachedDocument> Together(IEnumerable<AttachedDocument> rows) => rows.GroupBy(r => r.KindCode).SelectMany(kind => kind);

    // Files of the version that a draft amends; null where it amends nothing that stays in force.
    private static async Task<IReadOnlySet<Guid>?> AmendedFilesAsync(PortalDbContext db, Draft draft, ProcessDefinition process, CancellationToken ct)
    {
        var file = await db.Cases.AsNoTracking().Where(c => c.Id == draft.CaseId).Select(c => new { c.Id, c.Status, c.VersionNumber }).SingleOrDefaultAsync(ct);
        return file is null || process.Workflow.FurtherVersion(file.Status) != CaseAction.Correct
            ? null
            : (await db.CaseVersions.Where(v => v.CaseId == file.Id && v.Number == file.VersionNumber)
                .Join(db.Attachments, v => v.Id, a => a.CaseVersionId, (_, a) => a.FileId).ToListAsync(ct)).ToHashSet();
    }

    private static string PictureHash(ProcessDefinition process, IEnumerable<Attachment> attachments) => string.Join(
        ',', attachments.Where(a => process.Form.Pictures.Any(p => p.KindCode == a.KindCode)).OrderBy(a => a.KindCode, StringComparer.Ordinal)
            .Select(a => a.File!.Sha256));
}
