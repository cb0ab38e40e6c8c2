using System.Data;
using System.Globalization;
using MiniExcelLibs;

namespace SecurityPortal.Core.Spreadsheets;

/// <summary>Writes every workbook that leaves the portal. Numbers are numbers; every text is guarded, so that none is a formula.</summary>
public static class Workbook
{
    /// <summary>The workbook, its sheets in the order given.</summary>
    public static WorkbookFile Write(string fileName, params IReadOnlyList<Sheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        using var set = new DataSet { Locale = CultureInfo.InvariantCulture };
        foreach (var sheet in sheets)
        {
            var table = set.Tables.Add(sheet.Name);
            table.Locale = CultureInfo.InvariantCulture;
            foreach (var title in sheet.Header)
            {
                table.Columns.Add(SheetText.Safe(title), typeof(object));
            }

            foreach (var row in sheet.Rows)
            {
                table.Rows.Add([.. row.Select(Cell)]);
            }
        }

        using var bytes = new MemoryStream();
        bytes.SaveAs(set);
        return new WorkbookFile(bytes.ToArray(), fileName);
    }

    private static object Cell(object? value) => value switch
    {
        null => "",
        int or decimal => value,
        string text => SheetText.Safe(text),
        _ => throw new ArgumentException($"A cell cannot hold {value.GetType().Name}."),
    };
}
