using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Printing.Elements;

namespace SecurityPortal.Core.Spreadsheets;

/// <summary>A row of a file: its number as the sender sees it, and its cells.</summary>
/// <param name="Number">Number of the row in the sheet.</param>
/// <param name="Cells">Texts of the cells; empty where there is none.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>A cell was a formula: what it shows is anybody's guess.</summary>
    public bool HasFormula { get; init; }

    // Cells may be anybody's data.
    /// <inheritdoc/>
    public override string ToString() => $"row {Number}";
}

/// <summary>
/// Reads the first sheet of an Excel workbook (.xlsx), or a CSV file, that a stranger sent: bounded in packed and unpacked size, rows, columns and characters of a
/// cell; macros and workbooks that are something else are refused; nothing in it is ever evaluated.
/// </summary>
public static class Spreadsheet
{
    /// <summary>Bytes of the file as sent.</summary>
    public const int LongestFile = 5 * 1024 * 1024;

    /// <summary>Rows beside the header.</summary>
    public const int MostRows = 5000;

    private const long LongestUnpacked = 60L * 1024 * 1024;
    private const int MostEntries = 200;
    private const int MostColumns = 40;
    private const int LongestCell = 1000;
    private const int MostSharedTexts = 200_000;
    private const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private static readonly char[] Delimiters = [';', '\t', ','];

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = false, IgnoreProcessingInstructions = true, CloseInput = true,
    };

    /// <summary>
    /// The rows, header first. Errors: exam.file-too-large, exam.file-kind (neither a plain workbook nor, where <paramref name="csvToo"/>, a CSV file), exam.file-macros,
    /// exam.file-damaged, exam.file-rows.
    /// </summary>
    public static async Task<Result<IReadOnlyList<SheetRow>>> ReadAsync(Stream body, bool csvToo, CancellationToken ct)
    {
        using var packed = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, ct)) > 0)
        {
            if (packed.Length + read > LongestFile)
            {
                return new Error("exam.file-too-large") { Arguments = [FileSizes.Format(LongestFile)] };
            }

            packed.Write(buffer, 0, read);
        }

        packed.Position = 0;
        var isZip = packed.Length > 4 && packed.GetBuffer()[0] == 'P' && packed.GetBuffer()[1] == 'K';
        try
        {
            return isZip ? Workbook(packed, ct) : csvToo ? Csv(packed) : new Error("exam.file-kind");
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or IOException or FormatException or DecoderFallbackException or NotSupportedException)
        {
            return new Error("exam.file-damaged");
        }
    }

    private static Result<IReadOnlyList<SheetRow>> Workbook(MemoryStream packed, CancellationToken ct)
    {
        using var zip = new ZipArchive(packed, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MostEntries)
        {
            return new Error("exam.file-damaged");
        }

        if (zip.Entries.Any(e => e.FullName.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) && e.FullName.Contains("vba", StringComparison.OrdinalIgnoreCase)))
        {
            return new Error("exam.file-macros");
        }

        // One budget for everything unpacked: a bomb is found while it opens, whatever it says of itself.
        var budget = new Budget(LongestUnpacked);
        if (zip.GetEntry("[Content_Types].xml") is not { } types || !Text(types, budget).Contains($"\"{SheetType}\"", StringComparison.Ordinal))
        {
            return new Error("exam.file-kind");
        }

        var sheet = zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) && e.FullName.EndsWith(".xml", StringComparison.Ordinal))
            .OrderBy(e => e.FullName.Length).ThenBy(e => e.FullName, StringComparer.Ordinal).FirstOrDefault();
        if (sheet is null)
        {
            return new Error("exam.file-kind");
        }

        var shared = zip.GetEntry("xl/sharedStrings.xml") is { } strings ? SharedTexts(strings, budget) : [];
        return Rows(sheet, shared, budget, ct);
    }

    private static string Text(ZipArchiveEntry entry, Budget budget)
    {
        using var reader = new StreamReader(budget.Open(entry), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static List<string> SharedTexts(ZipArchiveEntry entry, Budget budget)
    {
        List<string> texts = [];
        using var xml = XmlReader.Create(budget.Open(entry), Safe);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                if (texts.Count >= MostSharedTexts)
                {
                    throw new InvalidDataException("Too many texts.");
                }

                texts.Add(Inline(xml, "si"));
            }
        }

        return texts;
    }

    // The text parts of an element; phonetic ones are no text.
    private static string Inline(XmlReader xml, string element)
    {
        var text = new StringBuilder();
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var inText = false;
        var phonetic = false;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == element))
        {
            (inText, phonetic) = (xml.NodeType, xml.LocalName) switch
            {
                (XmlNodeType.Element, "t") => (!xml.IsEmptyElement, phonetic),
                (XmlNodeType.EndElement, "t") => (false, phonetic),
                (XmlNodeType.Element, "rPh") => (inText, true),
                (XmlNodeType.EndElement, "rPh") => (inText, false),
                _ => (inText, phonetic),
            };
            if (inText && !phonetic && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && text.Length <= LongestCell)
            {
                text.Append(xml.Value);
            }
        }

        return Cut(text.ToString());
    }

    private static Result<IReadOnlyList<SheetRow>> Rows(ZipArchiveEntry entry, List<string> shared, Budget budget, CancellationToken ct)
    {
        List<SheetRow> rows = [];
        using var xml = XmlReader.Create(budget.Open(entry), Safe);
        // One array for all rows: a sheet may hold a million empty ones.
        var buffer = new string[MostColumns];
        string[]? cells = null;
        var formula = false;
        var number = 0;
        var column = -1;
        var type = "";
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                switch (xml.LocalName)
                {
                    case "row":
                        ct.ThrowIfCancellationRequested();
                        number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : number + 1;
                        Array.Clear(buffer);
                        (cells, formula, column) = (xml.IsEmptyElement ? null : buffer, false, -1);

                        break;
                    case "c" when cells is not null:
                        column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
                        type = xml.GetAttribute("t") ?? "n";
                        break;
                    case "f":
                        formula = true;
                        break;
                    case "v" when cells is not null:
                        Put(cells, column, ValueOf(xml.ReadElementContentAsString(), type, shared));
                        break;
                    case "is" when cells is not null:
                        Put(cells, column, Inline(xml, "is"));
                        break;
                }
            }

            // Reading a value moves on to what follows it, which may be the end of the row.
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row" && cells is not null)
            {
                if (cells.Any(c => !string.IsNullOrWhiteSpace(c)))
                {
                    if (rows.Count > MostRows)
                    {
                        return TooManyRows;
                    }

                    rows.Add(new SheetRow(number, [.. cells.Select(c => c ?? "")]) { HasFormula = formula });
                }

                cells = null;
            }
        }

        return rows;
    }

    private static Error TooManyRows => new("exam.file-rows") { Arguments = [MostRows] };

    private static void Put(string[] cells, int column, string text)
    {
        if (column is >= 0 and < MostColumns)
        {
            cells[column] = Cut(text);
        }
    }

    private static string ValueOf(string value, string type, List<string> shared) => type switch
    {
        "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count
            ? shared[index]
            : throw new InvalidDataException("No such text."),
        "n" when value.AsSpan().ContainsAny("eE.") && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            => number.ToString("0.##########", CultureInfo.InvariantCulture),
        _ => value,
    };

    private static int? ColumnOf(string? reference)
    {
        if (string.IsNullOrEmpty(reference))
        {
            return null;
        }

        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper).Take(4))
        {
            column = (column * 26) + letter - 'A' + 1;
        }

        return column - 1;
    }

    private static string Cut(string text) => text.Length <= LongestCell ? text : text[..LongestCell];

    private static Result<IReadOnlyList<SheetRow>> Csv(MemoryStream body)
    {
        using var reader = new StreamReader(body, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var start = new char[4096];
        var length = reader.ReadBlock(start);
        var head = new string(start, 0, length);
        if (head.Contains('\0', StringComparison.Ordinal) || length == 0)
        {
            return new Error("exam.file-kind");
        }

        body.Position = 0;
        reader.DiscardBufferedData();
        var line = head.Split('\n')[0];
        var delimiter = Delimiters.MaxBy(d => line.Count(c => c == d));
        List<SheetRow> rows = [];
        List<string> cells = [];
        var cell = new StringBuilder();
        var (quoted, number) = (false, 0);
        while (reader.Read() is >= 0 and var code)
        {
            var c = (char)code;
            if (quoted)
            {
                if (c != '"')
                {
                    Append(c);
                }
                else if (reader.Peek() == '"')
                {
                    reader.Read();
                    Append(c);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == delimiter)
            {
                EndCell();
            }
            else if (c == '\n')
            {
                EndRow();
            }
            else if (c != '\r' && c != '\uFEFF')
            {
                Append(c);
            }

            if (rows.Count > MostRows + 1)
            {
                return TooManyRows;
            }
        }

        EndRow();
        return rows.Count > MostRows + 1 ? TooManyRows : rows;

        void Append(char c)
        {
            if (cell.Length < LongestCell)
            {
                cell.Append(c);
            }
        }

        void EndCell()
        {
            if (cells.Count < MostColumns)
            {
                cells.Add(cell.ToString());
            }

            cell.Clear();
        }

        void EndRow()
        {
            number++;
            EndCell();
            if (cells.Any(text => !string.IsNullOrWhiteSpace(text)))
            {
                rows.Add(new SheetRow(number, [.. cells]));
            }

            cells.Clear();
        }
    }

    /// <summary>A text that no spreadsheet takes for a formula.</summary>
    public static string Safely(string? text) => text is { Length: > 0 } && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text ?? "";

    /// <summary>A text as <see cref="Safely"/> wrote it, without the guard.</summary>
    public static string Unguarded(string text)
    {
        var trimmed = text.Trim();
        return trimmed is ['\'', '=' or '+' or '-' or '@', ..] ? trimmed[1..] : trimmed;
    }

    /// <summary>What may still be unpacked.</summary>
    private sealed class Budget(long bytes)
    {
        private long _left = bytes;

        public Stream Open(ZipArchiveEntry entry) => new Bounded(entry.Open(), this);

        private void Take(int count)
        {
            if ((_left -= count) < 0)
            {
                throw new InvalidDataException("It unpacks to too much.");
            }
        }

        private sealed class Bounded(Stream inner, Budget budget) : Stream
        {
            public override bool CanRead => true;

            public override bool CanSeek => false;

            public override bool CanWrite => false;

            public override long Length => throw new NotSupportedException();

            public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

            public override int Read(byte[] buffer, int offset, int count)
            {
                var read = inner.Read(buffer, offset, count);
                budget.Take(read);
                return read;
            }

            public override void Flush()
            {
            }

            public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

            public override void SetLength(long value) => throw new NotSupportedException();

            public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

            protected override void Dispose(bool disposing)
            {
                inner.Dispose();
                base.Dispose(disposing);
            }
        }
    }
}
