using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Spreadsheets;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>Takes the results of a session in from an Excel or CSV file: a check first, then the rows that are good.</summary>
public sealed class ExamResultImport(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, ExamReview review, TimeProvider clock)
{
    private static readonly string[] Keys = ["Case", "Points"];

    /// <summary>The session's candidates as a workbook to write points into. Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>.</summary>
    public async Task<Result<WorkbookFile>> RosterAsync(Guid sessionId, CultureInfo culture, CancellationToken ct)
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

        var rows = await db.ExamCandidates.Where(c => c.SessionId == sessionId)
            .Join(db.Cases, c => c.CaseId, c => c.Id, (c, f) => new { f.Number, c.Name, c.Points })
            .OrderBy(r => r.Number).ToListAsync(ct);
        db.Audit(clock, actor, "exam.export", "exam-session", sessionId, $"{session.Number}: {rows.Count}");
        await db.SaveChangesAsync(ct);
        return RosterSheet(session.Number, rows.Select(r => (r.Number, r.Name, r.Points)), culture);
    }

    internal static WorkbookFile RosterSheet(string session, IEnumerable<(string Number, string Name, int? Points)> rows, CultureInfo culture) =>
        Workbook.Write(
        $"{session}.xlsx",
        new Sheet(session, [Title("Case", culture), Title("Name", culture), Title("Points", culture)],
            rows.Select(r => new object?[] { r.Number, r.Name, r.Points?.ToString(CultureInfo.InvariantCulture) })));

    /// <summary>Checks a file and keeps the result. Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>, exam.session-not-held, sheet.*,
    /// exam.file-*.</summary>
    public async Task<Result<Guid>> CheckAsync(Guid sessionId, Stream body, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReview: true } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (await db.ExamSessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sessionId, ct) is not { } session)
        {
            return new NotFound();
        }

        if (session.CancelledAt is not null || session.StartsAt > clock.UtcNow())
        {
            return ExamErrors.SessionNotHeld;
        }

        var sheet = await Spreadsheet.ReadAsync(body, csvToo: true, ct);
        if (!sheet.IsOk)
        {
            return sheet.Error!;
        }

        if (sheet.Value.Count < 2)
        {
            return new Error("exam.file-empty");
        }

        var places = ExamImportStore.Columns(sheet.Value[0], Keys, (key, language) => Title(key, Languages.Culture(language)));
        if (places.Any(p => p is null))
        {
            return new Error("exam.file-columns") { Arguments = [string.Join(", ", Keys.Where((_, i) => places[i] is null)
                .Select(k => Title(k, CultureInfo.CurrentUICulture)))] };
        }

        var names = await ExamReview.Seated(db, sessionId).Join(db.Cases, c => c.CaseId, c => c.Id, (c, f) => new { f.Number, f.Id, c.Name })
            .ToDictionaryAsync(r => r.Number, r => (r.Id, r.Name), ct);
        var seen = new HashSet<string>();
        var rows = sheet.Value.Skip(1).Select(row => Checked(row, places, names, seen)).ToList();
        return await ExamImportStore.KeepAsync(dbFactory, new ExamImport
        {
            UserId = actor.UserId, SessionId = sessionId, CreatedAt = clock.UtcNow(), RowsJson = PayloadJson.Write(rows),
        }, ct);
    }

    /// <summary>The checked file of a session that waits to be taken over; each account has at most one.</summary>
    public async Task<Guid?> LatestAsync(Guid sessionId, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReview: true } actor)
        {
            return null;
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var since = ExamImportStore.KeptSince(clock.UtcNow());
        return await db.ExamImports.Where(i => i.UserId == actor.UserId && i.SessionId == sessionId && i.CreatedAt >= since).Select(i => (Guid?)i.Id)
            .FirstOrDefaultAsync(ct);
    }

    /// <summary>A page of the checked file, from 1, rows that fail first. Error: <see cref="NotFound"/>.</summary>
    public async Task<Result<CheckedPage>> ReadAsync(Guid importId, int page, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await FindAsync(db, importId, ct) is { } import ? ExamImportStore.FailingFirst(import, page) : new NotFound();
    }

    /// <summary>
    /// Enters the good rows, each in a transaction of its own. The file goes once all of them were tried: whoever is interrupted goes on with it.
    /// Error: <see cref="NotFound"/>.
    /// </summary>
    public async Task<Result<ResultsTaken>> TakeOverAsync(Guid importId, CancellationToken ct)
    {
        ExamImport? import;
        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            import = await FindAsync(db, importId, ct);
        }

        if (import is null)
        {
            return new NotFound();
        }

        var entered = 0;
        List<ResultNotTaken> failed = [];
        foreach (var row in ExamImportStore.Rows(import).Where(r => r.Payload is not null))
        {
            if (await EnterAsync(import.SessionId!.Value, row, ct) is { } error)
            {
                failed.Add(new ResultNotTaken(row.Number, row.Cells[0], row.Name ?? "", error));
            }
            else
            {
                entered++;
            }
        }

        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            await db.ExamImports.Where(i => i.Id == importId).ExecuteDeleteAsync(ct);
        }

        return new ResultsTaken(entered, failed);
    }

    /// <summary>Points as written; a dash, or the word for absent in any language, is an absence.</summary>
    public static bool TryPoints(string? text, out int? points)
    {
        points = null;
        var typed = TypedText.Hyphened(text);
        if (typed == "-" || Languages.All.Any(l => People.NameFolding.IsSame(typed, Title("Absent", Languages.Culture(l)))))
        {
            return true;
        }

        points = TypedWhole.Parse(typed) is { } number and <= ExamWords.MostPoints ? number : null;
        return points is not null;
    }

    // Whoever was taken out of the session since the check has no result of it.
    private static CheckedRow Checked(SheetRow row, IReadOnlyList<int?> places, Dictionary<string, (Guid CaseId, string Name)> seated, HashSet<string> seen)
    {
        var cells = places.Select(p => p < row.Cells.Count ? SheetText.Unguarded(row.Cells[p!.Value]) : "").ToArray();
        var number = TypedText.PaperNumber(cells[0]);
        var isSeated = seated.TryGetValue(number, out var found);
        List<SheetFault> faults = [];
        if (row.HasFormula)
        {
            faults.Add(new SheetFault("", "exam.import-formula"));
        }

        if (!isSeated)
        {
            faults.Add(new SheetFault("Case", "exam.results-unknown"));
        }
        else if (!seen.Add(number))
        {
            faults.Add(new SheetFault("Case", "exam.results-twice"));
        }

        if (!TryPoints(cells[1], out _))
        {
            faults.Add(new SheetFault("Points", "exam.points", [$"{ExamWords.MostPoints}"]));
        }

        return new CheckedRow
        {
            Number = row.Number,
            Cells = cells,
            Faults = faults,
            Name = isSeated ? found.Name : null,
            Payload = faults.Count == 0 ? found.CaseId.ToString() : null,
        };
    }

    private async Task<Error?> EnterAsync(Guid sessionId, CheckedRow row, CancellationToken ct)
    {
        var caseId = Guid.Parse(row.Payload!);
        TryPoints(row.Cells[1], out var points);
        Guid seen;
        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            // Entered already, where the work on the file was interrupted.
            var last = await db.ExamSittings.Where(s => s.CaseId == caseId && s.SessionId == sessionId).OrderByDescending(s => s.Id).FirstOrDefaultAsync(ct);
            if (last is not null && last.Points == points)
            {
                return null;
            }

            seen = await ExamReview.Seated(db, sessionId).Where(c => c.CaseId == caseId).Join(db.Cases, c => c.CaseId, c => c.Id, (_, f) => f.Version)
                .SingleOrDefaultAsync(ct);
        }

        if (seen == Guid.Empty)
        {
            return new Error("exam.results-unknown");
        }

        return (await review.RecordAsync(caseId, seen, points, ct)).Error;
    }

    private async Task<ExamImport?> FindAsync(PortalDbContext db, Guid importId, CancellationToken ct)
    {
        var since = ExamImportStore.KeptSince(clock.UtcNow());
        return await actors.FindAsync(ct) is { CanReview: true } actor
            ? await db.ExamImports.SingleOrDefaultAsync(i => i.Id == importId && i.SessionId != null && i.UserId == actor.UserId && i.CreatedAt >= since, ct)
            : null;
    }

    private static string Title(string key, CultureInfo culture) => Texts.Get<ExamsTexts>($"Results.{key}", culture);
}

/// <summary>What became of a file of results.</summary>
/// <param name="Entered">Results entered.</param>
/// <param name="Failed">Rows that were good when checked and could not be entered.</param>
public sealed record ResultsTaken(int Entered, IReadOnlyList<ResultNotTaken> Failed);

/// <summary>A row of a file of results that could not be entered.</summary>
/// <param name="Row">Number in the sheet.</param>
/// <param name="CaseNumber">Case number as written.</param>
/// <param name="Name">The candidate.</param>
/// <param name="Error">Why.</param>
public sealed record ResultNotTaken(int Row, string CaseNumber, string Name, Error Error);
