using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>What the ministry reads of exams: groups applied for, sessions, candidates. A look at candidates is one row of the audit trail.</summary>
public sealed class ExamQueries(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, CodeBookCache codes, TimeProvider clock)
{
    private const int MostWaiting = 200;

    /// <summary>A page, from 1, of the groups applied for, the latest first. Error: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<Page<ExamGroupRow>>> GroupsAsync(int page, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true })
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var book = await codes.CurrentAsync(ct);
        var place = new PageRequest(page).Within(await db.ExamGroups.CountAsync(ct));
        var rows = await db.ExamGroups.AsNoTracking().OrderByDescending(g => g.AppliedAt).ThenByDescending(g => g.Number).At(place)
            .Select(g => new
            {
                Group = g,
                Institution = db.Set<Company>().Where(c => c.Id == g.CompanyId).Select(c => c.Name).First(),
                States = db.Set<ExamCandidate>().Where(c => c.GroupId == g.Id).Join(db.Set<Case>(), c => c.CaseId, c => c.Id, (_, file) => file.Status)
                    .ToList(),
            })
            .ToListAsync(ct);
        return place.Of(rows.ConvertAll(r => new ExamGroupRow(
            r.Group.Id, r.Group.Number, r.Institution, book.Name(CodeLists.TrainingClass, r.Group.ClassCode, r.Group.AppliedAt),
            r.Group.Size, r.Group.AppliedAt,
            r.States.Count(s => CaseStates.Of(s).IsUndecided),
            r.States.Count(s => CaseStates.Of(s).Group == QueueGroup.ToHold))));
    }

    /// <summary>A group with its candidates. Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>.</summary>
    public async Task<Result<ExamGroupView>> GroupAsync(Guid groupId, bool look, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (await db.ExamGroups.AsNoTracking().SingleOrDefaultAsync(g => g.Id == groupId, ct) is not { } group)
        {
            return new NotFound();
        }

        await LookAsync(db, actor, look, "exam-group", groupId, ct);
        return new ExamGroupView(
            group.Id, group.Number, await db.Companies.Where(c => c.Id == group.CompanyId).Select(c => c.Name).SingleAsync(ct),
            (await codes.CurrentAsync(ct)).Name(CodeLists.TrainingClass, group.ClassCode, group.AppliedAt), group.AppliedAt,
            await RowsAsync(db, db.ExamCandidates.Where(c => c.GroupId == groupId), actor, ct), actor.CanReview);
    }

    /// <summary>Sessions to come, the next first, or held and called off, the latest first. Error: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<IReadOnlyList<ExamSessionRow>>> SessionsAsync(bool past, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true })
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var now = clock.UtcNow();

        // A session stays among those to come until its results are in.
        var sessions = db.ExamSessions.AsNoTracking().Where(s => past == (s.CancelledAt != null || (s.StartsAt <= now
            && !db.Set<ExamCandidate>().Any(c => c.SessionId == s.Id && db.Set<Case>().Any(f => f.Id == c.CaseId && f.Status == CaseStatus.Scheduled)))));
        sessions = past ? sessions.OrderByDescending(s => s.StartsAt) : sessions.OrderBy(s => s.StartsAt);
        var book = await codes.CurrentAsync(ct);
        var rows = await sessions.Take(100).Select(s => new { Session = s, Taken = db.Set<ExamCandidate>().Count(c => c.SessionId == s.Id) }).ToListAsync(ct);
        return rows.ConvertAll(r => Row(r.Session, r.Taken, book));
    }

    /// <summary>A session with its candidates, and those who wait for one like it. Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>.</summary>
    public async Task<Result<ExamSessionView>> SessionAsync(Guid sessionId, bool look, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (await db.ExamSessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sessionId, ct) is not { } session)
        {
            return new NotFound();
        }

        await LookAsync(db, actor, look, "exam-session", sessionId, ct);
        var seated = await RowsAsync(db, db.ExamCandidates.Where(c => c.SessionId == sessionId), actor, ct);
        var open = session.CancelledAt is null && session.StartsAt > clock.UtcNow();
        var waiting = db.ExamCandidates.Where(c => c.SessionId == null && c.ClassCode == session.ClassCode && c.Language == session.Language
            && db.Set<Case>().Any(f => f.Id == c.CaseId && f.Status == CaseStatus.Accepted));
        return new ExamSessionView
        {
            Row = Row(session, seated.Count, await codes.CurrentAsync(ct)),
            Version = session.Version,
            IsOpen = open,
            IsHeld = session.CancelledAt is null && !open,
            MayCancel = actor.CanReview && session.CancelledAt is null && !await db.ExamSittings.AnyAsync(s => s.SessionId == sessionId, ct),
            Candidates = seated,
            Sittings = await SittingsAsync(db, db.ExamSittings.Where(s => s.SessionId == sessionId), official: true, ct),
            Waiting = open ? await RowsAsync(db, waiting.OrderBy(c => c.CaseId).Take(MostWaiting), actor, ct) : [],
            PassMark = await db.NumberSettingAsync(ExamReference.PassMark, ActDay.Of(session.StartsAt), ct),
            MayAct = actor.CanReview,
        };
    }

    /// <summary>
    /// The results of a candidate, the latest first: for the ministry, and without the officers for the institution. Empty for everybody else and for cases
    /// that are no candidates.
    /// </summary>
    public async Task<IReadOnlyList<ExamSittingRow>> SittingsAsync(Guid caseId, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor)
        {
            return [];
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var companyId = await db.ExamCandidates.Where(c => c.CaseId == caseId).Select(c => (Guid?)c.CompanyId).SingleOrDefaultAsync(ct);
        return companyId is not null && (actor.CanReadCases || actor.CompanyId == companyId)
            ? await SittingsAsync(db, db.ExamSittings.Where(s => s.CaseId == caseId), actor.CanReadCases, ct)
            : [];
    }

    private static async Task<IReadOnlyList<ExamSittingRow>> SittingsAsync(PortalDbContext db, IQueryable<ExamSitting> sittings, bool official,
        CancellationToken ct) =>
        await sittings.AsNoTracking().OrderByDescending(s => s.EnteredAt).ThenByDescending(s => s.Id).Select(s => new ExamSittingRow(
            s.Id,
            s.CaseId,
            db.Set<Case>().Where(f => f.Id == s.CaseId).Select(f => f.Number).First(),
            db.Set<ExamCandidate>().Where(c => c.CaseId == s.CaseId).Select(c => c.Name).First(),
            db.Set<ExamSession>().Where(x => x.Id == s.SessionId).Select(x => x.StartsAt).First(),
            db.Set<ExamSession>().Where(x => x.Id == s.SessionId).Select(x => x.Place).First(),
            s.Points,
            s.EnteredAt,
            s.Reason,
            official ? db.Users.Where(u => u.Id == s.EnteredBy).Select(u => u.DisplayName).FirstOrDefault() : null)).ToListAsync(ct);

    private static async Task<IReadOnlyList<ExamCandidateRow>> RowsAsync(PortalDbContext db, IQueryable<ExamCandidate> candidates, Actor actor,
        CancellationToken ct)
    {
        var rows = await candidates.AsNoTracking().Join(db.Cases.AsNoTracking(), c => c.CaseId, c => c.Id, (candidate, file) => new
        {
            Candidate = candidate,
            File = file,
            Unpaid = db.Set<PaymentSlip>().Any(s => s.CaseId == file.Id && s.Status == Payments.SlipStatus.Open),
            Officer = db.Users.Where(u => u.Id == file.AssignedTo).Select(u => u.DisplayName).FirstOrDefault(),
            Licence = db.Set<Licence>().Where(l => l.CaseId == file.Id).Select(l => new { l.Id, l.Number }).FirstOrDefault(),
        }).OrderBy(r => r.File.Number).ToListAsync(ct);
        return rows.ConvertAll(r => new ExamCandidateRow
        {
            CaseId = r.File.Id,
            Version = r.File.Version,
            Number = r.File.Number,
            Name = r.Candidate.Name,
            Institution = r.File.ApplicantName,
            Status = r.File.Status,
            NotVerified = r.File.NotVerified,
            IsPaid = !r.Unpaid,
            Officer = r.Officer,
            Points = r.Candidate.Points,
            LicenceId = r.Licence?.Id,
            LicenceNumber = r.Licence?.Number,
            Actions = CaseRights.Allowed(actor, r.File, workedOnIt: false),
        });
    }

    private async Task LookAsync(PortalDbContext db, Actor actor, bool look, string kind, Guid id, CancellationToken ct)
    {
        if (look)
        {
            db.Audit(clock, actor, "exam.open", kind, id);
            await db.SaveChangesAsync(ct);
        }
    }

    private static ExamSessionRow Row(ExamSession session, int taken, CodeBook book) => new(
        session.Id, session.Number, book.Name(CodeLists.TrainingClass, session.ClassCode, session.StartsAt),
        session.Language, session.StartsAt, session.Place, session.Capacity,
        taken,
        session.CancelledAt is not null);
}

