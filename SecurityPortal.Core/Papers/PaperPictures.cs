using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Papers;

/// <summary>The pictures of a request, redrawn small enough for a paper. Errors: those of opening a file.</summary>
public sealed class PaperPictures(IDbContextFactory<PortalDbContext> dbFactory, IFileStore files, ImageWork images)
{
    private const int Side = 600;

    /// <summary>Of a draft, by kind code.</summary>
    public Task<Result<Dictionary<string, byte[]>>> OfDraftAsync(ProcessDefinition process, Guid draftId, CancellationToken ct) =>
        ReadAsync(process, db => db.Attachments.Where(a => a.DraftId == draftId), ct);

    /// <summary>Of a filed version, by kind code.</summary>
    public Task<Result<Dictionary<string, byte[]>>> OfVersionAsync(ProcessDefinition process, Guid versionId, CancellationToken ct) =>
        ReadAsync(process, db => db.Attachments.Where(a => a.CaseVersionId == versionId), ct);

    private async Task<Result<Dictionary<string, byte[]>>> ReadAsync(
        ProcessDefinition process, Func<PortalDbContext, IQueryable<Attachment>> attachments, CancellationToken ct)
    {
        var kinds = process.Form.Pictures.Select(p => p.KindCode).ToArray();
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var found = await attachments(db).Where(a => kinds.Contains(a.KindCode)).Select(a => new { a.KindCode, a.File!.StorageKey }).ToListAsync(ct);
        var pictures = new Dictionary<string, byte[]>();
        foreach (var picture in found)
        {
            var opened = await files.OpenKeptAsync(picture.StorageKey, ct);
            if (!opened.IsOk)
            {
                return opened.Error!;
            }

            await using var content = opened.Value;
            var drawn = await images.ReEncodeAsync(content, PictureFormat.Jpeg, Side, Side, ct);
            if (drawn.IsOk)
            {
                pictures[picture.KindCode] = drawn.Value.Bytes;
            }
        }

        return pictures;
    }
}
