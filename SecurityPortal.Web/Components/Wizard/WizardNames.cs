using SecurityPortal.Core.Processes;

namespace SecurityPortal.Web.Components.Wizard;

/// <summary>Names and places of answers, also of those whose step is not shown: as the last step lists them.</summary>
public sealed class WizardNames
{
    private readonly List<string> _steps;
    private readonly List<(string Path, string? Name)> _answers;
    private readonly List<AnswerGroup> _groups;

    /// <param name="steps">Keys of the process's steps, in order.</param>
    /// <param name="sections">All answers, in order.</param>
    public WizardNames(IEnumerable<string> steps, IEnumerable<AnswerSection> sections)
    {
        _steps = [.. steps];
        _groups = [.. sections.SelectMany(s => s.Groups)];
        _answers = [.. _groups.SelectMany(g => g.Answers.Select(a => (a.Path, (string?)(IsEntry(g) ? $"{g.Title} – {a.Label}" : a.Label))))];
    }

    /// <summary>What an answer, or the entry it belongs to, is called; null where neither has a name.</summary>
    public string? NameOf(string path) =>
        _answers.Find(a => a.Path == path).Name
        ?? _groups.Where(g => !string.IsNullOrEmpty(g.Title) && WizardState.IsWithin(path, g.Path)).MaxBy(g => g.Path.Length)?.Title;

    /// <summary>Where an error stands: its step, then its answer. Those without an answer of their own stand with their neighbours.</summary>
    public (int Step, int Answer) PlaceOf(FieldError error)
    {
        var step = _steps.IndexOf(error.Step);
        var parent = error.Path.LastIndexOf('.') is > 0 and var dot ? error.Path[..dot] : error.Path;
        Predicate<(string Path, string? Name)>[] likeness =
        [
            a => a.Path == error.Path,
            a => WizardState.IsWithin(a.Path, error.Path) || a.Path.StartsWith($"{error.Path}[", StringComparison.Ordinal),
            a => WizardState.IsWithin(a.Path, parent),
        ];
        var found = error.Path.Length == 0 ? -1 : likeness.Select(alike => _answers.FindIndex(alike)).FirstOrDefault(index => index >= 0, -1);
        return (step < 0 ? int.MaxValue : step, found < 0 ? int.MaxValue : found);
    }

    private static bool IsEntry(AnswerGroup group) => !string.IsNullOrEmpty(group.Title) && group.Path.Contains('[', StringComparison.Ordinal);
}
