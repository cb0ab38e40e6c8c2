namespace SecurityPortal.Core.People;

/// <summary>What typed numbers have in common.</summary>
internal static class TypedText
{
    /// <summary>The text without white space, which people type to group digits and paste at the ends.</summary>
    public static string WithoutBlanks(string? text) =>
        string.IsNullOrEmpty(text) ? "" : string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
