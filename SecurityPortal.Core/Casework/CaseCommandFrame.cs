using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Casework;

/// <summary>
/// The frame of every command of the ministry on a case: rights read anew, the version seen, the move of the workflow, history, audit and mail in one
/// transaction, then the feed. Errors of all commands: <see cref="NotPermitted"/>, <see cref="NotFound"/>, <see cref="CaseChangedByOther"/>, <see
/// cref="ActionNotAllowed"/>, what <see cref="CaseRights"/> answers; of those with a note, <see cref="CaseTextTooLong"/>.
/// </summary>
public sealed class CaseCommandFrame(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, ICaseChangeFeed feed, TimeProvider clock, IOptions<PortalOptions> portal)
{
    /// <summary>Characters of a note and of reasons.</summary>
    public const int MaxNote = 4000;

    internal static Task<Error?> Fine => Task.FromResult<Error?>(null);

    internal static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>
    /// Moves a case. <paramref name="effect"/> does what is particular to the command, or answers why it cannot be done. The journal tells of it under the name
    /// of the calling method.
    /// </summary>
    internal async Task<Result<CaseStatus>> MoveAsync(
        Guid caseId, Guid seenVersion, CaseAction action, string? note, Func<PortalDbContext, CaseMove, Task<Error?>> effect, CancellationToken ct,
        [CallerMemberName] string command = "", [CallerFilePath] string file = "")
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanReview: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, caseId, new NotPermitted(), ct);
        }

        if (Trimmed(note)?.Length > MaxNote)
        {
            return new CaseTextTooLong(MaxNote);
        }

        try
        {
            var result = await dbFactory.InTransactionAsync(
                db => MoveAsync(db, actor, caseId, seenVersion, action, note, effect, ct), ct, command, file);
            if (result.IsOk)
            {
                feed.Publish(caseId);
            }

            return result.Error is NotPermitted or FourEyesRequired ? await dbFactory.RefuseAsync(clock, actor, caseId, result.Error, ct) : result;
        }
        catch (DbUpdateConcurrencyException)
        {
            await using var db = await dbFactory.CreateDbContextAsync(ct);
            return await db.ChangedByOtherAsync(caseId, ct);
        }
    }

    /// <summary>Queues the move's mail to the applicant; one for each move.</summary>
    internal async Task MailAsync(PortalDbContext db, CaseMove move, Func<CaseMailFacts, IMail> mail, CancellationToken ct)
    {
        var receiver = await db.MailReceiverAsync(move.File.CompanyId, move.File.IndividualId, ct);
        db.QueueMail(clock, $"case-event/{move.EventId:N}", receiver, mail(await db.MailFactsAsync(move.File, receiver, ApplicantLink(move.File), ct)));
    }

    private async Task<Result<CaseStatus>> MoveAsync(
        PortalDbContext db, Actor actor, Guid caseId, Guid seenVersion, CaseAction action, string? note,
        Func<PortalDbContext, CaseMove, Task<Error?>> effect, CancellationToken ct)
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

        var move = new CaseMove(file, actor, clock.UtcNow()) { Note = Trimmed(note) };
        if (await effect(db, move) is { } error)
        {
            return error;
        }

        var from = file.Status;
        var next = ProcessCatalogue.Get(file.ProcessKey).Workflow.Next(from, action).Value;
        db.Move(file, action, next, move.At, actor, move.Note, move.NoteIsPublic, move.EventId);
        db.Audit(clock, actor, $"case.{JsonWord(action)}", "case", file.Id, $"{file.Number}: {from} > {file.Status}");
        if (move.NothingToPay)
        {
            var issued = await ProcessCatalogue.Get(file.ProcessKey).PaidAsync(move.Context(db, clock) with { CaseLink = ApplicantLink(file) }, ct);
            return issued.IsOk ? file.Status : issued.Error!;
        }

        return file.Status;
    }

    private string ApplicantLink(Case file) => portal.Value.Link($"/cases/{file.Id}");

    // send-back rather than SendBack, as all words of the trail.
    private static string JsonWord(CaseAction action) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(action.ToString());
}
