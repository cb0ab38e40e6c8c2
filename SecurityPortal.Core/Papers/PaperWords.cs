using SecurityPortal.Core.Common;
using SecurityPortal.Core.Printing;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Papers;

/// <summary>Names and texts in the languages of a paper.</summary>
internal static class PaperWords
{
    /// <summary>The third language of whoever asks for a paper: English where it is theirs; the official ones are printed anyway.</summary>
    public static string? ThirdOf(string? language) => language == Languages.English ? Languages.English : null;

    /// <summary>A name, in the third language too where there is one.</summary>
    public static PaperText Of(LocalName name, string? third) => new(name.Sq, name.Sr, third is null ? null : name.In(Languages.Culture(third)));

    /// <summary>A text that a process may have.</summary>
    public static PaperText? Find(ProcessDefinition process, string key, string? third) =>
        process.FindText(key, Languages.Culture(Languages.Albanian)) is null ? null : Of(process, key, third);

    /// <summary>A text of a process.</summary>
    public static PaperText Of(ProcessDefinition process, string key, string? third) => Of(process.Text(key), third);
}
