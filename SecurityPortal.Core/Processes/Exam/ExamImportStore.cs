using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Spreadsheets;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>What the imports of candidates and of results share: keeping a checked file for a day.</summary>
internal static class ExamImportStore
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Keeps a checked file; older ones of the same account, and anybody's after a day, go.</summary>
    public static async Task<Guid> KeepAsync(IDbContextFactory<PortalDbContext> dbFactory, ExamImport import, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var before = KeptSince(import.CreatedAt);
        await db.ExamImports.Where(i => i.UserId == import.UserId || i.CreatedAt < before).ExecuteDeleteAsync(ct);
        db.ExamImports.Add(import);
        await db.SaveChangesAsync(ct);
        return import.Id;
    }

    /// <summary>What was sent before this moment is gone, whether or not it is deleted yet.</summary>
    public static DateTime KeptSince(DateTime now) => now - Kept;

    public static IReadOnlyList<CheckedRow> Rows(ExamImport import) => PayloadJson.Read<List<CheckedRow>>(import.RowsJson);

    public static CheckedPage Page(ExamImport import, bool failingOnly, int page)
    {
        var rows = Rows(import);
        return Page(import, rows, failingOnly ? rows.Where(r => r.Faults.Count > 0) : rows, page);
    }

    /// <summary>A page of all rows, those that fail before the others.</summary>
    public static CheckedPage FailingFirst(ExamImport import, int page)
    {
        var rows = Rows(import);
        return Page(import, rows, rows.OrderBy(r => r.Faults.Count == 0), page);
    }

    /// <summary>Where each wanted column stands in the header; null for the one that is missing. Any of the portal's languages will do.</summary>
    public static IReadOnlyList<int?> Columns(SheetRow header, IReadOnlyList<string> keys, Func<string, string, string> title)
    {
        var folded = header.Cells.Select(SheetHeading.Fold).ToList();
        return
        [
            .. keys.Select(key =>
            {
                var names = Languages.All.Select(l => SheetHeading.Fold(title(key, l))).Append(key.ToLowerInvariant()).ToList();
                var place = folded.FindIndex(names.Contains);
                return place < 0 ? (int?)null : place;
            }),
        ];
    }

    private static CheckedPage Page(ExamImport import, IReadOnlyList<CheckedRow> rows, IEnumerable<CheckedRow> shown, int page)
    {
        var all = shown.ToList();
        var place = new PageRequest(page).Within(all.Count);
        return new CheckedPage(place.Of([.. all.At(place)]), rows.Count, rows.Count(r => r.Faults.Count == 0), import.ClassCode);
    }
}
