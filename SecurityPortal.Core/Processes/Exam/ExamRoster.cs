using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>An institution's own candidates; nobody else's.</summary>
public sealed class ExamRoster(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, CodeBookCache codes, TimeProvider clock)
{
    /// <summary>The classes in which the institution may have candidates, or has some. Error: <see cref="NotPermitted"/> for who acts for no company.</summary>
    public async Task<Result<IReadOnlyList<ExamClass>>> ClassesAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CompanyId: { } companyId })
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var today = clock.Today();
        var licensed = await TrainingLicences.ValidOn(db, companyId, today).Select(l => l.ClassCode).Distinct().ToListAsync(ct);
        var used = await db.ExamCandidates.Where(c => c.CompanyId == companyId).Select(c => c.ClassCode).Distinct().ToListAsync(ct);
        var book = await codes.CurrentAsync(ct);
        return licensed.Union(used)
            .OrderBy(code => book.Find(CodeLists.TrainingClass, code, today)?.Order ?? int.MaxValue).ThenBy(code => code, StringComparer.Ordinal)
            .Select(code => new ExamClass(code, book.Name(CodeLists.TrainingClass, code, today), licensed.Contains(code)))
            .ToList();
    }

    /// <summary>A page of the candidates of a class, drafts first. Error: <see cref="NotPermitted"/>.</summary>
    /// <param name="classCode">Training class.</param>
    /// <param name="employer">Folded name of an employer, of those the institution named; null for all its candidates.</param>
    /// <param name="page">From 1; see <see cref="PageRequest"/>.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<ExamRosterPage>> ReadAsync(string classCode, string? employer, int page, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CompanyId: { } companyId } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var drafts = db.Drafts.AsNoTracking()
            .Where(d => d.CompanyId == companyId && d.ProcessKey == ExamProcess.ProcessKey && d.ClassCode == classCode && d.CaseId == null && employer == null);
        var filed = db.ExamCandidates.AsNoTracking()
            .Where(c => c.CompanyId == companyId && c.ClassCode == classCode && (employer == null || c.EmployerKey == employer))
            .Join(db.Cases.AsNoTracking().Where(c => c.Status != CaseStatus.Withdrawn), c => c.CaseId, c => c.Id, (candidate, file) =>
                new { Candidate = candidate, File = file });
        var draftCount = await drafts.CountAsync(ct);
        var place = new PageRequest(page).Within(draftCount + await filed.CountAsync(ct));
        var draftRows = await drafts.OrderByDescending(d => d.ChangedAt).ThenBy(d => d.Id).At(place).ToListAsync(ct);

        // The page goes on with those filed where the drafts end.
        var fileRows = await filed.OrderByDescending(r => r.File.Number).Skip(Math.Max(0, place.Skip - draftCount)).Take(place.Size - draftRows.Count)
            .Select(r => new
            {
                r.Candidate,
                r.File,
                Slip = db.Set<PaymentSlip>().Where(s => s.CaseId == r.File.Id).OrderByDescending(s => s.IssuedAt).Select(s => new { s.Id, s.Status })
                    .FirstOrDefault(),
                Group = db.Set<ExamGroup>().Where(g => g.Id == r.Candidate.GroupId).Select(g => g.Number).FirstOrDefault(),
                Session = db.Set<ExamSession>().Where(s => s.Id == r.Candidate.SessionId).Select(s => new { s.StartsAt, s.Place }).FirstOrDefault(),
                Change = db.Set<Draft>().Where(d => d.CaseId == r.File.Id).Select(d => (Guid?)d.Id).FirstOrDefault(),
                Licence = db.Set<Licence>().Where(l => l.CaseId == r.File.Id).Select(l => (Guid?)l.Id).FirstOrDefault(),
            })
            .ToListAsync(ct);

        var rows = await DraftRowsAsync(db, draftRows, actor, ct);
        rows.AddRange(fileRows.Select(r => new ExamRosterRow
        {
            CaseId = r.File.Id,
            Version = r.File.Version,
            ChangeDraftId = IsGathered(r.File) ? r.Change : null,
            Name = r.Candidate.Name,
            Identity = r.Candidate.PersonalNumber?.ToString() ?? Masked(r.Candidate.PassportNumber),
            Number = r.File.Number,
            Status = r.File.Status,
            Employer = r.Candidate.Employer,
            SlipId = actor.May(DelegatePermissions.Pay) ? r.Slip?.Id : null,
            IsPaid = r.Slip is null || r.Slip.Status == Payments.SlipStatus.Paid,
            GroupNumber = r.Group,
            StartsAt = r.File.Status == CaseStatus.Scheduled ? r.Session?.StartsAt : null,
            Place = r.File.Status == CaseStatus.Scheduled ? r.Session?.Place : null,
            Points = r.Candidate.Points,
            LicenceId = r.Licence,
            MayDropChange = IsGathered(r.File) && r.Change is not null && actor.May(DelegatePermissions.Prepare),
            MayChange = IsGathered(r.File) && actor.May(DelegatePermissions.Prepare),
            MayDelete = IsGathered(r.File) && actor.May(DelegatePermissions.Submit),
        }));
        return await PageAsync(db, companyId, classCode, actor, place.Of(rows), ct);
    }

    /// <summary>A candidate of the institution; null for others'.</summary>
    public async Task<(string Name, string Number, string ClassCode)?> FindAsync(Guid caseId, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CompanyId: { } companyId })
        {
            return null;
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var found = await db.ExamCandidates.Where(c => c.CaseId == caseId && c.CompanyId == companyId)
            .Join(db.Cases, c => c.CaseId, c => c.Id, (candidate, file) => new { candidate.Name, file.Number, file.ClassCode }).SingleOrDefaultAsync(ct);
        return found is null ? null : (found.Name, found.Number, found.ClassCode);
    }

    private async Task<ExamRosterPage> PageAsync(
        PortalDbContext db, Guid companyId, string classCode, Actor actor, Page<ExamRosterRow> page, CancellationToken ct)
    {
        var complete = await ExamReadiness.Complete(db, companyId, classCode).CountAsync(ct);
        var size = await ExamReadiness.SizeAsync(db, clock.Today(), ct);
        return new ExamRosterPage
        {
            Institution = await db.Companies.Where(c => c.Id == companyId).Select(c => c.Name).SingleAsync(ct),
            Page = page,
            Complete = complete,
            Incomplete = await ExamReadiness.Gathered(db, companyId, classCode).CountAsync(ct) - complete
                + await db.Drafts.CountAsync(d => d.CompanyId == companyId && d.ProcessKey == ExamProcess.ProcessKey && d.ClassCode == classCode
                    && d.CaseId == null, ct),
            Size = size,
            MayApply = complete >= size && actor.May(DelegatePermissions.Submit),
            MayPrepare = actor.May(DelegatePermissions.Prepare),
            Employers = await db.ExamCandidates.Where(c => c.CompanyId == companyId && c.ClassCode == classCode)
                .GroupBy(c => c.EmployerKey).Select(g => new ExamEmployer(g.Key, g.Max(c => c.Employer)!)).ToListAsync(ct),
        };
    }

    private async Task<List<ExamRosterRow>> DraftRowsAsync(PortalDbContext db, IReadOnlyList<Draft> drafts, Actor actor, CancellationToken ct)
    {
        List<ExamRosterRow> rows = [];
        foreach (var draft in drafts)
        {
            rows.Add(await DraftRowAsync(db, draft, actor, ct));
        }

        return rows;
    }

    private async Task<ExamRosterRow> DraftRowAsync(PortalDbContext db, Draft draft, Actor actor, CancellationToken ct)
    {
        var process = ProcessCatalogue.Get(draft.ProcessKey);
        var person = process.Form.People(process.Form.Read(draft.Payload)) is [var first, ..] ? first : null;
        return new ExamRosterRow
        {
            DraftId = draft.Id,
            Name = person?.Name ?? "",
            Identity = person?.PersonalNumber?.ToString() ?? Masked(person?.PassportNumber),
            Number = draft.Reference,
            Employer = "",
            Lacks =
            [
                .. process.Form.Validate(process.Form.Read(draft.Payload), null, clock.Today()),
                .. await DraftDocuments.CheckAsync(db, draft, null, clock.Today(), ct),
            ],
            MayChange = actor.May(DelegatePermissions.Prepare),
            MayDelete = actor.May(DelegatePermissions.Prepare),
        };
    }

    private static bool IsGathered(Case file) => CaseStates.Of(file.Status).Group == QueueGroup.Preparing;

    private static string? Masked(string? passport) => PassportNumber.TryParse(passport, out var number) ? number.ToString() : null;
}

