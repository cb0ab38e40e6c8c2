using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Processes.CloseProtection;

/// <summary>The police's answer as a file; the ministry's alone.</summary>
public sealed class PoliceFiles(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, DocumentIntake intake, IFileStore files, ICaseChangeFeed feed, TimeProvider clock)
{
    /// <summary>
    /// Keeps the file of an answer that was entered; a later one takes the place of the earlier until the case is recommended. Errors: <c>document.*</c>,
    /// <see cref="NotPermitted"/>, <see cref="NotFound"/>, <see cref="NotAssignedToYou"/>, <see cref="ActionNotAllowed"/>, close-protection.police-pending.
    /// </summary>
    public async Task<Result<Unit>> AttachAsync(Guid opinionId, Stream body, string? fileName, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanReview: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, "document.refused", "opinion", opinionId, new NotPermitted(), ct);
        }

        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            var found = await FindAsync(db, opinionId, actor, ct);
            if (!found.IsOk)
            {
                return found.Error!;
            }
        }

        var accepted = await intake.AcceptAsync(body, fileName, caseBytesUsed: 0, ct);
        return accepted.IsOk ? await KeepAsync(opinionId, accepted.Value, actor, ct) : accepted.Error!;
    }

    /// <summary>Opens the file, which is audited. Error: <see cref="NotFound"/>, also for whoever may not read cases.</summary>
    public async Task<Result<OpenedFile>> OpenAsync(Guid opinionId, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (await actors.FindAsync(ct) is not { CanReadCases: true } actor
            || await db.PoliceOpinions.AsNoTracking().SingleOrDefaultAsync(o => o.Id == opinionId, ct) is not { FileId: { } fileId } opinion)
        {
            return new NotFound();
        }

        db.Audit(clock, actor, "close-protection.file-open", "case", opinion.CaseId);
        await db.SaveChangesAsync(ct);
        var file = await db.StoredFiles.SingleAsync(f => f.Id == fileId, ct);
        return await files.OpenKeptAsync(file.StorageKey, file.ContentType, opinion.FileName!, ct);
    }

    private async Task<Result<Unit>> KeepAsync(Guid opinionId, AcceptedFile accepted, Actor actor, CancellationToken ct)
    {
        Guid caseId = default;
        var result = await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                var found = await FindAsync(db, opinionId, actor, ct);
                if (!found.IsOk)
                {
                    return found.Error!;
                }

                var opinion = found.Value;
                caseId = opinion.CaseId;
                var stored = new StoredFile
                {
                    StorageKey = accepted.Key, ContentType = accepted.Kind.MediaType(), Size = accepted.Length, Sha256 = accepted.Sha256,
                    CreatedBy = actor.UserId,
                    CreatedAt = clock.UtcNow(),
                };
                db.StoredFiles.Add(stored);
                (opinion.FileId, opinion.FileName, opinion.Version) = (stored.Id, accepted.Name, Guid.NewGuid());
                db.Audit(clock, actor, "close-protection.file", "case", caseId);
                return Unit.Done;
            },
            ct);
        if (result.IsOk)
        {
            feed.Publish(caseId);
        }
        else
        {
            await files.DeleteAsync(accepted.Key, CancellationToken.None);
        }

        return result;
    }

    private static async Task<Result<PoliceOpinion>> FindAsync(PortalDbContext db, Guid opinionId, Actor actor, CancellationToken ct)
    {
        if (await db.PoliceOpinions.SingleOrDefaultAsync(o => o.Id == opinionId, ct) is not { } opinion)
        {
            return new NotFound();
        }

        var file = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == opinion.CaseId, ct);
        return CaseRights.Refuses(actor, file, CaseAction.Recommend, workedOnIt: false) is { } refusal ? refusal
            : opinion.Agrees is null ? new Error("close-protection.police-pending")
            : opinion;
    }
}
