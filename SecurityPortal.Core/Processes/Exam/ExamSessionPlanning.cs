using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>Plans sessions, moves them and calls them off.</summary>
public sealed class ExamSessionPlanning(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, ICaseChangeFeed feed, ExamReview review, TimeProvider clock)
{
    private const int LongestPlace = 200;
    private const int LargestCapacity = 500;

    /// <summary>Plans a session. Errors: <see cref="NotPermitted"/>, exam.session-time, exam.session-place, exam.session-capacity,
    /// exam.session-other.</summary>
    public async Task<Result<Guid>> CreateAsync(ExamSessionPlan plan, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReview: true } actor)
        {
            return new NotPermitted();
        }

        return await dbFactory.InTransactionAsync<Guid>(async db =>
        {
            if (Fault(plan, taken: 0) is { } fault)
            {
                return fault;
            }

            if (!ExamWords.Languages.Contains(plan.Language)
                || !(await db.KnownCodesAsync([CodeLists.TrainingClass], ct)).Any(c => c.Code == plan.ClassCode))
            {
                return ExamErrors.SessionOther;
            }

            var session = new ExamSession
            {
                Number = $"SP-{plan.Date.Year}-{await Numbering.NextAsync(db, $"exam-session/{plan.Date.Year}", ct):0000}",
                ClassCode = plan.ClassCode, Language = plan.Language, StartsAt = Moment(plan), Place = plan.Place.Trim(), Capacity = plan.Capacity,
                CreatedAt = clock.UtcNow(),
            };
            db.ExamSessions.Add(session);
            db.Audit(clock, actor, "exam-session.create", "exam-session", session.Id, session.Number);
            return session.Id;
        }, ct);
    }

    /// <summary>
    /// Changes time, place or capacity; who is called already is called anew when time or place changed. Errors: <see cref="NotPermitted"/>, <see
    /// cref="NotFound"/>, exam.session-changed, exam.session-closed, those of <see cref="CreateAsync"/>.
    /// </summary>
    public async Task<Result<Unit>> ChangeAsync(Guid sessionId, Guid seenVersion, ExamSessionPlan plan, CancellationToken ct) =>
        await ActAsync(sessionId, seenVersion, "exam-session.change", async (db, session) =>
        {
            if (session.StartsAt <= clock.UtcNow())
            {
                return ExamErrors.SessionClosed;
            }

            var seated = await ExamReview.Seated(db, sessionId).ToListAsync(ct);
            if (Fault(plan, seated.Count) is { } fault)
            {
                return fault;
            }

            var moved = session.StartsAt != Moment(plan) || session.Place != plan.Place.Trim();
            (session.StartsAt, session.Place, session.Capacity) = (Moment(plan), plan.Place.Trim(), plan.Capacity);
            var (now, actor) = (clock.UtcNow(), (await actors.FindAsync(ct))!);
            foreach (var candidate in moved ? seated : [])
            {
                var file = await db.Cases.SingleAsync(c => c.Id == candidate.CaseId, ct);
                await review.CallAsync(db, session, candidate, file, now, ct);
                await review.TellMovedAsync(db, file, actor, session, candidate, now, ct);
            }

            return null;
        }, ct);

    /// <summary>
    /// Calls a session off, also one whose time has come while it has no result: its candidates wait for another, and they and their institutions are told.
    /// Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>, exam.session-changed, exam.session-closed, exam.session-results.
    /// </summary>
    public async Task<Result<Unit>> CancelAsync(Guid sessionId, Guid seenVersion, CancellationToken ct)
    {
        List<Guid> freed = [];
        var result = await ActAsync(sessionId, seenVersion, "exam-session.cancel", async (db, session) =>
        {
            if (await db.ExamSittings.AnyAsync(s => s.SessionId == sessionId, ct))
            {
                return ExamErrors.SessionResults;
            }

            var now = clock.UtcNow();
            var actor = (await actors.FindAsync(ct))!;
            session.CancelledAt = now;
            freed.Clear();
            foreach (var candidate in await ExamReview.Seated(db, sessionId).ToListAsync(ct))
            {
                var file = await db.Cases.SingleAsync(c => c.Id == candidate.CaseId, ct);
                var from = file.Status;
                await review.TellCancelledAsync(db, new CaseMove(file, actor, now), candidate, session, ct);
                ExamReadiness.Move(db, file, CaseAction.Unschedule, actor, now);
                db.Audit(clock, actor, "case.unschedule", "case", file.Id, $"{file.Number}: {from} > {file.Status}");
                candidate.SessionId = null;
                freed.Add(file.Id);
            }

            return null;
        }, ct);
        freed.ForEach(feed.Publish);
        return result;
    }

    private async Task<Result<Unit>> ActAsync(
        Guid sessionId, Guid seenVersion, string audit, Func<PortalDbContext, ExamSession, Task<Error?>> act, CancellationToken ct,
        [CallerMemberName] string command = "")
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanReview: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, "exam-session.refused", "exam-session", sessionId, new NotPermitted(), ct);
        }

        return await dbFactory.InTransactionAsync<Unit>(async db =>
        {
            if (await db.ExamSessions.SingleOrDefaultAsync(s => s.Id == sessionId, ct) is not { } session)
            {
                return new NotFound();
            }

            if (session.Version != seenVersion)
            {
                return ExamErrors.SessionChanged;
            }

            if (session.CancelledAt is not null)
            {
                return ExamErrors.SessionClosed;
            }

            session.Version = Guid.NewGuid();
            if (await act(db, session) is { } error)
            {
                return error;
            }

            db.Audit(clock, actor, audit, "exam-session", session.Id, session.Number);
            return Unit.Done;
        }, ExamErrors.SessionChanged, ct, command);
    }

    private Error? Fault(ExamSessionPlan plan, int taken) => plan switch
    {
        _ when LocalTime.Zone.IsInvalidTime(plan.Date.ToDateTime(plan.Time)) || Moment(plan) <= clock.UtcNow() || plan.Date > clock.Today().AddYears(2) =>
            ExamErrors.SessionTime,
        _ when plan.Place.Trim() is not { Length: > 0 and <= LongestPlace } place || place.Any(char.IsControl) => ExamErrors.SessionPlace,
        _ when plan.Capacity < Math.Max(1, taken) || plan.Capacity > LargestCapacity => ExamErrors.SessionCapacity(taken),
        _ => null,
    };

    private static DateTime Moment(ExamSessionPlan plan) => TimeZoneInfo.ConvertTimeToUtc(plan.Date.ToDateTime(plan.Time), LocalTime.Zone);
}
