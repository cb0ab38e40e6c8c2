using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes.Exam.Mails;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>
/// What the ministry does with candidates: accepts them, calls them to sessions, enters their results. Taking, returning and refusing are those of every case.
/// Errors of all commands as <see cref="CaseCommandFrame"/> says.
/// </summary>
public sealed class ExamReview(CaseCommandFrame moves, IDbContextFactory<PortalDbContext> dbFactory, CodeBookCache codes, TimeProvider clock)
{
    /// <summary>The officer who has taken a candidate accepts them for the exam.</summary>
    public Task<Result<CaseStatus>> AcceptAsync(Guid caseId, Guid seenVersion, CancellationToken ct) =>
        moves.MoveAsync(caseId, seenVersion, CaseAction.Accept, null, (_, _) => CaseCommandFrame.Fine, ct);

    /// <summary>
    /// Assigns a candidate to a session and calls them by mail, never more than it has places. Errors besides: exam.session-closed, exam.session-other,
    /// exam.session-full, exam.not-paid.
    /// </summary>
    public Task<Result<CaseStatus>> ScheduleAsync(Guid caseId, Guid seenVersion, Guid sessionId, CancellationToken ct) =>
        moves.MoveAsync(caseId, seenVersion, CaseAction.Schedule, null, async (db, move) =>
        {
            if (await db.ExamSessions.SingleOrDefaultAsync(s => s.Id == sessionId, ct) is not { } session)
            {
                return new NotFound();
            }

            var candidate = await db.ExamCandidates.SingleAsync(c => c.CaseId == caseId, ct);
            if (session.CancelledAt is not null || session.StartsAt <= move.At)
            {
                return ExamErrors.SessionClosed;
            }

            if (session.ClassCode != candidate.ClassCode || session.Language != candidate.Language)
            {
                return ExamErrors.SessionOther;
            }

            if (await db.PaymentSlips.AnyAsync(s => s.CaseId == caseId && s.Status == Payments.SlipStatus.Open, ct))
            {
                return ExamErrors.NotPaid;
            }

            if (await Seated(db, sessionId).CountAsync(ct) >= session.Capacity)
            {
                return ExamErrors.SessionFull(session.Capacity);
            }

            // Whoever assigns at this moment has read the version before: the last place is given once.
            session.Version = Guid.NewGuid();
            candidate.SessionId = sessionId;
            await CallAsync(db, session, candidate, move.File, move.At, ct);
            var className = await ClassAsync(move.File, ct);
            await moves.MailAsync(db, move, m => new ExamScheduledMail
            {
                Name = m.Name, CaseNumber = m.CaseNumber, Candidate = candidate.Name, Class = className, Date = LocalTime.DateOf(session.StartsAt),
                Time = LocalTime.TimeOf(session.StartsAt), Place = session.Place, Link = m.Link,
            }, ct);
            return null;
        }, ct);

    /// <summary>Takes a candidate out of a session that has not begun. Errors besides: exam.session-closed.</summary>
    public Task<Result<CaseStatus>> UnscheduleAsync(Guid caseId, Guid seenVersion, CancellationToken ct) =>
        moves.MoveAsync(caseId, seenVersion, CaseAction.Unschedule, null, async (db, move) =>
        {
            var candidate = await db.ExamCandidates.SingleAsync(c => c.CaseId == caseId, ct);
            var session = await db.ExamSessions.SingleAsync(s => s.Id == candidate.SessionId, ct);
            if (session.StartsAt <= move.At)
            {
                return ExamErrors.SessionClosed;
            }

            candidate.SessionId = null;
            session.Version = Guid.NewGuid();
            await TellCancelledAsync(db, move, candidate, session, ct);
            return null;
        }, ct);

