using System.IO.Compression;
using System.Text;
using System.Xml;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Spreadsheets;

/// <summary>
/// Reads the first sheet of an Excel workbook (.xlsx), or a CSV file, that a stranger sent: bounded in packed and unpacked size, rows, columns and characters
/// of a cell; macros and workbooks that are something else are refused; nothing in it is ever evaluated.
/// </summary>
public static class Spreadsheet
{
    /// <summary>Bytes of the file as sent.</summary>
    public const int LongestFile = 5 * 1024 * 1024;

    /// <summary>Rows beside the header.</summary>
    public const int MostRows = 5000;

    internal const int MostColumns = 40;

    internal const int LongestCell = 1000;

    internal static Error TooManyRows => new("sheet.rows") { Arguments = [MostRows] };

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
        catch (Exception fault) when (fault is InvalidDataException or XmlException or IOException or FormatException or DecoderFallbackException
            or NotSupportedException)
        {
            return new Error("sheet.damaged");
        }
    }

    internal static string Cut(string text) => text.Length <= LongestCell ? text : text[..LongestCell];

    private static Result<IReadOnlyList<SheetRow>> Workbook(MemoryStream packed, CancellationToken ct)
    {
        using var zip = new ZipArchive(packed, ZipArchiveMode.Read, leaveOpen: true);
        var workbook = new SentWorkbook(zip);
        if (workbook.IsCrowded)
        {
            return new Error("sheet.damaged");
        }

        if (workbook.HasMacros)
        {
            return new Error("sheet.macros");
        }

        if (!workbook.IsPlain || workbook.FirstSheet() is not { } sheet)
        {
            return new Error("sheet.kind");
        }

        List<string> shared = [];
        if (workbook.SharedTexts is { } part)
        {
            using var texts = workbook.Open(part);
            shared = SheetXml.Texts(texts);
        }

        using var rows = workbook.Open(sheet);
        var read = SheetXml.Rows(rows, shared, ct);
        return read.IsOk && workbook.CountsFrom1904() ? read.Value.Select(row => row with { CountsFrom1904 = true }).ToList() : read;
    }

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
}
