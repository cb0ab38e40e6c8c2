using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Drafts;

/// <summary>Attaches files to drafts, removes them, and tells what is still required.</summary>
public sealed partial class DraftDocuments(
    IDbContextFactory<PortalDbContext> dbFactory, DraftStore drafts, DocumentIntake intake, IFileStore files, ImageWork images, TimeProvider clock)
{
    private const int PictureSide = 1200;

    /// <summary>What the process asks for and what is attached.</summary>
    public async Task<Result<DraftDocumentList>> ListAsync(Guid draftId, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await drafts.FindAsync(db, draftId, DelegatePermissions.Prepare, ct) is var (draft, _)
            ? await ListAsync(db, draft, clock.Today(), ct)
            : new NotFound();
    }

    /// <summary>
    /// Takes a file in for one of the kinds the process asks for; what was attached for it before is replaced. Errors: every <c>document.*</c> code.
    /// </summary>
    /// <param name="draftId">The draft.</param>
    /// <param name="kindCode">Kind of document or picture.</param>
    /// <param name="fileName">Name as the sender gives it.</param>
    /// <param name="body">The bytes as they arrive.</param>
    /// <param name="ct">Ends the upload.</param>
    public async Task<Result<AttachedDocument>> AttachAsync(Guid draftId, string kindCode, string? fileName, Stream body, CancellationToken ct)
    {
        var place = await PlaceAsync(draftId, kindCode, ct);
        if (!place.IsOk)
        {
            return place.Error!;
        }

        var accepted = await intake.AcceptAsync(body, fileName, place.Value.BytesUsed, ct);
        if (!accepted.IsOk)
        {
            return accepted.Error!;
        }

        var file = accepted.Value;
        long? imageHash = null;
        if (place.Value.IsPicture)
        {
            var picture = place.Value.Portrait is null ? await RedrawAsync(file, ct) : await RedrawOriginalAsync(file, ct);
            if (!picture.IsOk)
            {
                await files.DeleteAsync(file.Key, CancellationToken.None);
                return picture.Error!;
            }

            (file, imageHash) = picture.Value;
        }

        var saved = await SaveAsync(draftId, kindCode, file, imageHash, ct);
        if (saved.IsOk && place.Value.Portrait is { } portrait)
        {
            // Shown at once; the applicant chooses another part where it does not fit.
            var cropped = await CropAsync(draftId, portrait.KindCode, null, ct);
            return cropped.IsOk ? saved : cropped.Error!;
        }

        return saved;
    }

    /// <summary>Takes a file out of the draft; the bytes are swept later unless a filed version still has them.</summary>
    public async Task<Result<Unit>> RemoveAsync(Guid draftId, Guid attachmentId, CancellationToken ct) => await dbFactory.InTransactionAsync<Unit>(
        async db =>
        {
            if (await drafts.FindAsync(db, draftId, DelegatePermissions.Prepare, ct) is not var (_, actor))
            {
                return new NotFound();
            }

            var removed = await db.Attachments.Where(a => a.Id == attachmentId && a.DraftId == draftId).ExecuteDeleteAsync(ct);
            if (removed == 0)
            {
                return new NotFound();
            }

            db.Audit(clock, actor, "document.remove", "draft", draftId);
            return Unit.Done;
        },
        ct);

    /// <summary>Remembers that a paper was made from the draft's data as they stand, and answers the short code printed on it.</summary>
    public async Task<Result<string>> RecordFormAsync(Guid draftId, string kindCode, CancellationToken ct) => await dbFactory.InTransactionAsync<string>(
        async db =>
        {
            if (await drafts.FindAsync(db, draftId, DelegatePermissions.Prepare, ct) is not var (draft, _))
            {
                return new NotFound();
            }

            var code = await FormCodeAsync(db, draft, kindCode, ct);
            var form = await db.DraftForms.SingleOrDefaultAsync(f => f.DraftId == draftId && f.KindCode == kindCode, ct);
            if (form is null)
            {
                db.DraftForms.Add(new DraftForm { DraftId = draftId, KindCode = kindCode, DataCode = code, MadeAt = clock.UtcNow() });
            }
            else
            {
                (form.DataCode, form.MadeAt) = (code, clock.UtcNow());
            }

            return code;
        },
        ct);

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
            errors.AddRange(list.Kinds
                .Where(k => k.IsRequired && list.Attached.All(a => a.KindCode != k.Code))
                .Select(k => new FieldError(place, $"Documents.{k.Code}", "document.missing", [k.Name.Current])));
            errors.AddRange(list.Attached
                .Where(a => a.IsOutOfDate)
                .Select(a => new FieldError(place, $"Documents.{a.KindCode}", "document.out-of-date", [a.KindName.Current])));
        }

        return errors;
    }

    // A request that is filed today is asked for what holds today; a correction for what held when its case was filed.
    private static async Task<FilingDay> FilingDayAsync(PortalDbContext db, Draft draft, DateOnly today, CancellationToken ct) =>
        draft.CaseId is { } caseId ? FilingDay.Of(await db.Cases.Where(c => c.Id == caseId).Select(c => c.SubmittedAt).SingleAsync(ct)) : new FilingDay(today);

    private static async Task<DraftDocumentList> ListAsync(PortalDbContext db, Draft draft, DateOnly today, CancellationToken ct)
    {
        var process = ProcessCatalogue.Get(draft.ProcessKey);
        var day = await FilingDayAsync(db, draft, today, ct);
        var requirements = await db.RequirementsAsync(draft.ProcessKey, draft.ClassCode, day, ct);
        var called = (await db.DocumentKindsAsync(draft.ProcessKey, draft.ClassCode, day, ct)).ToDictionary(r => r.KindCode, r => r.Name);
        var attachments = await db.Attachments.AsNoTracking().Include(a => a.File).Where(a => a.DraftId == draft.Id).OrderBy(a => a.AttachedAt).ToListAsync(ct);
        var forms = await db.DraftForms.AsNoTracking().Where(f => f.DraftId == draft.Id).ToDictionaryAsync(f => f.KindCode, f => f.DataCode, ct);
        var pictureHash = PictureHash(process, attachments);
        var earlier = await DraftReuse.EarlierFilesAsync(db, draft, ct);
        var kinds = requirements.Select(r => new DocumentKindRow(
            r.KindCode, r.Name, r.IsRequired, r.IsConfirmed, process.FormKinds.Contains(r.KindCode), forms.GetValueOrDefault(r.KindCode))).ToList();
        var rows = attachments.Select(a => new AttachedDocument(
            a.Id,
            a.KindCode,
            called.GetValueOrDefault(a.KindCode) ?? LocalName.Same(a.KindCode),
            a.FileName,
            a.File!.ContentType,
            a.File.Size,
            a.AttachedAt,
            process.FormKinds.Contains(a.KindCode) && a.DataCode != process.Papers!.DataCode(process.Form.Read(draft.Payload), a.KindCode, pictureHash),
            earlier.Contains(a.FileId))).ToList();
        var pictures = process.Form.Pictures.SelectMany(p => new[] { p.KindCode, p.OriginalKind }).ToHashSet();
        return new DraftDocumentList(
            kinds, [.. rows.Where(r => !pictures.Contains(r.KindCode))], [.. rows.Where(r => pictures.Contains(r.KindCode))]);
    }

    private static async Task<string> FormCodeAsync(PortalDbContext db, Draft draft, string kindCode, CancellationToken ct)
    {
        var process = ProcessCatalogue.Get(draft.ProcessKey);
        var attachments = await db.Attachments.AsNoTracking().Include(a => a.File).Where(a => a.DraftId == draft.Id).ToListAsync(ct);
        return process.Papers!.DataCode(process.Form.Read(draft.Payload), kindCode, PictureHash(process, attachments));
    }

    private static string PictureHash(ProcessDefinition process, IEnumerable<Attachment> attachments) => string.Join(
        ',', attachments.Where(a => process.Form.Pictures.Any(p => p.KindCode == a.KindCode)).OrderBy(a => a.KindCode, StringComparer.Ordinal)
            .Select(a => a.File!.Sha256));

    private async Task<Result<Place>> PlaceAsync(Guid draftId, string kindCode, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (await drafts.FindAsync(db, draftId, DelegatePermissions.Prepare, ct) is not var (draft, _))
        {
            return new NotFound();
        }

        var process = ProcessCatalogue.Get(draft.ProcessKey);
        var portrait = process.Form.Pictures.FirstOrDefault(p => p.OriginalKind == kindCode);
        var isPicture = portrait is not null || process.Form.Pictures.Any(p => p.KindCode == kindCode && p.OriginalKind is null);
        var list = await ListAsync(db, draft, clock.Today(), ct);
        if (!isPicture && list.Kinds.All(k => k.Code != kindCode))
        {
            return new Error("document.kind-unknown");
        }

        // A paper made by the portal is signed as printed: without one made first, there is nothing to sign.
        if (list.Kinds.FirstOrDefault(k => k.Code == kindCode) is { IsForm: true, MadeWithCode: null } kind)
        {
            return new Error("document.form-not-made") { Arguments = [kind.Name.Current] };
        }

        return new Place(isPicture, list.Attached.Concat(list.Pictures).Sum(a => a.Size), portrait);
    }

    private async Task<Result<(AcceptedFile File, long? Hash)>> RedrawAsync(AcceptedFile file, CancellationToken ct)
    {
        if (file.Kind is ContentKind.Pdf)
        {
            return new Error("document.picture-expected");
        }

        Result<Picture> picture;
        Result<long> hash;
        await using (var content = await files.OpenReadAsync(file.Key, ct) ?? throw new InvalidOperationException("A file just kept is gone."))
        {
            picture = await images.ReEncodeAsync(content, PictureFormat.Png, PictureSide, PictureSide, ct);
            content.Position = 0;
            hash = await images.DifferenceHashAsync(content, ct);
        }

        if (!picture.IsOk || !hash.IsOk)
        {
            return picture.Error ?? hash.Error!;
        }

        using var bytes = new MemoryStream(picture.Value.Bytes, writable: false);
        var redrawn = await intake.AcceptAsync(bytes, Path.ChangeExtension(file.Name, ".png"), 0, ct);
        if (!redrawn.IsOk)
        {
            return redrawn.Error!;
        }

        await files.DeleteAsync(file.Key, CancellationToken.None);
        return (redrawn.Value, hash.Value);
    }

    private async Task<Result<AttachedDocument>> SaveAsync(
        Guid draftId, string kindCode, AcceptedFile file, long? imageHash, CancellationToken ct)
    {
        var saved = await dbFactory.InTransactionAsync<Guid>(
            async db =>
            {
                if (await drafts.FindAsync(db, draftId, DelegatePermissions.Prepare, ct) is not var (_, actor))
                {
                    return new NotFound();
                }

                // One file for each kind, also when two windows send one at once.
                await db.Attachments.Where(a => a.DraftId == draftId && a.KindCode == kindCode).ExecuteDeleteAsync(ct);

                var stored = new StoredFile
                {
                    StorageKey = file.Key, ContentType = file.Kind.MediaType(), Size = file.Length, Sha256 = file.Sha256, ImageHash = imageHash,
                    CreatedBy = actor.UserId, CreatedAt = clock.UtcNow(),
                };
                var attachment = new Attachment
                {
                    FileId = stored.Id, DraftId = draftId, KindCode = kindCode, FileName = file.Name, AttachedAt = clock.UtcNow(),
                    DataCode = await db.DraftForms.Where(f => f.DraftId == draftId && f.KindCode == kindCode).Select(f => f.DataCode).FirstOrDefaultAsync(ct),
                };
                db.StoredFiles.Add(stored);
                db.Attachments.Add(attachment);
                db.Audit(clock, actor, "document.attach", "draft", draftId, kindCode);
                return attachment.Id;
            },
            ct);
        if (!saved.IsOk)
        {
            await files.DeleteAsync(file.Key, CancellationToken.None);
            return saved.Error!;
        }

        var list = await ListAsync(draftId, ct);
        return list.IsOk ? list.Value.Attached.Concat(list.Value.Pictures).Single(a => a.Id == saved.Value) : list.Error!;
    }

    private readonly record struct Place(bool IsPicture, long BytesUsed, PictureField? Portrait);
}