    /// <summary>
    /// Enters what a candidate reached, or that they did not come; whoever passes gets the certificate at once. Errors besides: exam.points,
    /// exam.session-not-held.
    /// </summary>
    /// <param name="caseId">The candidate's case.</param>
    /// <param name="seenVersion">Its version when read.</param>
    /// <param name="points">Points; null for an absence.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<CaseStatus>> RecordAsync(Guid caseId, Guid seenVersion, int? points, CancellationToken ct)
    {
        if (points is < 0 or > ExamWords.MostPoints)
        {
            return ExamErrors.Points;
        }

        var mark = await MarkAsync(caseId, ct);
        var action = points is null ? CaseAction.Miss : points >= mark ? CaseAction.Pass : CaseAction.Fail;
        return await moves.MoveAsync(caseId, seenVersion, action, null, async (db, move) =>
        {
            var candidate = await db.ExamCandidates.SingleAsync(c => c.CaseId == caseId, ct);
            var session = await db.ExamSessions.AsNoTracking().SingleAsync(s => s.Id == candidate.SessionId, ct);
            if (session.StartsAt > move.At)
            {
                return ExamErrors.SessionNotHeld;
            }

            // The candidacy is over either way: from now on the certificate, while it stands, keeps a passed person from another.
            candidate.OpenKey = null;
            candidate.Points = points;
            candidate.Sittings++;
            db.ExamSittings.Add(new ExamSitting { CaseId = caseId, SessionId = session.Id, Points = points, EnteredBy = move.Actor.UserId,
                EnteredAt = move.At });
            if (action == CaseAction.Pass)
            {
                await ExamProcess.Definition.Grant!.Issue.IssueAsync(db, move.File, move.At, ct);
            }

            await TellAsync(db, move, candidate, ExamMails.Result(points, db.Licences.Local.SingleOrDefault(l => l.CaseId == caseId)), ct);
            return null;
        }, ct);
    }

    /// <summary>
    /// Corrects the last result of a candidate, with a reason that the institution reads; whoever has passed by it gets the certificate at once. Errors
    /// besides:
    /// exam.points, <see cref="ReasonsRequired"/>, exam.correct-same, exam.correct-pass where it would take a certificate away, exam.candidacy-open,
    /// exam.already-passed.
    /// </summary>
    /// <param name="caseId">The candidate's case.</param>
    /// <param name="seenVersion">Its version when read.</param>
    /// <param name="points">Points; null for an absence.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<CaseStatus>> CorrectAsync(Guid caseId, Guid seenVersion, int? points, string? reason, CancellationToken ct)
    {
        if (points is < 0 or > ExamWords.MostPoints)
        {
            return ExamErrors.Points;
        }

        if (CaseCommandFrame.Trimmed(reason) is null)
        {
            return new ReasonsRequired();
        }

        var action = points is null ? CaseAction.CorrectAbsence : points >= await MarkAsync(caseId, ct) ? CaseAction.CorrectPass : CaseAction.CorrectFail;
        var result = await moves.MoveAsync(caseId, seenVersion, action, reason, async (db, move) =>
        {
            var candidate = await db.ExamCandidates.SingleAsync(c => c.CaseId == caseId, ct);
            if (points == candidate.Points)
            {
                return ExamErrors.CorrectSame;
            }

            move.NoteIsPublic = true;
            candidate.Points = points;
            db.ExamSittings.Add(new ExamSitting
            {
                CaseId = caseId, SessionId = candidate.SessionId!.Value, Points = points, EnteredBy = move.Actor.UserId, EnteredAt = move.At,
                Reason = move.Note,
            });
            if (action != CaseAction.CorrectPass)
            {
                await TellAsync(db, move, candidate, ExamMails.Corrected(points, null), ct);
                return null;
            }

            if (move.File.Status != CaseStatus.Passed)
            {
                if (await ExamCandidacies.RefusalAsync(db, ExamPerson.Of(candidate), candidate.ClassCode, caseId, LocalTime.DateOf(move.At), ct) is { } refusal)
                {
                    return refusal;
                }

                await ExamProcess.Definition.Grant!.Issue.IssueAsync(db, move.File, move.At, ct);
            }

            var licence = db.Licences.Local.SingleOrDefault(l => l.CaseId == caseId) ?? await db.Licences.SingleAsync(l => l.CaseId == caseId, ct);
            await TellAsync(db, move, candidate, ExamMails.Corrected(points, licence), ct);
            return null;
        }, ct);
        return result.Error is ActionNotAllowed { Status: CaseStatus.Passed } ? ExamErrors.CorrectPass : result;
    }

    /// <summary>Lets a candidate who failed or did not come sit again. Errors besides: exam.candidacy-open, exam.already-passed.</summary>
    public Task<Result<CaseStatus>> ResitAsync(Guid caseId, Guid seenVersion, CancellationToken ct) =>
        moves.MoveAsync(caseId, seenVersion, CaseAction.Resit, null, async (db, move) =>
        {
            var candidate = await db.ExamCandidates.SingleAsync(c => c.CaseId == caseId, ct);
            var person = ExamPerson.Of(candidate);
            if (await ExamCandidacies.RefusalAsync(db, person, candidate.ClassCode, caseId, LocalTime.DateOf(move.At), ct) is { } refusal)
            {
                return refusal;
            }

            (candidate.OpenKey, candidate.SessionId) = (person.Key, null);
            return null;
        }, ct);

