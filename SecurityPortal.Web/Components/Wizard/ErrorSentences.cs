using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Web.Components.Wizard;

/// <summary>Codes to sentences in the current language.</summary>
public static class ErrorSentences
{
    /// <summary>The sentence of an error.</summary>
    public static string Sentence(this IStringLocalizer<ErrorTexts> texts, Error error) => texts[error.Code, [.. error.Arguments]];

    /// <summary>The sentence of an error at a field.</summary>
    public static string Sentence(this IStringLocalizer<ErrorTexts> texts, FieldError error) => texts[error.Code, [.. error.Arguments]];
}
