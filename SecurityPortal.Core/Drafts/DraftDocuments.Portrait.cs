using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Drafts;

/// <summary>Portraits: the picture as uploaded is kept beside the part of it that is printed.</summary>
public sealed partial class DraftDocuments
{
    private const int OriginalSide = 2400;

    /// <summary>
    /// Cuts the portrait anew out of the picture uploaded. Errors: <see cref="NotFound"/>, <see cref="DocumentErrors.PortraitTooSmall"/>,
    /// <see cref="DocumentErrors.PortraitProportions"/>.
    /// </summary>
    /// <param name="draftId">The draft.</param>
    /// <param name="kindCode">Kind of the portrait.</param>
    /// <param name="crop">The part, in pixels of the picture as the portal keeps it; null for the largest in its middle.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<AttachedDocument>> CropAsync(Guid draftId, string kindCode, PortraitCrop? crop, CancellationToken ct)
    {
        string key;
        string name;
        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            if (await drafts.FindAsync(db, draftId, DelegatePermissions.Prepare, ct) is not var (draft, _)
                || ProcessCatalogue.Get(draft.ProcessKey).Form.Pictures.FirstOrDefault(p => p.KindCode == kindCode)?.OriginalKind is not { } originalKind
                || await db.Attachments.AsNoTracking().Include(a => a.File).FirstOrDefaultAsync(a => a.DraftId == draftId && a.KindCode == originalKind, ct)
                    is not { } original)
            {
                return new NotFound();
            }

            (key, name) = (original.File!.StorageKey, original.FileName);
        }

        var opened = await files.OpenKeptAsync(key, ct);
        if (!opened.IsOk)
        {
            return opened.Error!;
        }

        Result<Picture> portrait;
        await using (var content = opened.Value)
        {
            if (crop is null)
            {
                var size = await images.SizeAsync(content, ct);
                crop = size.IsOk ? PortraitCrop.Largest(size.Value.Width, size.Value.Height) : null;
                if (crop is null)
                {
                    return size.Error ?? DocumentErrors.PortraitTooSmall;
                }
            }

            if (RefusalOf(crop) is { } refusal)
            {
                return refusal;
            }

            var inside = true;
            portrait = await images.CropAsync(content, crop, part =>
            {
                inside = part.IsPortrait;
                var width = Math.Clamp(part.Width, PortraitCrop.MinWidth, PortraitCrop.MaxWidth);
                return (width, PortraitCrop.HeightOf(width));
            }, ct);
            if (!portrait.IsOk || !inside)
            {
                return portrait.Error ?? DocumentErrors.PortraitProportions;
            }
        }

        using var bytes = new MemoryStream(portrait.Value.Bytes, writable: false);
        var accepted = await intake.AcceptAsync(bytes, Path.ChangeExtension(name, ".jpg"), 0, ct);
        return accepted.IsOk ? await SaveAsync(new Arrival(draftId, kindCode, true, null, accepted.Value, null), ct) : accepted.Error!;
    }

    private static Error? RefusalOf(PortraitCrop crop) => crop.Width < PortraitCrop.MinWidth ? DocumentErrors.PortraitTooSmall
        : crop.IsPortrait ? null : DocumentErrors.PortraitProportions;

    // Upright, without what the camera wrote into it, and no larger than a portrait can be cut from.
    private async Task<Result<(AcceptedFile File, long? Hash)>> RedrawOriginalAsync(AcceptedFile file, CancellationToken ct)
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
        await using (var content = opened.Value)
        {
            picture = await images.ReEncodeAsync(content, PictureFormat.Jpeg, OriginalSide, OriginalSide, ct);
        }

        if (!picture.IsOk)
        {
            return picture.Error!;
        }

        if (PortraitCrop.Largest(picture.Value.Width, picture.Value.Height) is null)
        {
            return DocumentErrors.PortraitTooSmall;
        }

        using var bytes = new MemoryStream(picture.Value.Bytes, writable: false);
        var redrawn = await intake.AcceptAsync(bytes, Path.ChangeExtension(file.Name, ".jpg"), 0, ct);
        if (!redrawn.IsOk)
        {
            return redrawn.Error!;
        }

        await files.DeleteAsync(file.Key, CancellationToken.None);
        return (redrawn.Value, null);
    }
}
