using System.Data;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Exams;

/// <summary>What the imports of candidates and of results share: keeping a checked file for a day, and writing workbooks.</summary>
internal static class ExamImports
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 25;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Keeps a checked file; older ones of the same account, and anybody's after a day, go.</summary>
    public static async Task<Guid> KeepAsync(IDbContextFactory<PortalDbContext> dbFactory, ExamImport import, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var before = import.CreatedAt - Kept;
        await db.ExamImports.Where(i => i.UserId == import.UserId || i.CreatedAt < before).ExecuteDeleteAsync(ct);
        db.ExamImports.Add(import);
        await db.SaveChangesAsync(ct);
        return import.Id;
    }

    public static IReadOnlyList<CheckedRow> Rows(ExamImport import) => PayloadJson.Read<List<CheckedRow>>(import.RowsJson);

    public static CheckedPage Page(ExamImport import, bool failingOnly, int page)
    {
        var rows = Rows(import);
        var shown = failingOnly ? rows.Where(r => r.Faults.Count > 0) : rows;
        return new CheckedPage([.. shown.Skip(page * PageSize).Take(PageSize)], rows.Count, rows.Count(r => r.Faults.Count == 0), import.ClassCode);
    }

    /// <summary>A workbook of text cells; none of them is a formula.</summary>
    public static byte[] Workbook(params (string Sheet, IReadOnlyList<string> Header, IEnumerable<IReadOnlyList<string>> Rows)[] sheets)
    {
        using var set = new DataSet { Locale = CultureInfo.InvariantCulture };
        foreach (var (sheet, header, rows) in sheets)
        {
            var table = set.Tables.Add(sheet);
            table.Locale = CultureInfo.InvariantCulture;
            foreach (var title in header)
            {
                table.Columns.Add(title, typeof(string));
            }

            foreach (var row in rows)
            {
                table.Rows.Add([.. row.Select(Spreadsheet.Safely)]);
            }
        }

        using var bytes = new MemoryStream();
        bytes.SaveAs(set);
        return bytes.ToArray();
    }

    /// <summary>The sentence of a fault.</summary>
    public static string Sentence(SheetFault fault, CultureInfo culture)
    {
        var text = Texts.Get<ErrorTexts>(fault.Code, culture);
        return fault.Arguments.Count == 0 ? text : string.Format(culture, text, [.. fault.Arguments]);
    }

    /// <summary>Where each wanted column stands in the header; null for the one that is missing. Any of the portal's languages will do.</summary>
    public static IReadOnlyList<int?> Columns(SheetRow header, IReadOnlyList<string> keys, Func<string, string, string> title)
    {
        var folded = header.Cells.Select(c => People.NameFolding.Fold(c.TrimEnd('*', ' '))).ToList();
        return
        [
            .. keys.Select(key =>
            {
                var names = Languages.All.Select(l => People.NameFolding.Fold(title(key, l))).Append(key.ToLowerInvariant()).ToList();
                var place = folded.FindIndex(names.Contains);
                return place < 0 ? (int?)null : place;
            }),
        ];
    }
}
