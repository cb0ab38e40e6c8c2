using SecurityPortal.Core.Common;
using SecurityPortal.Core.Printing;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Papers;

/// <summary>The answers of one step in the languages of a paper.</summary>
internal sealed record PaperSection(string Step, PaperText Title, IReadOnlyList<PaperGroup> Groups);

/// <summary>A group of answers; one without a title where the step has no list.</summary>
internal sealed record PaperGroup(PaperText? Title, IReadOnlyList<PaperField> Fields);

internal sealed record PaperField(string Path, PaperText Label, PaperText Value, AnswerKind Kind, bool Wide = false)
{
    /// <summary>A line of the paper's own.</summary>
    public PaperField(PaperText label, string value, bool Wide = false)
        : this("", label, (value, value), AnswerKind.Text, Wide)
    {
    }

    // Values may be anybody's data; a log line never needs them.
    public override string ToString() => $"field {Path}";
}

/// <summary>Puts together what a process says in each language: its answers have the same paths in all of them.</summary>
internal static class PaperAnswers
{
    public static IReadOnlyList<PaperSection> Of(ProcessDefinition process, string payload, CodeBook codes, DateOnly day, string? third)
    {
        var sq = Describe(Languages.Albanian);
        var sr = ByPath(Describe(Languages.Serbian));
        var other = third is null ? null : ByPath(Describe(third));
        return
        [
            .. sq.Select(section => new PaperSection(
                section.Step,
                Join(section.Title, section.Step),
                [
                    .. section.Groups.Select(group => new PaperGroup(
                        group.Title is { } title ? Join(title, group.Path) : null,
                        [.. group.Answers.Select(a => new PaperField(a.Path, Join(a.Label, a.Path + "?"), Join(a.Value, a.Path), a.Kind))])),
                ])),
        ];

        IReadOnlyList<AnswerSection> Describe(string language) => process.Form.Describe(payload, new AnswerLanguage(Languages.Culture(language), codes, day));

        PaperText Join(string albanian, string path) => new(albanian, sr[path], other?[path]);
    }

    private static Dictionary<string, string> ByPath(IReadOnlyList<AnswerSection> sections)
    {
        var texts = new Dictionary<string, string>();
        foreach (var section in sections)
        {
            texts[section.Step] = section.Title;
            foreach (var group in section.Groups)
            {
                foreach (var answer in group.Answers)
                {
                    (texts[answer.Path], texts[answer.Path + "?"]) = (answer.Value, answer.Label);
                }

                // After its answers: a group of one answer may share its path.
                if (group.Title is { } title)
                {
                    texts[group.Path] = title;
                }
            }
        }

        return texts;
    }
}
