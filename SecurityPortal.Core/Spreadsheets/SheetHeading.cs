using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Spreadsheets;

/// <summary>Titles of columns made comparable.</summary>
public static class SheetHeading
{
    /// <summary>Letters and digits alone, folded: line breaks, odd blanks and signs in a title say nothing.</summary>
    public static string Fold(string title) => string.Concat(NameFolding.Fold(title).Where(char.IsLetterOrDigit));
}
