using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Processes.Incidents.Mails;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>The company answers what the ministry asked about its report.</summary>
public sealed class FollowUpAnswers(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, ICaseChangeFeed feed, IOptions<PortalOptions> portal, TimeProvider clock)
{
    /// <summary>
    /// Answers. Errors: <see cref="NotFound"/> for whoever does not act for the company, <see cref="NotPermitted"/> without the permission to submit,
    /// <see cref="CaseChangedByOther"/>, <see cref="ActionNotAllowed"/>, <see cref="CommentRequired"/>, <see cref="CaseTextTooLong"/>.
    /// </summary>
    public async Task<Result<CaseStatus>> AnswerAsync(Guid caseId, Guid seenVersion, string? text, CancellationToken ct)
    {
        if (CaseCommandFrame.Trimmed(text) is not { } answer)
        {
            return new CommentRequired();
        }

        if (answer.Length > CaseCommandFrame.MaxNote)
        {
            return new CaseTextTooLong(CaseCommandFrame.MaxNote);
        }

        var actor = await actors.FindAsync(ct);
        try
        {
            var result = await dbFactory.InTransactionAsync(db => AnswerAsync(db, actor, caseId, seenVersion, answer, ct), ct);
            if (result.IsOk)
            {
                feed.Publish(caseId);
            }

            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            await using var db = await dbFactory.CreateDbContextAsync(ct);
            return await db.ChangedByOtherAsync(caseId, ct);
        }
    }

    private async Task<Result<CaseStatus>> AnswerAsync(PortalDbContext db, Actor? actor, Guid caseId, Guid seenVersion, string answer, CancellationToken ct)
    {
        var own = await db.OwnCaseAsync(clock, actor, caseId, seenVersion, CaseAction.Answer, ct);
        if (!own.IsOk)
        {
            return own.Error!;
        }

        var (file, next) = own.Value;
        var from = file.Status;

        var answered = db.Move(file, CaseAction.Answer, next, clock.UtcNow(), actor, answer, visibleToApplicant: true);
        db.Audit(clock, actor, "case.answer", "case", file.Id, $"{file.Number}: {from} > {file.Status}");
        var asked = await db.CaseEvents.Where(e => e.CaseId == caseId && e.Action == CaseAction.AskFollowUp).OrderByDescending(e => e.Number)
            .Select(e => e.ActorId).FirstAsync(ct);
        Guid?[] readers = [file.AssignedTo, asked];
        var officers = await db.Users.Where(u => readers.Contains(u.Id) && !u.IsDisabled && u.Email != null)
            .Select(u => new { u.Id, u.DisplayName, u.Email, u.Language }).ToListAsync(ct);
        foreach (var officer in officers)
        {
            db.QueueMail(clock, $"case-event/{answered.Id:N}/{officer.Id:N}", new MailReceiver(officer.DisplayName, officer.Email!, officer.Language),
                new FollowUpAnsweredMail
            {
                Name = officer.DisplayName,
                CaseNumber = file.Number,
                Company = file.ApplicantName,
                Link = portal.Value.Link($"/officer/cases/{file.Id}"),
            });
        }

        return file.Status;
    }
}
