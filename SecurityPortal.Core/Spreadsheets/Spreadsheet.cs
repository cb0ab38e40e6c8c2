using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Spreadsheets;

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

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = false, IgnoreProcessingInstructions = true, CloseInput = true,
    };

    /// <summary>
    /// The rows, header first. Errors: sheet.too-large, sheet.kind (neither a plain workbook nor, where <paramref name="csvToo"/>, a CSV file), sheet.macros,
    /// sheet.damaged, sheet.rows.
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
                return new Error("sheet.too-large") { Arguments = [FileSizes.Format(LongestFile)] };
            }

            packed.Write(buffer, 0, read);
        }

        packed.Position = 0;
        var isZip = packed.Length > 4 && packed.GetBuffer()[0] == 'P' && packed.GetBuffer()[1] == 'K';
        try
        {
            return isZip ? Workbook(packed, ct) : csvToo ? Csv(packed) : new Error("sheet.kind");
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or IOException or FormatException or DecoderFallbackException or NotSupportedException)
        {
            return new Error("sheet.damaged");
        }
    }

    private static Result<IReadOnlyList<SheetRow>> Workbook(MemoryStream packed, CancellationToken ct)
    {
        using var zip = new ZipArchive(packed, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MostEntries)
        {
            return new Error("sheet.damaged");
        }

        if (zip.Entries.Any(e => e.FullName.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) && e.FullName.Contains("vba", StringComparison.OrdinalIgnoreCase)))
        {
            return new Error("sheet.macros");
        }

        // One budget for everything unpacked: a bomb is found while it opens, whatever it says of itself.
        var budget = new Budget(LongestUnpacked);
        if (zip.GetEntry("[Content_Types].xml") is not { } types || !Text(types, budget).Contains($"\"{SheetType}\"", StringComparison.Ordinal))
        {
            return new Error("sheet.kind");
        }

        if (FirstSheet(zip, budget) is not { } sheet)
        {
            return new Error("sheet.kind");
        }

        var shared = zip.GetEntry("xl/sharedStrings.xml") is { } strings ? SharedTexts(strings, budget) : [];
        return Rows(sheet, shared, budget, ct);
    }

    // The first tab that the sender sees: the workbook says which part it is. Names of parts say nothing, and serve only where the workbook is silent.
    private static ZipArchiveEntry? FirstSheet(ZipArchive zip, Budget budget)
    {
        var sheets = zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) && e.FullName.EndsWith(".xml", StringComparison.Ordinal))
            .OrderBy(e => e.FullName.Length).ThenBy(e => e.FullName, StringComparer.Ordinal).ToList();
        if (zip.GetEntry("xl/workbook.xml") is not { } workbook || zip.GetEntry("xl/_rels/workbook.xml.rels") is not { } links)
        {
            return sheets.FirstOrDefault();
        }

        var parts = Elements(links, "Relationship", budget).Where(link => link.GetValueOrDefault("Id") is not null)
            .ToLookup(link => link["Id"], link => link.GetValueOrDefault("Target", ""), StringComparer.Ordinal);
        return Elements(workbook, "sheet", budget).Where(tab => tab.GetValueOrDefault("state", "visible") == "visible")
            .SelectMany(tab => parts[tab.GetValueOrDefault("r:id", "")])
            .Select(part => part.StartsWith('/') ? part[1..] : $"xl/{part}")
            .Select(part => sheets.Find(e => e.FullName == part)).FirstOrDefault(e => e is not null) ?? sheets.FirstOrDefault();
    }

    // The attributes of the elements of a name; one with a namespace of its own, the reference to a part, is "r:" and its name.
    private static List<Dictionary<string, string>> Elements(ZipArchiveEntry entry, string name, Budget budget)
    {
        List<Dictionary<string, string>> elements = [];
        using var xml = XmlReader.Create(budget.Open(entry), Safe);
        while (xml.Read() && elements.Count < MostEntries)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name)
            {
                Dictionary<string, string> attributes = [];
                while (xml.MoveToNextAttribute())
                {
                    attributes[xml.NamespaceURI.Length == 0 ? xml.LocalName : $"r:{xml.LocalName}"] = xml.Value;
                }

                elements.Add(attributes);
            }
        }

        return elements;
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

        return Cut(Unescaped(text.ToString()));
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

    private static Error TooManyRows => new("sheet.rows") { Arguments = [MostRows] };

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
        "str" => Unescaped(value),
        _ => value,
    };

    // Workbooks write what XML cannot hold, a carriage return for one, as _x000D_; other control characters are nobody's text.
    private static string Unescaped(string text) => !text.Contains("_x", StringComparison.Ordinal)
        ? text
        : string.Concat(XmlConvert.DecodeName(text).Where(c => !char.IsControl(c) || c is '\t' or '\r' or '\n'));

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
        var text = reader.ReadToEnd();
        if (text.Length == 0 || text.Contains('\0', StringComparison.Ordinal))
        {
            return new Error("sheet.kind");
        }

        var rows = CsvText.Rows(text, CsvText.SeparatorOf(text)).Take(MostRows + 2)
            .Select(row => row with { Cells = [.. row.Cells.Take(MostColumns).Select(Cut)] }).ToList();
        return rows.Count > MostRows + 1 ? TooManyRows : rows;
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
