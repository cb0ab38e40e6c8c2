using System.Globalization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes;

/// <summary>In which language answers are described, and what the codes mean.</summary>
/// <param name="Culture">Language.</param>
/// <param name="Codes">Code lists.</param>
/// <param name="Day">The day as of which codes are named: that of the case's filing, or this one for what is not filed yet.</param>
public sealed record AnswerLanguage(CultureInfo Culture, CodeBook Codes, DateOnly Day)
{
    /// <summary>A text of <typeparamref name="TTexts"/> in the language.</summary>
    public string Text<TTexts>(string key) => Texts.Get<TTexts>(key, Culture);

    /// <summary>The name of a code.</summary>
    public string Code(string list, string? code) => string.IsNullOrEmpty(code) ? "" : Codes.Name(list, code, Day).In(Culture);
}
