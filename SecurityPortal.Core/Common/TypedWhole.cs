using System.Globalization;

namespace SecurityPortal.Core.Common;

/// <summary>Whole numbers as people type them: hours, points, persons.</summary>
public static class TypedWhole
{
    /// <summary>Reads digits and nothing else; null for anything else.</summary>
    public static int? Parse(string? text) =>
        int.TryParse(TypedText.Visible(text), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
