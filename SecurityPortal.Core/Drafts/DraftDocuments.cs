using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Drafts;

/// <summary>Attaches files to drafts, removes them, and tells what is still required.</summary>
public sealed partial class DraftDocuments(
    IDbContextFactory<PortalDbContext> dbFactory, DraftStore drafts, DocumentIntake intake, IFileStore files, ImageWork images, TimeProvider clock)
{
    private const int PictureSide = 1200;
    private const int MostOfAKind = 20;

    /// <summary>What the process asks for and what is attached.</summary>
    public async Task<Result<DraftDocumentList>> ListAsync(Guid draftId, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await drafts.FindAsync(db, draftId, DelegatePermissions.Prepare, ct) is var (draft, _)
            ? await ListAsync(db, draft, clock.Today(), ct)
            : new NotFound();
    }

    /// <summary>
    /// Takes a file in for one of the kinds the process asks for, beside those attached for it already; a picture, the same file again and a signed paper out
    /// of date are replaced. Errors: every <c>document.*</c> code.
    /// </summary>
    /// <param name="draftId">The draft.</param>
    /// <param name="kindCode">Kind of document or picture.</param>
    /// <param name="fileName">Name as the sender gives it.</param>
    /// <param name="body">The bytes as they arrive.</param>
    /// <param name="ct">Ends the upload.</param>
    public Task<Result<AttachedDocument>> AttachAsync(Guid draftId, string kindCode, string? fileName, Stream body, CancellationToken ct) =>
        AttachAsync(draftId, kindCode, null, fileName, body, ct);

    /// <inheritdoc cref="AttachAsync(Guid, string, string?, Stream, CancellationToken)"/>
    /// <param name="draftId">The draft.</param>
    /// <param name="kindCode">Kind of document or picture.</param>
    /// <param name="replaces">The attachment whose place the file takes; it stays until the new one is accepted.</param>
    /// <param name="fileName">Name as the sender gives it.</param>
    /// <param name="body">The bytes as they arrive.</param>
    /// <param name="ct">Ends the upload.</param>
    public async Task<Result<AttachedDocument>> AttachAsync(
        Guid draftId, string kindCode, Guid? replaces, string? fileName, Stream body, CancellationToken ct)
    {
        var place = await PlaceAsync(draftId, kindCode, replaces, ct);
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

        var saved = await SaveAsync(new Arrival(draftId, kindCode, place.Value.IsPicture, replaces, file, imageHash), ct);
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

    private static async Task<string> FormCodeAsync(PortalDbContext db, Draft draft, string kindCode, CancellationToken ct)
    {
        var process = ProcessCatalogue.Get(draft.ProcessKey);
        var attachments = await db.Attachments.AsNoTracking().Include(a => a.File).Where(a => a.DraftId == draft.Id).ToListAsync(ct);
        return process.Papers!.DataCode(process.Form, process.Form.Read(draft.Payload), kindCode, PictureHash(process, attachments));
    }

    private async Task<Result<Place>> PlaceAsync(Guid draftId, string kindCode, Guid? replaces, CancellationToken ct)
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

        var staying = list.Attached.Concat(list.Pictures).Where(a => a.Id != replaces && !(isPicture && a.KindCode == kindCode)).ToList();
        return staying.Count(a => a.KindCode == kindCode && !a.IsOutOfDate) < MostOfAKind
            ? new Place(isPicture, staying.Sum(a => a.Size), portrait)
            : new Error("document.kind-full") { Arguments = [MostOfAKind] };
    }

    private async Task<Result<(AcceptedFile File, long? Hash)>> RedrawAsync(AcceptedFile file, CancellationToken ct)
    {
        if (file.Kind is ContentKind.Pdf)
        {
            return new Error("document.picture-expected");
        }

        var opened = await files.OpenKeptAsync(file.Key, ct);
        if (!opened.IsOk)
        {
            return opened.Error!;
        }

        Result<Picture> picture;
        Result<long> hash;
        await using (var content = opened.Value)
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

    private async Task<Result<AttachedDocument>> SaveAsync(Arrival arrival, CancellationToken ct)
    {
        var (draftId, kindCode, isPicture, replaces, file, imageHash) = arrival;
        var saved = await dbFactory.InTransactionAsync<Guid>(
            async db =>
            {
                if (await drafts.FindAsync(db, draftId, DelegatePermissions.Prepare, ct) is not var (_, actor))
                {
                    return new NotFound();
                }

                // What the file replaces goes: one file in a place, also when two windows send one at once, and of a signed paper none out of date.
                var madeWith = await db.DraftForms.Where(f => f.DraftId == draftId && f.KindCode == kindCode).Select(f => f.DataCode).FirstOrDefaultAsync(ct);
                await db.Attachments
                    .Where(a => a.DraftId == draftId && a.KindCode == kindCode && (isPicture || a.Id == replaces || a.DataCode != madeWith
                        || db.Set<StoredFile>().Any(f => f.Id == a.FileId && f.Sha256 == file.Sha256)))
                    .ExecuteDeleteAsync(ct);

                var stored = new StoredFile
                {
                    StorageKey = file.Key, ContentType = file.Kind.MediaType(), Size = file.Length, Sha256 = file.Sha256, ImageHash = imageHash,
                    CreatedBy = actor.UserId, CreatedAt = clock.UtcNow(),
                };
                var attachment = new Attachment
                {
                    FileId = stored.Id, DraftId = draftId, KindCode = kindCode, FileName = file.Name, AttachedAt = clock.UtcNow(),
                    DataCode = madeWith,
                };
                db.StoredFiles.Add(stored);
                db.Attachments.Add(attachment);
                db.Audit(clock, actor, replaces is null ? "document.attach" : "document.replace", "draft", draftId, kindCode);
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

    /// <param name="DraftId">The draft.</param>
    /// <param name="KindCode">Kind.</param>
    /// <param name="IsPicture">A form has one picture of a kind; of a document there may be several files.</param>
    /// <param name="Replaces">The attachment whose place it takes.</param>
    /// <param name="File">What was accepted.</param>
    /// <param name="ImageHash">Hash of the picture, by which alike ones are found.</param>
    private sealed record Arrival(Guid DraftId, string KindCode, bool IsPicture, Guid? Replaces, AcceptedFile File, long? ImageHash);
}