/// <summary>A training class in which an institution has candidates.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="MayEnrol">Its training licence is valid today: further candidates may be enrolled.</param>
public sealed record ExamClass(string Code, LocalName Name, bool MayEnrol);

/// <summary>An employer that an institution named.</summary>
/// <param name="Key">Folded name.</param>
/// <param name="Name">Name as written.</param>
public sealed record ExamEmployer(string Key, string Name);

/// <summary>A page of candidates.</summary>
public sealed record ExamRosterPage
{
    public required string Institution { get; init; }

    /// <summary>Drafts first, then the candidates filed, the latest first.</summary>
    public required Page<ExamRosterRow> Page { get; init; }

    /// <summary>The rows of the page.</summary>
    public IReadOnlyList<ExamRosterRow> Rows => Page.Rows;

    /// <summary>Complete candidates not yet applied for.</summary>
    public required int Complete { get; init; }

    /// <summary>Candidates that still lack something.</summary>
    public required int Incomplete { get; init; }

    /// <summary>Complete candidates it takes to apply.</summary>
    public required int Size { get; init; }

    /// <summary>The button "Apliko për provim" shows.</summary>
    public required bool MayApply { get; init; }

    /// <summary>This person may enrol candidates.</summary>
    public required bool MayPrepare { get; init; }

