using System.Globalization;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes;

/// <summary>Texts that shared pages show and processes bring: sentences of their error codes, captions of their code lists (<c>List.{list}</c>).</summary>
public static class CatalogueTexts
{
    private static readonly IReadOnlyList<Type> Types = [.. ProcessCatalogue.All.SelectMany(p => p.TextsTypes).Distinct()];

    /// <summary>The sentence of an error code, the portal's own or a process's; null where there is none.</summary>
    public static string? FindSentence(string code, CultureInfo culture) => Texts.Find(typeof(ErrorTexts), code, culture) ?? Find(code, culture);

    /// <summary>The sentence of an error code with values put in its places. A missing one throws: it is a defect, found by the tests.</summary>
    public static string Sentence(string code, CultureInfo culture, params IReadOnlyList<object> values) =>
        string.Format(culture, FindSentence(code, culture) ?? throw new InvalidOperationException($"No sentence {code} in {culture.Name}."), [.. values]);

    /// <summary>The text of whichever process has one under the key.</summary>
    public static string? Find(string key, CultureInfo culture) => Types.Select(t => Texts.Find(t, key, culture)).FirstOrDefault(t => t is not null);

    /// <summary>Caption of a code list; the list's own name where no process speaks of it.</summary>
    public static string ListCaption(string list, CultureInfo culture) => Find($"List.{list}", culture) ?? list;
}
