using System.Globalization;
using System.Reflection;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Register;
using SecurityPortal.Core.Spreadsheets;
using static SecurityPortal.Tests.TestKit.TestPortal;

namespace SecurityPortal.Tests.Spreadsheets;

/// <summary>Every workbook that leaves the portal, with names that a spreadsheet would run.</summary>
public sealed class ExportTests
{
    private static readonly string[] Hostile = ["=1+1", "+383", "-2", "@SUM(A1)", "\tx", "\r=x", " =HYPERLINK(\"http://x\")"];

    private static readonly DateOnly Day = new(2026, 1, 12);

    private static readonly MoneyBalance Nothing = new(0, 0, 0, 0, 0, 0);

    private static readonly Dictionary<string, Func<string, WorkbookFile>> Exports = new()
    {
        ["ContractSheet.Write"] = text => ContractSheet.Write([Contract(text)], true, Day),
        ["DaySheetQueries.Book"] = text => DaySheetQueries.Book(new DaySheet(Day, [Paid(text)], Nothing, Nothing)),
        ["WorkerExport.Book"] = text => WorkerExport.Book([Worker(text)], Day),
        ["IncidentStatistics.Book"] = text =>
            IncidentStatistics.Book(new IncidentCounts(1, 2, 3, 4, [new StatisticsGroup("company", [new StatisticsRow(text, 7)])])),
        ["ExamIntake.FailingSheet"] = text => ExamIntake.FailingSheet([Failing(text)], CultureInfo.InvariantCulture),
        ["ExamResultImport.RosterSheet"] = text => ExamResultImport.RosterSheet("S-1", [("SSHPS-EX-2026-000001", text, 7)], CultureInfo.InvariantCulture),
    };

    public static TheoryData<string, string> All()
    {
        var all = new TheoryData<string, string>();
        foreach (var (export, text) in Exports.Keys.SelectMany(export => Hostile.Select(text => (export, text))))
        {
            all.Add(export, text);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Export_TextLikeAFormula_StaysText(string export, string text)
    {
        var rows = Ok(await Spreadsheet.ReadAsync(new MemoryStream(Exports[export](text).Content), false, default));

        // Of several sheets the statistics write the counts first, so theirs are looked at apart.
        var cells = rows.SelectMany(r => r.Cells).Where(c => c.Length > 0).ToList();
        Assert.DoesNotContain(rows, r => r.HasFormula);
        Assert.DoesNotContain(cells, c => SheetText.Safe(c) != c);
        Assert.True(export == "IncidentStatistics.Book" || cells.Contains($"'{text}".ReplaceLineEndings("\n")) || cells.Contains($"'{text}"),
            string.Join('|', cells));
    }

    [Fact]
    public void Exports_AreAllInTheTable()
    {
        var makers = typeof(Workbook).Assembly.GetTypes().Where(t => t != typeof(Workbook) && !t.Name.Contains('<', StringComparison.Ordinal))
            .SelectMany(t =>
                t.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(m => m.ReturnType == typeof(WorkbookFile) && !m.Name.StartsWith('<') && !m.IsSpecialName).Select(m => $"{m.DeclaringType!.Name}.{m.Name}");

        Assert.Equal(Exports.Keys.Order(), makers.Where(m => !m.StartsWith("WorkbookFile.", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task DaySheet_HasARowForEachPaymentAndThenTheSums()
    {
        var balance = new MoneyBalance(BookedCents: 20_000, HeldCents: 300, ListedCents: 45, CameCents: 20_845, TakenBackCents: 500, RefundedCents: 0);

        var book = DaySheetQueries.Book(new DaySheet(Day, [Paid("SSHPS-26-000001")], Nothing, balance));

        var rows = Ok(await Spreadsheet.ReadAsync(new MemoryStream(book.Content), false, default));
        Assert.Equal("Arka-2026-01-12.xlsx", book.FileName);
        Assert.Equal((10, "123.45"), (rows[0].Cells.Count(c => c.Length > 0), rows[1].Cells[9]));
        Assert.Equal("SSHPS-26-000001", rows[1].Cells[2]);
        Assert.Equal(["0", "208.45", "-5", "0", "203.45", "200", "3", "0.45"], rows.Skip(2).Select(r => r.Cells[9]));
        Assert.All(rows.Skip(2), r => Assert.NotEmpty(r.Cells[1]));
    }

    [Fact]
    public async Task Write_NumbersAndNothing_AreNumbersAndNothing()
    {
        var book = Workbook.Write("x.xlsx", new Sheet("S", ["A", "B", "C"], [[7, 12.5m, null]]));

        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(book.Content));
        using var sheet = new StreamReader(
            zip.Entries.Single(e => e.FullName.Contains("sheet1", StringComparison.Ordinal) && e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Open());
        var xml = await sheet.ReadToEndAsync();
        Assert.DoesNotContain("t=\"str\"><x:v>7<", xml, StringComparison.Ordinal);
        var rows = Ok(await Spreadsheet.ReadAsync(new MemoryStream(book.Content), false, default));
        Assert.Equal(["7", "12.5", ""], rows[1].Cells.Take(3));
        Assert.Matches("<(?:x:)?c r=\"A2\"(?: s=\"\\d\")?(?: t=\"n\")?(?: s=\"\\d\")?><(?:x:)?v>7<", xml);
    }

    [Theory]
    [InlineData("'=1+1", "=1+1")]
    [InlineData(" '+383 44 ", "+383 44")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("plain", "plain")]
    public void Unguarded_Text_IsAsItWas(string text, string was) => Assert.Equal(was, SheetText.Unguarded(text));

    private static ContractRow Contract(string text) => new()
    {
        CaseId = Guid.Empty, CaseVersion = Guid.Empty, CaseNumber = "SSHPS-CT-2026-000001", ProcessKey = ContractProcess.ProcessKey,
        Status = CaseStatus.Effective, CompanyName = text,
        CompanyNumber = "810000001", ClassName = LocalName.Same(text), LicenceNumber = text, ClientKind = ContractClientKind.LegalPerson, ClientName = text,
        ClientNumber = text,
        MunicipalityCode = "19", ValidFrom = Day, ValidTo = Day, SignedOn = Day, SubmittedAt = new DateTime(2026, 1, 12, 9, 0, 0, DateTimeKind.Utc),
        IsLate = false,
        OutlivesLicence = false, BelowMinimumWage = false, AnnexPending = false, Guards = 3, HourlyPriceCents = 450, TerminatedOn = null,
    };

    private static WorkerRow Worker(string text) => new()
    {
        PersonId = Guid.Empty, Name = text, NeedsConsent = false, Cards = [],
        Employment = new EmploymentView { Id = Guid.Empty, Company = text, Position = text, From = Day, To = null, HasContract = true, IsPending = false },
        Licences =
        [
            new LicenceView
            {
                Id = Guid.Empty, Number = text, Grant = LocalName.Same(text), ClassName = LocalName.Same(text), ProcessKey = "x", ClassCode = "x",
                HolderName = text, CompanyId = null,
                State = LicenceState.Valid, ValidFrom = Day, ValidTo = Day, RenewalFrom = Day, CaseId = Guid.Empty, Route = "x",
            },
        ],
    };

    private static DayRow Paid(string text) =>
        new(new DateTime(2026, 1, 12, 9, 0, 0, DateTimeKind.Utc), default, text, text, text, "45200", Day, text, text, 12_345);

    private static CheckedRow Failing(string text) =>
        new() { Number = 2, Cells = [.. Enumerable.Repeat(text, 11)], Faults = [new SheetFault("", "exam.import-formula")] };
}
