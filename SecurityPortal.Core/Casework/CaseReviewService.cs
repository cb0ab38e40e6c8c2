using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Cases.Mails;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Casework;

/// <summary>The ministry's work on an application; errors of all commands as <see cref="CaseCommandFrame"/> says.</summary>
public sealed class CaseReviewService(CaseCommandFrame moves, ICaseFees fees, TimeProvider clock)
{
    /// <summary>An officer takes a filed or completed case for review.</summary>
    public Task<Result<CaseStatus>> TakeAsync(Guid caseId, Guid seenVersion, CancellationToken ct) =>
        moves.MoveAsync(caseId, seenVersion, CaseAction.Take, null, (_, move) =>
        {
            move.File.AssignedTo = move.Actor.UserId;
            return Fine;
        }, ct);

    /// <summary>A supervisor gives the case to an officer. Errors besides: <see cref="NotAnOfficer"/>.</summary>
    public Task<Result<CaseStatus>> AssignAsync(Guid caseId, Guid seenVersion, Guid officerId, CancellationToken ct) =>
        moves.MoveAsync(caseId, seenVersion, CaseAction.Assign, null, async (db, move) =>
        {
            if (await db.Officers().SingleOrDefaultAsync(u => u.Id == officerId, ct) is not { } officer)
            {
                return new NotAnOfficer();
            }

            move.File.AssignedTo = officerId;
            move.Note = officer.DisplayName;
            return null;
        }, ct);

    /// <summary>
    /// Returns the case for completion with the comments collected so far; the legal clock stands still from now. Errors besides:
    /// <see cref="NotAssignedToYou"/>, <see cref="CommentRequired"/>, <see cref="CompletionDateInvalid"/>.
    /// </summary>
    /// <param name="caseId">The case.</param>
    /// <param name="seenVersion">Its version when read.</param>
    /// <param name="dueOn">Last local day to complete it.</param>
    /// <param name="generalComment">A comment on the case as a whole; needless when others were collected.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Result<CaseStatus>> ReturnAsync(Guid caseId, Guid seenVersion, DateOnly dueOn, string? generalComment, CancellationToken ct)
    {
        var today = clock.Today();
        if (dueOn <= today || dueOn > today.AddYears(1))
        {
            return new CompletionDateInvalid();
        }

        var general = Trimmed(generalComment);
        return general?.Length > CaseCommentService.MaxComment
            ? new CaseTextTooLong(CaseCommentService.MaxComment)
            : await moves.MoveAsync(caseId, seenVersion, CaseAction.Return, null, async (db, move) =>
            {
                var comments = await db.CaseComments.Where(c => c.CaseId == caseId && c.SentAt == null).ToListAsync(ct);
                if (general is not null)
                {
                    comments.Add(new CaseComment
                    {
                        CaseId = caseId, VersionNumber = move.File.VersionNumber, Text = general, AuthorId = move.Actor.UserId,
                    });
                    db.CaseComments.Add(comments[^1]);
                }

                if (comments.Count == 0)
                {
                    return new CommentRequired();
                }

                comments.ForEach(c => c.SentAt = move.At);
                move.File.CompletionDue = dueOn;
                await moves.MailAsync(
                    db, move, m => new CaseReturnedMail { Name = m.Name, CaseNumber = m.CaseNumber, CompletionDue = dueOn, Link = m.Link }, ct);
                return null;
            }, ct);
    }

    /// <summary>
    /// An officer recommends the decision; a supervisor takes it. Errors besides: <see cref="NotAssignedToYou"/>, <see cref="ReasonsRequired"/> for a
    /// refusal without a note.
    /// </summary>
    public async Task<Result<CaseStatus>> RecommendAsync(Guid caseId, Guid seenVersion, bool approve, string? note, CancellationToken ct) =>
        !approve && Trimmed(note) is null
            ? new ReasonsRequired()
            : await moves.MoveAsync(caseId, seenVersion, CaseAction.Recommend, note, (db, move) =>
            {
                (move.File.RecommendedBy, move.File.RecommendsApproval) = (move.Actor.UserId, approve);
                return ProcessCatalogue.Get(move.File.ProcessKey).RecommendedAsync(move.Context(db, clock), approve, ct);
            }, ct);