    /// <summary>Employers to list by.</summary>
    public required IReadOnlyList<ExamEmployer> Employers { get; init; }
}

/// <summary>A candidate in the institution's list: a draft, or filed.</summary>
public sealed record ExamRosterRow
{
    /// <summary>The case, once filed.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>Version of the case seen.</summary>
    public Guid Version { get; init; }

    /// <summary>The draft, before filing.</summary>
    public Guid? DraftId { get; init; }

    /// <summary>A change of a saved candidate that was begun and not saved: until then the candidate is not complete.</summary>
    public Guid? ChangeDraftId { get; init; }

    /// <summary>First and last name.</summary>
    public required string Name { get; init; }

    /// <summary>Personal or passport number, masked.</summary>
    public string? Identity { get; init; }

    /// <summary>Case number, or reference of a draft.</summary>
    public required string Number { get; init; }

    /// <summary>State; null for drafts.</summary>
    public CaseStatus? Status { get; init; }

    public required string Employer { get; init; }

    /// <summary>What a draft still lacks.</summary>
    public IReadOnlyList<FieldError> Lacks { get; init; } = [];

    /// <summary>The payment slip, for whoever may pay.</summary>
    public Guid? SlipId { get; init; }

    /// <summary>The slip is paid, or there is none to pay.</summary>
    public bool IsPaid { get; init; }

    /// <summary>Number of the group applied for.</summary>
    public string? GroupNumber { get; init; }

    /// <summary>When the exam is, UTC; once scheduled.</summary>
    public DateTime? StartsAt { get; init; }

    /// <summary>Where the exam is; once scheduled.</summary>
    public string? Place { get; init; }

    /// <summary>Points of the last sitting.</summary>
    public int? Points { get; init; }

    public Guid? LicenceId { get; init; }

    /// <summary>The change begun may be dropped.</summary>
    public bool MayDropChange { get; init; }

    /// <summary>May be changed now.</summary>
    public bool MayChange { get; init; }

    /// <summary>May be deleted now.</summary>
    public bool MayDelete { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Number;
}
