using System.IO.Compression;
using System.Text;
using SecurityPortal.Core.Spreadsheets;
using SecurityPortal.Tests.TestKit;
using static SecurityPortal.Tests.TestKit.TestPortal;

namespace SecurityPortal.Tests.Spreadsheets;

/// <summary>Files as strangers send them.</summary>
public sealed class SpreadsheetTests
{
    private const string Types = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""";

    [Fact]
    public async Task Read_OwnWorkbook_ComesBack()
    {
        var workbook = Workbook.Write("x.xlsx", new Sheet("Një", ["A", "B"], [["ë", "=1+1"], [null, "+383 44"]]), new Sheet("Dy", ["C"], [["x"]])).Content;

        var rows = Ok(await Spreadsheet.ReadAsync(new MemoryStream(workbook), false, default));

        Assert.Equal(["A B", "ë '=1+1", " '+383 44"], rows.Select(r => string.Join(' ', r.Cells.Take(2))));
        Assert.DoesNotContain(rows, r => r.HasFormula);
        Assert.Equal("=1+1", SheetText.Unguarded(rows[1].Cells[1]));
    }

    [Fact]
    public async Task Read_SharedTextsNumbersAndGaps_AreRead()
    {
        var bytes = Book(
            """<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1"><v>1.234567892E9</v></c></row><row r="4"><c r="B4" t="inlineStr"><is><r><t>Çe</t></r><r><t xml:space="preserve"> lë</t></r></is></c></row><row r="5"/>""",
            """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Numri</t><rPh sb="0" eb="1"><t>x</t></rPh></si></sst>""");

        var rows = Ok(await Spreadsheet.ReadAsync(new MemoryStream(bytes), false, default));

        Assert.Equal([(1, "Numri||1234567892"), (4, "|Çe lë|")], rows.Select(r => (r.Number, string.Join('|', r.Cells.Take(3)))));
    }

    [Theory]
    [InlineData("1", 43_068)]
    [InlineData("true", 43_068)]
    [InlineData("0", 44_530)]
    public async Task Read_EitherDateSystem_SameDay(string from1904, int days)
    {
        const string spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var workbook = $"""<workbook xmlns="{spreadsheet}"><workbookPr date1904="{from1904}"/></workbook>""";
        var book = Book($"""<row r="1"><c r="A1"><v>{days}</v></c></row>""", extra: ("xl/workbook.xml", workbook));

        var row = Assert.Single(Ok(await Spreadsheet.ReadAsync(new MemoryStream(book), false, default)));

        Assert.Equal(new DateOnly(2021, 11, 30), SheetDate.Parse(row, row.Cells[0]));
    }

    [Theory]
    [InlineData("_x000D_a_x005F_x000D_", "a_x000D_")]
    [InlineData("a_x0009_b", "a\tb")]
    [InlineData("a_x000_", "a_x000_")]
    public async Task Read_EscapesOfExcel_AreWhatTheyStandFor(string written, string text)
    {
        var book = Book($"""<row r="1"><c r="A1" t="inlineStr"><is><t>{written}</t></is></c></row>""");

        Assert.Equal(text, Ok(await Spreadsheet.ReadAsync(new MemoryStream(book), false, default))[0].Cells[0].Trim('\r'));
    }

    [Theory]
    [InlineData("Numri\npersonal *")]
    [InlineData(" numri\u00A0 personal")]
    [InlineData("Numri per\u00ADsonal:")]
    [InlineData("Нумри персонал")]
    public void Heading_WithBreaksAndOddBlanks_IsTheSame(string title) => Assert.Equal(SheetHeading.Fold("Numri personal"), SheetHeading.Fold(title));

    [Fact]
    public async Task Read_Formula_IsNotedAndNeverEvaluated()
    {
        var rows = Ok(await Spreadsheet.ReadAsync(new MemoryStream(Book("""<row r="1"><c r="A1"><f>HYPERLINK("http://x")</f><v>7</v></c></row>""")), false,
            default));

        Assert.True(Assert.Single(rows).HasFormula);
    }

    [Theory]
    [InlineData("text", "sheet.kind")]
    [InlineData("pdf", "sheet.kind")]
    [InlineData("zip", "sheet.kind")]
    [InlineData("macros", "sheet.macros")]
    [InlineData("macro-type", "sheet.kind")]
    [InlineData("cut", "sheet.damaged")]
    [InlineData("dtd", "sheet.damaged")]
    [InlineData("bad-index", "sheet.damaged")]
    [InlineData("bomb", "sheet.damaged")]
    [InlineData("rows", "sheet.rows")]
    [InlineData("large", "sheet.too-large")]
    public async Task Read_HostileFile_IsRefusedWithASentence(string kind, string code)
    {
        const string cell = """<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>""";
        var bytes = kind switch
        {
            "text" => "numri;pikët"u8.ToArray(),
            "pdf" => SampleFiles.Pdf(),
            "zip" => SampleFiles.Zip(),
            "macros" => Book(cell, extra: ("xl/vbaProject.bin", "x")),
            "macro-type" => Book(cell, types: Types.Replace("spreadsheetml.sheet.main", "excel.sheet.macroEnabled.main", StringComparison.Ordinal)),
            "cut" => Book(cell)[..200],
            "dtd" => Zip(("[Content_Types].xml", Types),
                ("xl/worksheets/sheet1.xml", """<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>""")),
            "bad-index" => Book("""<row r="1"><c r="A1" t="s"><v>99</v></c></row>"""),
            "bomb" => Book(new string(' ', 80 * 1024 * 1024)),
            "rows" => Book(string.Concat(Enumerable.Range(1, 100_000).Select(i => $"""<row r="{i}"><c r="A{i}"><v>{i}</v></c></row>"""))),
            _ => new byte[Spreadsheet.LongestFile + 1],
        };

        var read = await Spreadsheet.ReadAsync(new MemoryStream(bytes), false, default);

        Assert.Equal(code, read.Error!.Code);
    }

    [Fact]
    public async Task Read_BombAndHundredThousandRows_StayWithinBoundedMemory()
    {
        var bomb = Book(new string(' ', 80 * 1024 * 1024));
        var rows = Book(string.Concat(Enumerable.Range(1, 100_000).Select(i => $"""<row r="{i}"><c r="A{i}"><v>{i}</v></c></row>""")));
        Assert.True(bomb.Length < 200_000);
        foreach (var bytes in new[] { bomb, rows })
        {
            var before = GC.GetAllocatedBytesForCurrentThread();

            await Spreadsheet.ReadAsync(new MemoryStream(bytes), false, default);

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 48L * 1024 * 1024);
        }
    }

    [Fact]
    public async Task Read_ManyEmptyRows_CostNoArrayEach()
    {
        var bytes = Book($"""{string.Concat(Enumerable.Repeat("<row></row>", 300_000))}<row r="300001"><c><v>1</v></c></row>""");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var rows = Ok(await Spreadsheet.ReadAsync(new MemoryStream(bytes), false, default));

        Assert.Equal("1", Assert.Single(rows).Cells[0]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 24L * 1024 * 1024);
    }

    [Theory]
    [InlineData("a;b\n1;\"x;\"\"y\"\"\"\n", "1|x;\"y\"")]
    [InlineData("a,b\r\n1,\"dy\nrreshta\"\r\n", "1|dy\nrreshta")]
    [InlineData("\uFEFFa\tb\n\n1\t2", "1|2")]
    public async Task Read_Csv_WithAnyDelimiter(string text, string row)
    {
        var rows = Ok(await Spreadsheet.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), true, default));

        Assert.Equal(2, rows.Count);
        Assert.Equal(row, string.Join('|', rows[1].Cells));
        Assert.Equal("a", rows[0].Cells[0]);
    }

    [Fact]
    public async Task Read_Csv_TooManyRowsOrNoText_IsRefused()
    {
        var many = string.Concat(Enumerable.Range(0, 6000).Select(i => $"{i};1\n"));

        Assert.Equal("sheet.rows", (await Spreadsheet.ReadAsync(new MemoryStream(Encoding.ASCII.GetBytes(many)), true, default)).Error!.Code);
        Assert.Equal("sheet.kind", (await Spreadsheet.ReadAsync(new MemoryStream([1, 0, 2]), true, default)).Error!.Code);
        Assert.Equal("sheet.damaged", (await Spreadsheet.ReadAsync(new MemoryStream([0x61, 0xFF, 0xFE, 0x62]), true, default)).Error!.Code);
    }

    /// <summary>A workbook of one sheet, written by hand.</summary>
    internal static byte[] Book(string rows, string? shared = null, (string Name, string Text)? extra = null, string types = Types)
    {
        List<(string, string)> entries =
        [
            ("[Content_Types].xml", types),
            ("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"""),
        ];
        if (shared is not null)
        {
            entries.Add(("xl/sharedStrings.xml", shared));
        }

        if (extra is { } other)
        {
            entries.Add(other);
        }

        return Zip([.. entries]);
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }
}
