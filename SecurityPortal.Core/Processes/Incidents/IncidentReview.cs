using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Incidents.Mails;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>The ministry's work on a report; nobody approves or refuses one. Errors of all commands as <see cref="CaseCommandFrame"/> says.</summary>
public sealed class IncidentReview(CaseCommandFrame moves)
{
    /// <summary>An officer asks the company something; it reads the question in the portal, not in the mail. Error besides: <see
    /// cref="CommentRequired"/>.</summary>
    public async Task<Result<CaseStatus>> AskFollowUpAsync(Guid caseId, Guid seenVersion, string? question, CancellationToken ct) =>
        CaseCommandFrame.Trimmed(question) is null
            ? new CommentRequired()
            : await moves.MoveAsync(caseId, seenVersion, CaseAction.AskFollowUp, question, async (db, move) =>
            {
                move.NoteIsPublic = true;
                move.File.AssignedTo ??= move.Actor.UserId;
                await moves.MailAsync(db, move, m => new FollowUpAskedMail { Name = m.Name, CaseNumber = m.CaseNumber, Link = m.Link }, ct);
                return null;
            }, ct);

    /// <summary>An officer has looked at the report.</summary>
    public Task<Result<CaseStatus>> ReviewAsync(Guid caseId, Guid seenVersion, string? note, CancellationToken ct) =>
        moves.MoveAsync(caseId, seenVersion, CaseAction.Review, note, (_, move) =>
        {
            move.File.AssignedTo ??= move.Actor.UserId;
            return CaseCommandFrame.Fine;
        }, ct);

    /// <summary>An officer closes the report, saying what came of it; a correction under way is dropped. Error besides: <see
    /// cref="ReasonsRequired"/>.</summary>
    public async Task<Result<CaseStatus>> ConcludeAsync(Guid caseId, Guid seenVersion, string? note, CancellationToken ct) =>
        CaseCommandFrame.Trimmed(note) is null
            ? new ReasonsRequired()
            : await moves.MoveAsync(caseId, seenVersion, CaseAction.Conclude, note, async (db, _) =>
            {
                await db.DropDraftsAsync(caseId, ct);
                return null;
            }, ct);
}
