using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Registries;
using SecurityPortal.Core.Spreadsheets;

namespace SecurityPortal.Core.Processes.Exam;

/// <inheritdoc/>
public sealed class ExamIntake(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, LookupBatch registry, CodeBookCache codes, TimeProvider clock)
    : IExamIntake
{
    /// <summary>Keys of the template's columns, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["PersonalNumber", "Email", "Phone", "Settlement", "Street", "Education", "From", "To", "Hours", "Language", "Employer"];

    // So many rows are saved at once.
    private const int Batch = 500;

    private static readonly Dictionary<string, string> ColumnOfPath = new()
    {
        ["Person.PersonalNumber"] = "PersonalNumber", ["Person.Email"] = "Email", ["Person.Phone"] = "Phone", ["Person.Settlement"] = "Settlement",
        ["Person.Street"] = "Street", ["Training.Education"] = "Education", ["Training.From"] = "From", ["Training.To"] = "To", ["Training.Hours"] = "Hours",
        ["Training.Language"] = "Language", ["Training.Employer"] = "Employer",
    };

    /// <inheritdoc/>
    public async Task<WorkbookFile> TemplateAsync(CultureInfo culture, CancellationToken ct)
    {
        var book = await codes.CurrentAsync(ct);
        var allowed = book.InUse(ExamWords.EducationList, clock.Today()).Select(c => new[] { Title("Education", culture), c.Name.In(culture) })
            .Concat(ExamWords.Languages.Select(l => new[] { Title("Language", culture), Word($"Language.{l}", culture) }))
            .Append([Title("From", culture), "31.12.2026"])
            .Append([Title("To", culture), "31.12.2026"]);
        return Workbook.Write(
            $"{Word("Import.FileName", culture)}.xlsx",
            new Sheet(Word("Import.Sheet", culture), [.. Columns.Select(c => Title(c, culture))], []),
            new Sheet(Word("Import.Allowed", culture), [Word("Import.Column", culture), Word("Import.Value", culture)], allowed));
    }

    /// <inheritdoc/>
    public async Task<Result<Guid>> CheckAsync(string classCode, Stream body, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CompanyId: { } companyId } actor || !actor.May(DelegatePermissions.Prepare))
        {
            return new NotPermitted();
        }

        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            if (!await TrainingLicences.HoldsAsync(db, companyId, classCode, clock.Today(), ct))
            {
                return await ExamErrors.NoLicenceAsync(codes, classCode, clock.Today(), ct);
            }
        }

        var sheet = await Spreadsheet.ReadAsync(body, csvToo: false, ct);
        if (!sheet.IsOk)
        {
            return sheet.Error!;
        }

        if (sheet.Value.Count == 0)
        {
            return new Error("exam.file-empty");
        }

        var places = ExamImportStore.Columns(sheet.Value[0], Columns, (key, language) => Title(key, Languages.Culture(language)));
        var missing = Columns.Where((_, i) => places[i] is null).ToList();
        if (missing.Count > 0)
        {
            return new Error("exam.file-columns") { Arguments = [string.Join(", ", missing.Select(c => Title(c, CultureInfo.CurrentUICulture)))] };
        }

        var rows = sheet.Value.Skip(1).ToList();
        if (rows.Count == 0)
        {
            return new Error("exam.file-empty");
        }

        var checkedRows = await CheckAsync(companyId, classCode, rows, places, ct);
        return checkedRows.IsOk
            ? await ExamImportStore.KeepAsync(dbFactory, new ExamImport
            {
                CompanyId = companyId, UserId = actor.UserId, ClassCode = classCode, CreatedAt = clock.UtcNow(),
                RowsJson = PayloadJson.Write(checkedRows.Value),
            }, ct)
            : checkedRows.Error!;
    }

    /// <inheritdoc/>
    public async Task<Guid?> LatestAsync(string classCode, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CompanyId: { } companyId } actor)
        {
            return null;
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var since = ExamImportStore.KeptSince(clock.UtcNow());
        return await db.ExamImports.Where(i => i.UserId == actor.UserId && i.CompanyId == companyId && i.ClassCode == classCode && i.CreatedAt >= since)
            .OrderByDescending(i => i.CreatedAt).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(ct);
    }

    /// <inheritdoc/>
    public async Task<Result<CheckedPage>> ReadAsync(Guid importId, bool failingOnly, int page, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await FindAsync(db, importId, ct) is var (import, _) ? ExamImportStore.Page(import, failingOnly, page) : new NotFound();
    }

    /// <inheritdoc/>
    public async Task<Result<WorkbookFile>> FailingAsync(Guid importId, CultureInfo culture, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (await FindAsync(db, importId, ct) is not var (import, _))
        {
            return new NotFound();
        }

        return FailingSheet(ExamImportStore.Rows(import), culture);
    }

    internal static WorkbookFile FailingSheet(IEnumerable<CheckedRow> rows, CultureInfo culture) => Workbook.Write(
        $"{Word("Import.FailingName", culture)}.xlsx",
        new Sheet(
            Word("Import.Sheet", culture),
            [.. Columns.Select(c => Title(c, culture)), Word("Import.Reasons", culture)],
            rows.Where(r => r.Faults.Count > 0).Select(r => r.Cells.Append(string.Join(" ", r.Faults.Select(f =>
                f.Column.Length == 0 ? f.Sentence(culture) : $"{Title(f.Column, culture)}: {f.Sentence(culture)}"))).ToArray())));

    /// <inheritdoc/>
    public async Task<Result<int>> TakeOverAsync(Guid importId, bool goodOnly, CancellationToken ct)
    {
        return await dbFactory.InTransactionAsync<int>(async db =>
        {
            if (await FindAsync(db, importId, ct) is not var (import, actor))
            {
                return new NotFound();
            }

            if (!await TrainingLicences.HoldsAsync(db, import.CompanyId!.Value, import.ClassCode!, clock.Today(), ct))
            {
                return await ExamErrors.NoLicenceAsync(codes, import.ClassCode!, clock.Today(), ct);
            }

            var rows = ExamImportStore.Rows(import);
            if (!goodOnly && rows.Any(r => r.Faults.Count > 0))
            {
                return new Error("exam.import-failing");
            }

            var good = rows.Where(r => r.Payload is not null).ToList();
            db.ExamImports.Remove(import);
            db.Audit(clock, actor, "draft.import", "draft", null, $"{ExamProcess.ProcessKey} {import.ClassCode}: {good.Count}");
            foreach (var batch in good.Chunk(Batch))
            {
                db.Drafts.AddRange(batch.Select(r => DraftOf(r, import.ClassCode!, actor)));
                await db.SaveChangesAsync(ct);
                db.ChangeTracker.Clear();
            }

            return good.Count;
        }, new NotFound(), ct);
    }

    private Draft DraftOf(CheckedRow row, string classCode, Actor actor)
    {
        var draft = Draft.Of(ExamProcess.Definition, actor, classCode, RequestKind.Initial, row.Payload!, clock.UtcNow());
        (draft.Step, draft.DoneSteps) = (ProcessDefinition.DocumentsStep, $"{ExamForm.CandidateStep},{ExamForm.TrainingStep}");
        return draft;
    }

    private async Task<(ExamImport Import, Actor Actor)?> FindAsync(PortalDbContext db, Guid importId, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        var since = ExamImportStore.KeptSince(clock.UtcNow());
        var import = await db.ExamImports.SingleOrDefaultAsync(i => i.Id == importId && i.CompanyId != null && i.CreatedAt >= since, ct);
        return actor is not null && import is not null && actor.ActsFor(import.CompanyId, null) && actor.May(DelegatePermissions.Prepare) ? (import, actor)
            : null;
    }

    private async Task<Result<List<CheckedRow>>> CheckAsync(Guid companyId, string classCode, List<SheetRow> rows, IReadOnlyList<int?> places,
        CancellationToken ct)
    {
        var today = clock.Today();
        var book = await codes.CurrentAsync(ct);
        string institution;
        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            institution = await db.Companies.Where(c => c.Id == companyId).Select(c => c.Name).SingleAsync(ct);
        }

        var reader = new ExamRowReader(classCode, institution, book, today);
        var read = rows.ConvertAll(r => reader.Read(r, places));
        var known = await KnownAsync(companyId, classCode, read, ct);
        MarkRepeated(read, known);
        var toAsk = read.Where(r => r.Faults.Count == 0).Select(r => r.Number!.Value).ToList();
        var answers = await registry.FindAsync(toAsk, ExamProcess.ProcessKey + LookupBatch.PurposeEnding, ct);
        if (!answers.IsOk)
        {
            return answers.Error!;
        }

        var minimumAge = await MinimumAgeAsync(today, ct);
        var down = answers.Value.Values.Any(a => a is LookupOutcome<PersonSnapshot>.Unavailable);
        foreach (var row in read.Where(r => r.Faults.Count == 0))
        {
            switch (answers.Value.GetValueOrDefault(row.Number!.Value))
            {
                case LookupOutcome<PersonSnapshot>.Found found:
                    reader.Complete(row, found.Record, minimumAge);
                    break;
                case LookupOutcome<PersonSnapshot>.Unknown:
                    row.Faults.Add(new SheetFault("PersonalNumber", "exam.import-unknown"));
                    break;
                default:
                    row.Faults.Add(new SheetFault("PersonalNumber", down ? "exam.import-unavailable" : "lookup.too-many"));
                    break;
            }
        }

        return read.ConvertAll(r => new CheckedRow
        {
            Number = r.Row.Number,
            Cells = r.Cells,
            Faults = r.Faults,
            Name = r.Faults.Count == 0 ? r.Application.Person.FullName : null,
            Payload = r.Faults.Count == 0 ? PayloadJson.Write(r.Application) : null,
        });
    }

    // Twice in the file, or somebody whom the portal has already.
    private static void MarkRepeated(List<ExamRow> read, Dictionary<PersonalNumber, string> known)
    {
        var seen = new Dictionary<PersonalNumber, int>();
        foreach (var row in read.Where(r => r.Number is not null))
        {
            var number = row.Number!.Value;
            if (!seen.TryAdd(number, row.Row.Number))
            {
                row.Faults.Add(new SheetFault("PersonalNumber", "exam.import-twice", [$"{seen[number]}"]));
            }
            else if (known.TryGetValue(number, out var code))
            {
                row.Faults.Add(new SheetFault("PersonalNumber", code));
            }
        }
    }

    private async Task<int> MinimumAgeAsync(DateOnly today, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await db.NumberSettingAsync(ExamReference.MinimumAge, new FilingDay(today), ct);
    }

    // Who is a candidate already, has passed, or stands in a draft of the institution.
    private async Task<Dictionary<PersonalNumber, string>> KnownAsync(Guid companyId, string classCode, List<ExamRow> rows, CancellationToken ct)
    {
        var known = new Dictionary<PersonalNumber, string>();
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        foreach (var payload in await db.Drafts.AsNoTracking()
                     .Where(d => d.CompanyId == companyId && d.ProcessKey == ExamProcess.ProcessKey && d.ClassCode == classCode && d.CaseId == null)
                     .Select(d => d.Payload).ToListAsync(ct))
        {
            if (ExamProcess.Form.People(ExamProcess.Form.Read(payload))[0].PersonalNumber is { } number)
            {
                known[number] = "exam.import-drafted";
            }
        }

        foreach (var chunk in rows.Select(r => r.Number).OfType<PersonalNumber>().Distinct().Chunk(500))
        {
            var numbers = chunk.Select(n => (PersonalNumber?)n).ToList();
            foreach (var number in await db.ExamCandidates.Where(c => c.ClassCode == classCode && c.OpenKey != null && numbers.Contains(c.PersonalNumber))
                .Select(c => c.PersonalNumber).ToListAsync(ct))
            {
                known[number!.Value] = ExamErrors.CandidacyOpen.Code;
            }

            foreach (var number in await Workers.PassedExams.Held(db).Where(c => c.TrainingClass == classCode && numbers.Contains(c.PersonalNumber))
                .Select(c => c.PersonalNumber).ToListAsync(ct))
            {
                known[number!.Value] = ExamErrors.AlreadyPassed.Code;
            }
        }

        return known;
    }

    private static string Title(string column, CultureInfo culture) => Word($"Import.{column}", culture);

    private static string Word(string key, CultureInfo culture) => Texts.Get<ExamTexts>(key, culture);

    /// <summary>Column of an answer's path.</summary>
    internal static string ColumnOf(string path) => ColumnOfPath.GetValueOrDefault(path, "");
}
