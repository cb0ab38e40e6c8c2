using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Casework;

/// <summary>
/// Collects comments for completion while an officer reviews; <see cref="CaseReviewService.ReturnAsync"/> sends them. Errors of all:
/// <see cref="NotPermitted"/>, <see cref="NotFound"/>, <see cref="NotAssignedToYou"/>, <see cref="ActionNotAllowed"/>.
/// </summary>
public sealed class CaseCommentService(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, ICaseChangeFeed feed, TimeProvider clock)
{
    /// <summary>Characters of a comment.</summary>
    public const int MaxComment = 2000;

    /// <summary>Adds a comment at a step or an answer. Errors besides: <see cref="CommentRequired"/>, <see cref="CaseTextTooLong"/>.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="step">Step key; null for the case as a whole.</param>
    /// <param name="path">Path of the answer or group; null for the whole step.</param>
    /// <param name="text">The comment.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Result<Guid>> AddAsync(Guid caseId, string? step, string? path, string? text, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new CommentRequired();
        }

        if (text.Trim().Length > MaxComment)
        {
            return new CaseTextTooLong(MaxComment);
        }

        return await ChangeAsync<Guid>(caseId, (db, actor, file) =>
        {
            var comment = new CaseComment
            {
                CaseId = caseId, VersionNumber = file.VersionNumber, Step = step, Path = path, Text = text.Trim(), AuthorId = actor.UserId,
            };
            db.CaseComments.Add(comment);
            db.Audit(clock, actor, "case.comment", "case", caseId, step);
            return Task.FromResult<Result<Guid>>(comment.Id);
        }, ct);
    }

    /// <summary>Takes back a comment that was not sent yet.</summary>
    public Task<Result<Unit>> RemoveAsync(Guid caseId, Guid commentId, CancellationToken ct) => ChangeAsync<Unit>(caseId, async (db, actor, _) =>
    {
        if (await db.CaseComments.SingleOrDefaultAsync(c => c.Id == commentId && c.CaseId == caseId && c.SentAt == null, ct) is not { } comment)
        {
            return new NotFound();
        }

        db.CaseComments.Remove(comment);
        db.Audit(clock, actor, "case.comment-remove", "case", caseId, comment.Step);
        return Unit.Done;
    }, ct);

    private async Task<Result<T>> ChangeAsync<T>(
        Guid caseId, Func<PortalDbContext, Actor, Case, Task<Result<T>>> change, CancellationToken ct, [CallerMemberName] string command = "")
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanReview: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, caseId, new NotPermitted(), ct);
        }

        var result = await dbFactory.InTransactionAsync<T>(
            async db =>
            {
                if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, ct) is not { } file)
                {
                    return new NotFound();
                }

                // Whoever may return the case may collect the comments it is returned with.
                return CaseRights.Refuses(actor, file, CaseAction.Return, false) is { } refusal ? refusal : await change(db, actor, file);
            },
            ct,
            command);
        if (result.IsOk)
        {
            feed.Publish(caseId);
        }

        return result;
    }
}
