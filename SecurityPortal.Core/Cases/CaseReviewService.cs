using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Cases;

/// <summary>
/// The ministry's work on a case. Every command reads the actor's rights anew, names the version of the case that was seen, and writes case, history, audit
/// and mail in one transaction. Errors of all: <see cref="NotPermitted"/>, <see cref="NotFound"/>, <see cref="CaseChangedByOther"/>,
/// <see cref="ActionNotAllowed"/>; of those with a text, <see cref="CaseTextTooLong"/>.
/// </summary>
public sealed class CaseReviewService(
    IDbContextFactory<PortalDbContext> dbFactory,
    IActorAccessor actors,
    ICaseFees fees,
    ICaseChangeFeed feed,
    TimeProvider clock,
    IOptions<PortalOptions> portal)
{
    /// <summary>Characters of a note and of reasons.</summary>
    public const int MaxNote = 4000;

    /// <summary>An officer takes a filed or completed case for review.</summary>
    public Task<Result<CaseStatus>> TakeAsync(Guid caseId, Guid seenVersion, CancellationToken ct) =>
        MoveAsync(caseId, seenVersion, CaseAction.Take, null, (_, move) =>
        {
            move.File.AssignedTo = move.Actor.UserId;
            return Fine;
        }, ct);

    /// <summary>A supervisor gives the case to an officer. Errors besides: <see cref="NotAnOfficer"/>.</summary>
    public Task<Result<CaseStatus>> AssignAsync(Guid caseId, Guid seenVersion, Guid officerId, CancellationToken ct) =>
        MoveAsync(caseId, seenVersion, CaseAction.Assign, null, async (db, move) =>
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
            : await MoveAsync(caseId, seenVersion, CaseAction.Return, null, async (db, move) =>
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
                await MailAsync(db, move, MailTemplates.CaseReturned, v => v with { Date = dueOn }, null, ct);
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
            : await MoveAsync(caseId, seenVersion, CaseAction.Recommend, note, (_, move) =>
            {
                (move.File.RecommendedBy, move.File.RecommendsApproval) = (move.Actor.UserId, approve);
                return Fine;
            }, ct);

    /// <summary>A supervisor sends the recommendation back to the officer, saying why. Errors besides: <see cref="FourEyesRequired"/>, <see cref="ReasonsRequired"/>.</summary>
    public async Task<Result<CaseStatus>> SendBackAsync(Guid caseId, Guid seenVersion, string? note, CancellationToken ct) =>
        Trimmed(note) is null
            ? new ReasonsRequired()
            : await MoveAsync(caseId, seenVersion, CaseAction.SendBack, note, (_, move) =>
            {
                (move.File.RecommendedBy, move.File.RecommendsApproval) = (null, null);
                return Fine;
            }, ct);

    /// <summary>
    /// A supervisor approves: the payment slip is made and mailed; without a fee the case is issued at once. Errors besides: <see cref="FourEyesRequired"/>.
    /// </summary>
    public Task<Result<CaseStatus>> ApproveAsync(Guid caseId, Guid seenVersion, string? note, CancellationToken ct) =>
        MoveAsync(caseId, seenVersion, CaseAction.Approve, note, async (db, move) =>
        {
            (move.File.DecidedBy, move.File.DecidedAt) = (move.Actor.UserId, move.At);
            if (await fees.ChargeAsync(db, move.File, move.At, ct) is { } slip)
            {
                await MailAsync(
                    db, move, MailTemplates.CaseApproved, v => v with { AmountCents = slip.AmountCents, Reference = slip.Reference, Date = slip.DueOn }, slip.Id, ct);
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
            : await MoveAsync(caseId, seenVersion, CaseAction.Refuse, text, async (db, move) =>
            {
                (move.File.DecidedBy, move.File.DecidedAt, move.File.DecisionReasons) = (move.Actor.UserId, move.At, text);
                var today = LocalTime.DateOf(move.At);
                var lastDay = today.AddDays(await db.NumberSettingAsync(SettingKeys.AppealDays, today, ct));
                await MailAsync(db, move, MailTemplates.CaseRefused, v => v with { Date = lastDay }, null, ct);
                return null;
            }, ct);

    private static Task<Error?> Fine => Task.FromResult<Error?>(null);

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>The frame of every command. <paramref name="effect"/> does what is particular to it, or answers why it cannot be done.</summary>
    private async Task<Result<CaseStatus>> MoveAsync(
        Guid caseId, Guid seenVersion, CaseAction action, string? note, Func<PortalDbContext, Move, Task<Error?>> effect, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanReview: true })
        {
            return await RefuseAsync(actor, caseId, new NotPermitted(), ct);
        }

        if (Trimmed(note)?.Length > MaxNote)
        {
            return new CaseTextTooLong(MaxNote);
        }

        try
        {
            var result = await dbFactory.InTransactionAsync(db => MoveAsync(db, actor, caseId, seenVersion, action, note, effect, ct), ct);
            if (result.IsOk)
            {
                feed.Publish(caseId);
            }

            return result.Error is NotPermitted or FourEyesRequired ? await RefuseAsync(actor, caseId, result.Error, ct) : result;
        }
        catch (DbUpdateConcurrencyException)
        {
            await using var db = await dbFactory.CreateDbContextAsync(ct);
            return await db.ChangedByOtherAsync(caseId, ct);
        }
    }

    private async Task<Result<CaseStatus>> MoveAsync(
        PortalDbContext db, Actor actor, Guid caseId, Guid seenVersion, CaseAction action, string? note,
        Func<PortalDbContext, Move, Task<Error?>> effect, CancellationToken ct)
    {
        if (await db.Cases.SingleOrDefaultAsync(c => c.Id == caseId, ct) is not { } file)
        {
            return new NotFound();
        }

        // One decides on what one saw: a case that moved since must be looked at again.
        if (file.Version != seenVersion)
        {
            return await db.ChangedByOtherAsync(caseId, ct);
        }

        if (CaseRights.Refuses(actor, file, action, await db.ReviewedAsync(actor, caseId, ct)) is { } refusal)
        {
            return refusal;
        }

        var move = new Move(file, actor, clock.UtcNow()) { Note = Trimmed(note) };
        if (await effect(db, move) is { } error)
        {
            return error;
        }

        var from = file.Status;
        file.Status = ProcessCatalogue.Get(file.ProcessKey).Workflow.Next(from, action).Value;
        file.StatusChangedAt = from == file.Status ? file.StatusChangedAt : move.At;
        file.Version = Guid.NewGuid();
        db.CaseEvents.Add(new CaseEvent
        {
            Id = move.EventId, CaseId = file.Id, At = move.At, ActorId = actor.UserId, ActorName = actor.Name, Action = action, From = from, To = file.Status,
            Comment = move.Note, VisibleToApplicant = action == CaseAction.Refuse,
        });
        db.Audit(clock, actor, $"case.{JsonWord(action)}", "case", file.Id, $"{file.Number}: {from} > {file.Status}");
        if (move.NothingToPay)
        {
            var issued = await CaseIssue.IssueAsync(db, clock, file, actor, ApplicantLink(file), ct);
            return issued.IsOk ? file.Status : issued.Error!;
        }

        return file.Status;
    }

    private async Task<Error> RefuseAsync(Actor? actor, Guid caseId, Error error, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await db.RefuseAsync(clock, actor, caseId, error, ct);
    }

    private async Task MailAsync(
        PortalDbContext db, Move move, string template, Func<MailValues, MailValues> particulars, Guid? slipId, CancellationToken ct)
    {
        var file = move.File;
        var receiver = await db.MailReceiverAsync(file.CompanyId, file.IndividualId, ct);
        var values = new MailValues
        {
            Name = receiver.Name,
            CaseNumber = file.Number,
            Subject = await db.SubjectAsync(file.ProcessKey, file.ClassCode, ct),
            Link = ApplicantLink(file),
        };
        db.QueueMail(clock, $"case-event/{move.EventId:N}", template, receiver.Email, receiver.Language, particulars(values), slipId);
    }

    private string ApplicantLink(Case file) => portal.Value.Link($"/cases/{file.Id}");

    // send-back rather than SendBack, as all words of the trail.
    private static string JsonWord(CaseAction action) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(action.ToString());

    private sealed record Move(Case File, Actor Actor, DateTime At)
    {
        public Guid EventId { get; } = Guid.CreateVersion7();

        public string? Note { get; set; }

        public bool NothingToPay { get; set; }
    }
}
