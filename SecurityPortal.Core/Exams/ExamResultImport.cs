using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Exams;

/// <summary>Takes the results of a session in from an Excel or CSV file: a check first, then the rows that are good.</summary>
public sealed class ExamResultImport(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, ExamReview review, TimeProvider clock)
{
    private static readonly string[] Keys = ["Case", "Points"];

    /// <summary>The session's candidates as a workbook to write points into. Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>.</summary>
    public async Task<Result<PaperFile>> RosterAsync(Guid sessionId, CultureInfo culture, CancellationToken ct)
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

        var rows = await db.ExamCandidates.Where(c => c.SessionId == sessionId).Join(db.Cases, c => c.CaseId, c => c.Id, (c, f) => new { f.Number, c.Name, c.Points })
            .OrderBy(r => r.Number).ToListAsync(ct);
        db.Audit(clock, actor, "exam.export", "exam-session", sessionId, $"{session.Number}: {rows.Count}");
        await db.SaveChangesAsync(ct);
        return new PaperFile(
            ExamImports.Workbook((session.Number, [Title("Case", culture), Title("Name", culture), Title("Points", culture)],
                rows.Select(r => new[] { r.Number, r.Name, r.Points?.ToString(CultureInfo.InvariantCulture) ?? "" }))),
            $"{session.Number}.xlsx");
    }

    /// <summary>Checks a file and keeps the result. Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>, exam.session-not-held, exam.file-*.</summary>
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

        var places = ExamImports.Columns(sheet.Value[0], Keys, (key, language) => Title(key, Languages.Culture(language)));
        if (places.Any(p => p is null))
        {
            return new Error("exam.file-columns") { Arguments = [string.Join(", ", Keys.Where((_, i) => places[i] is null).Select(k => Title(k, CultureInfo.CurrentUICulture)))] };
        }

        var names = await ExamReview.Seated(db, sessionId).Join(db.Cases, c => c.CaseId, c => c.Id, (c, f) => new { f.Number, f.Id, c.Name }).ToDictionaryAsync(r => r.Number, ct);
        var seen = new HashSet<string>();
        List<CheckedRow> rows = [];
        foreach (var row in sheet.Value.Skip(1))
        {
            var cells = places.Select(p => p < row.Cells.Count ? Spreadsheet.Unguarded(row.Cells[p!.Value]) : "").ToArray();
            var number = cells[0].ToUpperInvariant();
            var found = names.GetValueOrDefault(number);
            List<SheetFault> faults = [];
            if (row.HasFormula)
            {
                faults.Add(new SheetFault("", "exam.import-formula"));
            }

            if (found is null)
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

            rows.Add(new CheckedRow { Number = row.Number, Cells = cells, Faults = faults, Name = found?.Name, Payload = faults.Count == 0 ? found!.Id.ToString() : null });
        }

        return await ExamImports.KeepAsync(dbFactory, new ExamImport
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
        return await db.ExamImports.Where(i => i.UserId == actor.UserId && i.SessionId == sessionId).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(ct);
    }

    /// <summary>The checked file. Error: <see cref="NotFound"/>.</summary>
    public async Task<Result<CheckedPage>> ReadAsync(Guid importId, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await FindAsync(db, importId, ct) is { } import ? ExamImports.Page(import, failingOnly: false, 0) : new NotFound();
    }

    /// <summary>Enters the good rows, each in a transaction of its own. Error: <see cref="NotFound"/>.</summary>
    /// <returns>Results entered.</returns>
    public async Task<Result<int>> TakeOverAsync(Guid importId, CancellationToken ct)
    {
        IReadOnlyList<CheckedRow> rows;
        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            if (await FindAsync(db, importId, ct) is not { } import || await db.ExamImports.Where(i => i.Id == importId).ExecuteDeleteAsync(ct) == 0)
            {
                return new NotFound();
            }

            rows = ExamImports.Rows(import);
        }

        var entered = 0;
        foreach (var row in rows.Where(r => r.Payload is not null))
        {
            await using var db = await dbFactory.CreateDbContextAsync(ct);
            var caseId = Guid.Parse(row.Payload!);
            var seen = await db.Cases.Where(c => c.Id == caseId).Select(c => c.Version).SingleAsync(ct);
            TryPoints(row.Cells[1], out var points);
            entered += (await review.RecordAsync(caseId, seen, points, ct)).IsOk ? 1 : 0;
        }

        return entered;
    }

    /// <summary>Points as written; a dash, or the word for absent in any language, is an absence.</summary>
    public static bool TryPoints(string? text, out int? points)
    {
        points = null;
        var typed = text?.Trim() ?? "";
        if (typed == "-" || typed == "–" || Languages.All.Any(l => People.NameFolding.IsSame(typed, Title("Absent", Languages.Culture(l)))))
        {
            return true;
        }

        if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > ExamWords.MostPoints)
        {
            return false;
        }

        points = number;
        return true;
    }

    private async Task<ExamImport?> FindAsync(PortalDbContext db, Guid importId, CancellationToken ct) =>
        await actors.FindAsync(ct) is { CanReview: true } actor
            ? await db.ExamImports.SingleOrDefaultAsync(i => i.Id == importId && i.SessionId != null && i.UserId == actor.UserId, ct)
            : null;

    private static string Title(string key, CultureInfo culture) => Texts.Get<ExamsTexts>($"Results.{key}", culture);
}