    /// <summary>A supervisor sends the recommendation back to the officer, saying why. Errors besides: <see cref="FourEyesRequired"/>, <see
    /// cref="ReasonsRequired"/>.</summary>
    public async Task<Result<CaseStatus>> SendBackAsync(Guid caseId, Guid seenVersion, string? note, CancellationToken ct) =>
        Trimmed(note) is null
            ? new ReasonsRequired()
            : await moves.MoveAsync(caseId, seenVersion, CaseAction.SendBack, note, (_, move) =>
            {
                (move.File.RecommendedBy, move.File.RecommendsApproval) = (null, null);
                return Fine;
            }, ct);

    /// <summary>
    /// A supervisor approves: the payment slip is made and mailed; without a fee the case is issued at once. Errors besides: <see cref="FourEyesRequired"/>.
    /// </summary>
    public Task<Result<CaseStatus>> ApproveAsync(Guid caseId, Guid seenVersion, string? note, CancellationToken ct) =>
        moves.MoveAsync(caseId, seenVersion, CaseAction.Approve, note, async (db, move) =>
        {
            (move.File.DecidedBy, move.File.DecidedAt) = (move.Actor.UserId, move.At);
            if (await ProcessCatalogue.Get(move.File.ProcessKey).ApprovedAsync(move.Context(db, clock), ct) is { } obstacle)
            {
                return obstacle;
            }

            if (await fees.ChargeAsync(db, move.File, move.At, ct) is { } slip)
            {
                await moves.MailAsync(db, move, m => ApprovedMail(m, slip), ct);
            }
            else
            {
                move.NothingToPay = true;
            }

            return null;
        }, ct);

    /// <summary>
    /// A supervisor refuses, with the reasons that the applicant reads and may appeal against. Errors besides: <see cref="FourEyesRequired"/>,
    /// <see cref="ReasonsRequired"/>.
    /// </summary>
    public async Task<Result<CaseStatus>> RefuseAsync(Guid caseId, Guid seenVersion, string? reasons, CancellationToken ct) =>
        Trimmed(reasons) is not { } text
            ? new ReasonsRequired()
            : await moves.MoveAsync(caseId, seenVersion, CaseAction.Refuse, text, async (db, move) =>
            {
                (move.File.DecidedBy, move.File.DecidedAt, move.File.DecisionReasons) = (move.Actor.UserId, move.At, text);
                move.NoteIsPublic = true;
                var today = LocalTime.DateOf(move.At);
                var lastDay = today.AddDays(await db.NumberSettingAsync(SettingKeys.AppealDays, new ActDay(today), ct));
                await moves.MailAsync(
                    db, move,
                    m => new CaseRefusedMail { Name = m.Name, CaseNumber = m.CaseNumber, Subject = m.Subject, AppealUntil = lastDay, Link = m.Link }, ct);
                await ProcessCatalogue.Get(move.File.ProcessKey).EndedAsync(move.Context(db, clock), ct);
                return null;
            }, ct);

    private static CaseApprovedMail ApprovedMail(CaseMailFacts about, PaymentSlip slip) => new()
    {
        Name = about.Name, CaseNumber = about.CaseNumber, Subject = about.Subject, AmountCents = slip.AmountCents, PaymentReference = slip.Reference,
        DueOn = slip.DueOn,
        Slip = SlipAttachment.Of(slip), Link = about.Link,
    };

    private static Task<Error?> Fine => CaseCommandFrame.Fine;

    private static string? Trimmed(string? text) => CaseCommandFrame.Trimmed(text);
}
