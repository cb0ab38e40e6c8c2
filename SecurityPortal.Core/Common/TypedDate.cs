using System.Globalization;

namespace SecurityPortal.Core.Common;

/// <summary>Dates as people type them: 31.12.2026, 31/12/2026, 31-12-2026, 31 12 2026, 31122026 or 2026-12-31.</summary>
public static class TypedDate
{
    private static readonly string[] Formats = ["d.M.yyyy", "d.M.yyyy.", "d/M/yyyy", "d-M-yyyy", "d M yyyy", "ddMMyyyy", "yyyy-MM-dd"];

    /// <summary>Reads a date; null for anything else.</summary>
    public static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(TypedText.Hyphened(text), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