    /// <summary>Candidates who hold a place of a session.</summary>
    internal static IQueryable<ExamCandidate> Seated(PortalDbContext db, Guid sessionId) =>
        db.ExamCandidates.Where(c => c.SessionId == sessionId && db.Set<Case>().Any(f => f.Id == c.CaseId && f.Status == CaseStatus.Scheduled));

    /// <summary>Makes a convocation and queues it for the candidate.</summary>
    internal async Task CallAsync(PortalDbContext db, ExamSession session, ExamCandidate candidate, Case file, DateTime now, CancellationToken ct)
    {
        var convocation = new ExamConvocation
        {
            CaseId = file.Id, SessionId = session.Id, Name = candidate.Name, StartsAt = session.StartsAt, Place = session.Place, Language = session.Language,
            IssuedAt = now,
        };
        db.ExamConvocations.Add(convocation);
        db.QueueMail(
            clock, $"exam-convocation/{convocation.Id:N}", ReceiverOf(candidate),
            new ExamConvocationMail
            {
                Name = candidate.Name, CaseNumber = file.Number, Class = await ClassAsync(file, ct), Date = LocalTime.DateOf(session.StartsAt),
                Time = LocalTime.TimeOf(session.StartsAt), Place = session.Place,
                Convocation = new MailAttachmentRef(ExamConvocationMail.PaperKind, convocation.Id),
            });
    }

    /// <summary>Tells institution and candidate that the candidate sits in a session no longer.</summary>
    internal Task TellCancelledAsync(PortalDbContext db, CaseMove move, ExamCandidate candidate, ExamSession session, CancellationToken ct) => TellAsync(
        db, move, candidate,
        m => new ExamCancelledMail
        {
            Name = m.Name, CaseNumber = m.CaseNumber, Candidate = m.Candidate, Class = m.Class, Date = LocalTime.DateOf(session.StartsAt),
            Time = LocalTime.TimeOf(session.StartsAt), Link = m.Link,
        },
        ct);

    /// <summary>Tells the institution that a session was moved; the candidate gets a new call.</summary>
    internal async Task TellMovedAsync(PortalDbContext db, Case file, Actor actor, ExamSession session, ExamCandidate candidate, DateTime now,
        CancellationToken ct)
    {
        var className = await ClassAsync(file, ct);
        await moves.MailAsync(db, new CaseMove(file, actor, now), m => new ExamMovedMail
        {
            Name = m.Name, CaseNumber = m.CaseNumber, Candidate = candidate.Name, Class = className, Date = LocalTime.DateOf(session.StartsAt),
            Time = LocalTime.TimeOf(session.StartsAt), Place = session.Place, Link = m.Link,
        }, ct);
    }

    // The candidate in the exam's language. Candidates have no account, so there is no link.
    private async Task TellAsync(PortalDbContext db, CaseMove move, ExamCandidate candidate, Func<ExamMailFacts, IMail> mail, CancellationToken ct)
    {
        var className = await ClassAsync(move.File, ct);
        await moves.MailAsync(db, move, m => mail(new ExamMailFacts(m.Name, m.CaseNumber, candidate.Name, className, m.Link)), ct);
        db.QueueMail(
            clock, $"case-event/{move.EventId:N}/candidate", ReceiverOf(candidate),
            mail(new ExamMailFacts(candidate.Name, move.File.Number, candidate.Name, className, null)));
    }

    private static MailReceiver ReceiverOf(ExamCandidate candidate) => new(candidate.Name, candidate.Email, ExamWords.CultureOf(candidate.Language));

    // That of the day of the sitting: whoever sat it is measured by what held then, also when the result is corrected later.
    private async Task<int> MarkAsync(Guid caseId, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var satAt = await db.ExamCandidates.Where(c => c.CaseId == caseId).Join(db.ExamSessions, c => c.SessionId, s => s.Id, (_, s) => (DateTime?)s.StartsAt)
            .FirstOrDefaultAsync(ct);
        return await db.NumberSettingAsync(ExamReference.PassMark, ActDay.Of(satAt ?? clock.UtcNow()), ct);
    }

    private async Task<LocalName> ClassAsync(Case file, CancellationToken ct) =>
        (await codes.CurrentAsync(ct)).Name(CodeLists.TrainingClass, file.ClassCode, file.SubmittedAt);
}
