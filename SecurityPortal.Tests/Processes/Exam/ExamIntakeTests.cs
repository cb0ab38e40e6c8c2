using System.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Registries;
using SecurityPortal.Core.Spreadsheets;
using SecurityPortal.Tests.Spreadsheets;
using SecurityPortal.Tests.TestKit;
using static SecurityPortal.Tests.TestKit.TestPortal;

namespace SecurityPortal.Tests.Processes.Exam;

/// <summary>Candidates from Excel, over a registry that knows every number but those the test names.</summary>
public sealed class ExamIntakeTests : IAsyncLifetime
{
    private readonly Registry _registry = new();
    private TestPortal _portal = null!;
    private Actor _institution = null!;

    public async Task InitializeAsync()
    {
        _portal = await CreateAsync(services => services.AddSingleton<ICivilRegistry>(_registry));
        _institution = await _portal.InstitutionAsync();
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Template_InEachLanguage_IsReadBack()
    {
        await using var session = _portal.As(_institution);
        foreach (var language in Languages.All)
        {
            var template = await session.Get<IExamIntake>().TemplateAsync(Languages.Culture(language), default);

            var rows = Ok(await Spreadsheet.ReadAsync(new MemoryStream(template.Content), false, default));

            Assert.Equal(11, Assert.Single(rows).Cells.Count(c => c.Length > 0));
            Assert.Equal("exam.file-empty",
                (await session.Get<IExamIntake>().CheckAsync(ExamKit.Basic, new MemoryStream(template.Content), default)).Error!.Code);
        }
    }

    [Fact]
    public async Task Check_GoodRows_BecomeDraftsThatLackOnlyTheirDocuments()
    {
        await using var session = _portal.As(_institution);
        var intake = session.Get<IExamIntake>();
        var import = Ok(await intake.CheckAsync(ExamKit.Basic, File(Row(1), Row(2, education: "Srednja škola", language: "Serbian", employer: "")), default));
        await using (var db = _portal.Db())
        {
            Assert.False(await db.Drafts.AnyAsync());
        }

        Assert.Equal(2, Ok(await intake.TakeOverAsync(import, goodOnly: false, default)));

        Assert.IsType<NotFound>((await intake.TakeOverAsync(import, goodOnly: false, default)).Error);
        var page = Ok(await session.Get<ExamRoster>().ReadAsync(ExamKit.Basic, null, 1, default));
        Assert.Equal((0, 2), (page.Complete, page.Incomplete));
        Assert.All(page.Rows, r => Assert.All(r.Lacks, l => Assert.Equal("document.missing", l.Code)));
        var draft = page.Rows.Single(r => r.Name == "Emri2 Mbiemri2").DraftId!.Value;
        var application = PayloadJson.Read<ExamApplication>((await _portal.LoadAsync(_institution, draft)).PayloadJson);
        Assert.Equal(("EDU-2", "sr", "Akademia Sh.p.k.", new DateOnly(2025, 11, 3)),
            (application.Training.Education, application.Training.Language, application.Training.Employer, application.Training.From));
        Assert.Equal(PersonLookupState.Found, application.Person.Lookup);
        Ok(await _portal.SaveCandidateAsync(_institution, draft));
    }

    [Fact]
    public async Task Check_EveryKindOfFault_IsToldAtItsCell()
    {
        await _portal.CandidateAsync(_institution, 500);
        await _portal.DraftAsync(_institution, ExamKit.Person(501));
        _registry.Unknown.Add("1500000009");
        _registry.Young.Add("1500000010");
        await using var session = _portal.As(_institution);
        var import = Ok(await session.Get<IExamIntake>().CheckAsync(
            ExamKit.Basic,
            File(Row(1), Row(1), Row(500), Row(501), Row(9), Row(10), Row(2, number: "12345"), Row(3, email: "jo", phone: "1"),
                Row(4, education: "PhD?", hours: "x", language: "tr"), Row(5, from: "31.02.2025")),
            default));

        var page = Ok(await session.Get<IExamIntake>().ReadAsync(import, false, 1, default));

        Assert.Equal(
            [
                "",
                "PersonalNumber exam.import-twice",
                "PersonalNumber exam.candidacy-open",
                "PersonalNumber exam.import-drafted",
                "PersonalNumber exam.import-unknown",
                "PersonalNumber exam.too-young",
                "PersonalNumber person.number.invalid",
                "Email contact.email.invalid, Phone contact.phone.invalid",
                "Education exam.education.required, Hours exam.hours.invalid, Language exam.language.required",
                "From exam.training-from.required",
            ],
            page.Rows.Select(r => string.Join(", ", r.Faults.Select(f => $"{f.Column} {f.Code}"))));
        Assert.Equal((10, 1, 9), (page.Total, page.Good, page.Failing));

        // Nobody was asked about whose row was wrong already.
        Assert.Equal(["1500000001", "1500000009", "1500000010"], _registry.Asked.Order());
        Assert.Equal("exam.import-failing", (await session.Get<IExamIntake>().TakeOverAsync(import, goodOnly: false, default)).Error!.Code);
        Assert.Equal(1, Ok(await session.Get<IExamIntake>().TakeOverAsync(import, goodOnly: true, default)));
    }

    [Fact]
    public async Task Failing_AsWorkbook_HoldsReasonsNoFormulaAndCanBeSentAgain()
    {
        await using var session = _portal.As(_institution);
        var intake = session.Get<IExamIntake>();
        var import = Ok(await intake.CheckAsync(ExamKit.Basic, File(Row(1), Row(2, phone: "+38344111222", employer: "=CMD|'/c calc'!A1", hours: "0")),
            default));

        var failing = Ok(await intake.FailingAsync(import, Languages.Culture("en"), default));

        var rows = Ok(await Spreadsheet.ReadAsync(new MemoryStream(failing.Content), false, default));
        Assert.Equal(2, rows.Count);
        Assert.Contains("Hours of training are a whole number", rows[1].Cells[11], StringComparison.Ordinal);
        Assert.Equal(("'+38344111222", "'=CMD|'/c calc'!A1"), (rows[1].Cells[2], rows[1].Cells[10]));
        Assert.False(rows[1].HasFormula);

        // Sent again as it is, the guards are gone and the same fault is found.
        var again = Ok(await intake.CheckAsync(ExamKit.Basic, new MemoryStream(failing.Content), default));
        var row = Assert.Single(Ok(await intake.ReadAsync(again, false, 1, default)).Rows);
        Assert.Equal(("+38344111222", "exam.hours.invalid"), (row.Cells[2], Assert.Single(row.Faults).Code));
    }

    [Fact]
    public async Task Check_LogsOneRowForEachPersonUnderItsOwnQuota()
    {
        await using (var db = _portal.Db())
        {
            await db.Settings.Where(s => s.Code == "lookup.import-per-day").ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, "3"));
            await db.Settings.Where(s => s.Code == "lookup.per-hour").ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, "1"));
        }

        await using var session = _portal.As(_institution);
        var import = Ok(await session.Get<IExamIntake>().CheckAsync(ExamKit.Basic, File([.. Enumerable.Range(1, 5).Select(i => Row(i))]), default));

        Assert.Equal(["", "", "", "lookup.too-many", "lookup.too-many"],
            Ok(await session.Get<IExamIntake>().ReadAsync(import, false, 1, default)).Rows.Select(r => string.Concat(r.Faults.Select(f => f.Code))));
        await using var after = _portal.Db();
        var log = await after.LookupLog.ToListAsync();
        Assert.Equal((3, 3), (log.Count, log.Select(l => l.NumberHash).Distinct().Count()));
        Assert.All(log, l => Assert.Equal(("Exam/import", LookupResult.Found), (l.Purpose, l.Result)));

        // A look-up by hand has its own hour.
        Ok(await session.Get<IPersonLookupService>().FindAsync(PersonalNumber.Parse("1500000001"), new LookupContext("Exam/search"), default));
    }

    [Fact]
    public async Task Check_RegistryDown_SaysSoAtEachRow()
    {
        _registry.IsDown = true;
        await using var session = _portal.As(_institution);

        var import = Ok(await session.Get<IExamIntake>().CheckAsync(ExamKit.Basic, File(Row(1)), default));

        Assert.Equal("exam.import-unavailable",
            Assert.Single(Assert.Single(Ok(await session.Get<IExamIntake>().ReadAsync(import, false, 1, default)).Rows).Faults).Code);
    }

    [Fact]
    public async Task Check_WrongColumns_NamesThem()
    {
        await using var session = _portal.As(_institution);
        var file = new MemoryStream(Workbook.Write("x.xlsx", new Sheet("A", ["Numri personal", "Tjetër"], [["1", "2"]])).Content);

        var error = (await session.Get<IExamIntake>().CheckAsync(ExamKit.Basic, file, default)).Error!;

        Assert.Equal("exam.file-columns", error.Code);
        Assert.Equal(10, $"{error.Arguments[0]}".Split(',').Length);
    }

    [Fact]
    public async Task Import_OfOthers_DoesNotExist()
    {
        var other = await _portal.InstitutionAsync("Tjetra Sh.p.k.");
        Guid import;
        await using (var session = _portal.As(_institution))
        {
            import = Ok(await session.Get<IExamIntake>().CheckAsync(ExamKit.Basic, File(Row(1)), default));
        }

        await using var stranger = _portal.As(other);
        var intake = stranger.Get<IExamIntake>();
        Assert.IsType<NotFound>((await intake.ReadAsync(import, false, 1, default)).Error);
        Assert.IsType<NotFound>((await intake.FailingAsync(import, Languages.Culture("sq"), default)).Error);
        Assert.IsType<NotFound>((await intake.TakeOverAsync(import, true, default)).Error);
        Assert.Equal("exam.no-training-licence", (await intake.CheckAsync("TRN-ME", File(Row(1)), default)).Error!.Code);
    }

    [Fact]
    public async Task Import_OfYesterday_IsForgotten()
    {
        await using var session = _portal.As(_institution);
        var intake = session.Get<IExamIntake>();
        var import = Ok(await intake.CheckAsync(ExamKit.Basic, File(Row(1)), default));
        Assert.Equal(import, await intake.LatestAsync(ExamKit.Basic, default));
        _portal.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));

        Assert.Null(await intake.LatestAsync(ExamKit.Basic, default));
        Assert.IsType<NotFound>((await intake.ReadAsync(import, false, 1, default)).Error);
        Assert.IsType<NotFound>((await intake.FailingAsync(import, Languages.Culture("sq"), default)).Error);
        Assert.IsType<NotFound>((await intake.TakeOverAsync(import, true, default)).Error);
    }

    [Fact]
    public async Task Check_BornOnTheTwentyNinthOfFebruary_IsOfAgeOnTheTwentyEighth()
    {
        _registry.Young.Add("1500000001");
        _registry.YoungBorn = new DateOnly(2008, 2, 29);
        _portal.Clock.Advance(LocalTime.StartOf(new DateOnly(2026, 2, 28)).AddHours(12) - _portal.Clock.UtcNow());
        await using var session = _portal.As(_institution);

        var import = Ok(await session.Get<IExamIntake>().CheckAsync(ExamKit.Basic, File(Row(1)), default));

        Assert.Empty(Assert.Single(Ok(await session.Get<IExamIntake>().ReadAsync(import, false, 1, default)).Rows).Faults);
    }

    [Fact]
    public async Task TakeOver_TwiceAtOnce_MakesTheDraftsOnce()
    {
        await using var session = _portal.As(_institution);
        var import = Ok(await session.Get<IExamIntake>().CheckAsync(ExamKit.Basic, File(Row(1), Row(2)), default));
        async Task<Result<int>> Take()
        {
            await using var tab = _portal.As(_institution);
            return await tab.Get<IExamIntake>().TakeOverAsync(import, false, default);
        }

        var taken = await Task.WhenAll(Task.Run(Take), Task.Run(Take));

        Assert.Single(taken, t => t.IsOk);
        await using var db = _portal.Db();
        Assert.Equal(2, await db.Drafts.CountAsync());
    }

    [Fact]
    public async Task Check_FiveThousandRows_AreTakenOverWhole()
    {
        await using var session = _portal.As(_institution);
        var intake = session.Get<IExamIntake>();

        var import = Ok(await intake.CheckAsync(ExamKit.Basic, File([.. Enumerable.Range(1, 5000).Select(i => Row(i))]), default));

        Assert.Equal((5000, 5000), (Ok(await intake.ReadAsync(import, false, 200, default)).Total,
            Ok(await intake.ReadAsync(import, false, 200, default)).Good));
        Assert.Equal(5000, Ok(await intake.TakeOverAsync(import, false, default)));
        Assert.Equal("sheet.rows", (await intake.CheckAsync(ExamKit.Basic, File([.. Enumerable.Range(1, 5001).Select(i => Row(i))]), default)).Error!.Code);
    }

    [Theory]
    [InlineData("second-sheet-first.xlsx")]
    [InlineData("escaped-carriage-return.xlsx")]
    public async Task Check_WorkbooksOfOtherPrograms_AreReadAsTheSenderSeesThem(string sample)
    {
        _portal.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero));
        await using var session = _portal.As(_institution);
        var body = new MemoryStream(await System.IO.File.ReadAllBytesAsync(Repository.Path("SecurityPortal.Tests", "Spreadsheets", "Samples", sample)));

        var page = Ok(await session.Get<IExamIntake>()
            .ReadAsync(Ok(await session.Get<IExamIntake>().CheckAsync(ExamKit.Basic, body, default)), false, 1, default));

        var row = Assert.Single(page.Rows);
        Assert.Empty(row.Faults);
        Assert.Equal("Rr. e Demos 5", row.Cells[4]);
    }

    private static string[] Row(
        int index, string? number = null, string? email = null, string phone = "044 111 222", string education = "Shkollë e mesme", string from = "03.11.2025",
        string hours = "80",
        string language = "Shqip", string employer = "Illyria") =>
        [number ?? $"{1_500_000_000 + index}", email ?? $"k{index}@example.org", phone, "", "Rr. A 1", education, from, "28.11.2025", hours, language,
            employer];

    private static MemoryStream File(params string[][] rows) => new(SpreadsheetTests.Book(string.Concat(
        rows.Prepend(["Numri personal", "E-mail", "Telefoni", "Vendbanimi", "Rruga", "Arsimimi", "Trajnimi prej", "Trajnimi deri", "Orët", "Gjuha e provimit",
            "Kompania"])
            .Select((cells, i) => $"<row r=\"{i + 1}\">{string.Concat(cells.Select(Cell))}</row>"))));

    private static string Cell(string text) => $"<c t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";

    private sealed class Registry : ICivilRegistry
    {
        public HashSet<string> Unknown { get; } = [];

        public HashSet<string> Young { get; } = [];

        public DateOnly YoungBorn { get; set; } = new(2015, 1, 1);

        public System.Collections.Concurrent.ConcurrentBag<string> Asked { get; } = [];

        public bool IsDown { get; set; }

        public Task<LookupOutcome<PersonSnapshot>> FindAsync(PersonalNumber number, CancellationToken ct)
        {
            var digits = number.Reveal();
            Asked.Add(digits);
            return Task.FromResult<LookupOutcome<PersonSnapshot>>(
                IsDown ? new LookupOutcome<PersonSnapshot>.Unavailable(UnavailableReason.Timeout)
                : Unknown.Contains(digits) ? new LookupOutcome<PersonSnapshot>.Unknown()
                : new LookupOutcome<PersonSnapshot>.Found(new PersonSnapshot
                {
                    PersonalNumber = number, FirstName = $"Emri{digits[5..].TrimStart('0')}", LastName = $"Mbiemri{digits[5..].TrimStart('0')}",
                    BirthDate = Young.Contains(digits) ? YoungBorn : new DateOnly(1990, 1, 1), Gender = Gender.Female, MunicipalityCode = "19",
                    Settlement = "Lipjan",
                    Source = PersonSource.Registry, ReadAt = default,
                }));
        }
    }
}
