using System.Globalization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes;

/// <summary>In which language answers are described, and what the codes mean.</summary>
/// <param name="Culture">Language.</param>
/// <param name="Codes">Code lists.</param>
public sealed record AnswerLanguage(CultureInfo Culture, CodeBook Codes)
{
    /// <summary>A text of <typeparamref name="TTexts"/> in the language.</summary>
    public string Text<TTexts>(string key) => Texts.Get<TTexts>(key, Culture);

    /// <summary>The name of a code.</summary>
    public string Code(string list, string? code) => string.IsNullOrEmpty(code) ? "" : Codes.Name(list, code).In(Culture);
}
