using System.Globalization;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Spreadsheets;

/// <summary>Dates in the cells of sheets.</summary>
public static class SheetDate
{
    // Workbooks that began on a Macintosh count from 1 January 1904.
    private const int DaysFrom1900To1904 = 1462;

    // A number outside these years is no date.
    private const int FirstDay = 20_000;
    private const int LastDay = 80_000;

    /// <summary>Reads a date as the portal writes it, as the standard does, or as a workbook counts days; null for anything else.</summary>
    /// <param name="row">The row, which knows from when its workbook counts.</param>
    /// <param name="text">The cell's text.</param>
    public static DateOnly? Parse(SheetRow row, string? text)
    {
        ArgumentNullException.ThrowIfNull(row);
        var typed = TypedText.Hyphened(text);
        if (int.TryParse(typed.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var counted))
        {
            var days = row.CountsFrom1904 ? counted + DaysFrom1900To1904 : counted;
            if (days is > FirstDay and < LastDay)
            {
                return DateOnly.FromDateTime(DateTime.FromOADate(days));
            }
        }

        return DateOnly.TryParseExact(typed.Split('T', ' ')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var standard)
            ? standard
            : TypedDate.Parse(typed);
    }
}
