using SecurityPortal.Core.Common;
using SecurityPortal.Core.Printing;

namespace SecurityPortal.Core.Papers;

/// <summary>Names and texts in the languages of a paper.</summary>
internal static class PaperWords
{
    /// <summary>The third language of whoever asks for a paper: English where it is theirs; the official ones are printed anyway.</summary>
    public static string? ThirdOf(string? language) => language == Languages.English ? Languages.English : null;

    /// <summary>A name, in the third language too where there is one.</summary>
    public static PaperText Of(LocalName name, string? third) => new(name.Sq, name.Sr, third is null ? null : name.In(Languages.Culture(third)));

    /// <summary>A text of a marker type known only at run time, such as a process's.</summary>
    public static PaperText Of(Type texts, string key, string? third)
    {
        return new PaperText(In(Languages.Albanian), In(Languages.Serbian), third is null ? null : In(third));

        string In(string language) => Texts.Find(texts, key, Languages.Culture(language))
            ?? throw new InvalidOperationException($"No text {texts.Name}.{key} in {language}.");
    }
}
