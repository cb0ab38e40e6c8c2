using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Web.Components.Wizard;

/// <summary>The lines of an error summary: in the order of the pages, each naming its field, no two alike.</summary>
internal static class ErrorLines
{
    /// <summary>The lines of what is wrong in a wizard.</summary>
    /// <param name="wizard">What is wrong, and what the fields shown are called.</param>
    /// <param name="names">What the answers of all steps are called.</param>
    /// <param name="texts">The sentences.</param>
    public static IReadOnlyList<ErrorLine> Of(WizardState wizard, WizardNames? names, IStringLocalizer<ErrorTexts> texts)
    {
        var lines = new List<ErrorLine>();
        var ordered = wizard.Errors
            .OrderBy(e => names?.PlaceOf(e) ?? default)
            .ThenBy(e => wizard.PlaceOf(e.Path));
        foreach (var error in ordered)
        {
            var text = Named(wizard.LabelOf(error.Path) ?? names?.NameOf(error.Path), texts.Sentence(error));
            if (lines.Exists(l => l.Error.Path == error.Path && l.Sentence == text))
            {
                continue;
            }

            var alike = lines.Count(l => l.Sentence == text);
            lines.Add(new ErrorLine(error, text, alike == 0 ? text : $"{text} ({alike + 1})"));
        }

        return lines;
    }

    private static string Named(string? name, string sentence) =>
        string.IsNullOrEmpty(name) || sentence.Contains(name, StringComparison.CurrentCultureIgnoreCase) ? sentence : $"{name}: {sentence}";
}

/// <summary>A line of an error summary.</summary>
/// <param name="Error">What is wrong.</param>
/// <param name="Sentence">What is wrong, in words.</param>
/// <param name="Text">The same, told apart from other lines.</param>
internal sealed record ErrorLine(FieldError Error, string Sentence, string Text)
{
    /// <summary>There is a field to go to.</summary>
    public bool HasPlace => Error.Path.Length > 0;
}