/// <summary>A group in the list.</summary>
/// <param name="Id">Key.</param>
/// <param name="Number">Number.</param>
/// <param name="Institution">Who applied.</param>
/// <param name="ClassName">Training class.</param>
/// <param name="Size">Candidates joined.</param>
/// <param name="AppliedAt">When, UTC.</param>
/// <param name="ToReview">Candidates to be reviewed.</param>
/// <param name="ToSit">Candidates accepted who wait for their exam.</param>
public sealed record ExamGroupRow(Guid Id, string Number, string Institution, LocalName ClassName, int Size, DateTime AppliedAt, int ToReview, int ToSit);

/// <param name="Id">Key.</param>
/// <param name="Number">Number.</param>
/// <param name="Institution">Who applied.</param>
/// <param name="ClassName">Training class.</param>
/// <param name="AppliedAt">When, UTC.</param>
/// <param name="Candidates">Its candidates.</param>
/// <param name="MayAct">This person may take and accept.</param>
public sealed record ExamGroupView(
    Guid Id, string Number, string Institution, LocalName ClassName, DateTime AppliedAt, IReadOnlyList<ExamCandidateRow> Candidates, bool MayAct);

/// <summary>A session in the list.</summary>
/// <param name="Id">Key.</param>
/// <param name="Number">Number.</param>
/// <param name="ClassName">Training class.</param>
/// <param name="Language">Language.</param>
/// <param name="StartsAt">When, UTC.</param>
/// <param name="Place">Where.</param>
/// <param name="Capacity">Places.</param>
/// <param name="Taken">Places taken.</param>
/// <param name="IsCancelled">It was called off.</param>
public sealed record ExamSessionRow(
    Guid Id, string Number, LocalName ClassName, string Language, DateTime StartsAt, string Place, int Capacity, int Taken, bool IsCancelled);

public sealed record ExamSessionView
{
    /// <summary>What the list shows.</summary>
    public required ExamSessionRow Row { get; init; }

    public required Guid Version { get; init; }

    /// <summary>Candidates can be assigned, and it can be changed.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>It has begun: results can be entered.</summary>
    public required bool IsHeld { get; init; }

    /// <summary>This person may call it off: no result is entered.</summary>
    public required bool MayCancel { get; init; }

    /// <summary>Results entered, also of those who have been given another session since; the latest first.</summary>
    public required IReadOnlyList<ExamSittingRow> Sittings { get; init; }

    public required IReadOnlyList<ExamCandidateRow> Candidates { get; init; }

    /// <summary>Accepted candidates of the class and language without a session.</summary>
    public required IReadOnlyList<ExamCandidateRow> Waiting { get; init; }

    /// <summary>Points from which it is passed.</summary>
    public required int PassMark { get; init; }

    /// <summary>This person may act.</summary>
    public required bool MayAct { get; init; }
}

/// <summary>A result as entered.</summary>
/// <param name="Id">Key.</param>
/// <param name="CaseId">The candidate's case.</param>
/// <param name="CaseNumber">Its number.</param>
/// <param name="Name">The candidate.</param>
/// <param name="StartsAt">When the session was, UTC.</param>
/// <param name="Place">Where.</param>
/// <param name="Points">Points; null for an absence.</param>
/// <param name="EnteredAt">When it was entered, UTC.</param>
/// <param name="Reason">Why an earlier result was corrected by this one.</param>
/// <param name="EnteredBy">Who entered it; for the ministry alone.</param>
public sealed record ExamSittingRow(
    Guid Id, Guid CaseId, string CaseNumber, string Name, DateTime StartsAt, string Place, int? Points, DateTime EnteredAt, string? Reason, string? EnteredBy)
{
    /// <inheritdoc/>
    public override string ToString() => CaseNumber;
}

/// <summary>A candidate before the ministry.</summary>
public sealed record ExamCandidateRow
{
    public required Guid CaseId { get; init; }

    public required Guid Version { get; init; }

    public required string Number { get; init; }

    /// <summary>First and last name.</summary>
    public required string Name { get; init; }

    public required string Institution { get; init; }

    public required CaseStatus Status { get; init; }

    /// <summary>The registry could not be asked.</summary>
    public required bool NotVerified { get; init; }

    /// <summary>The slip is paid, or there is none.</summary>
    public required bool IsPaid { get; init; }

    /// <summary>Officer who works on the case.</summary>
    public string? Officer { get; init; }

    /// <summary>Points of the last sitting.</summary>
    public int? Points { get; init; }

    public Guid? LicenceId { get; init; }

    public string? LicenceNumber { get; init; }

    /// <summary>What this person may do now.</summary>
    public required IReadOnlySet<CaseAction> Actions { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Number;
}
