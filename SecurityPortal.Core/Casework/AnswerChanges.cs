using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Casework;

/// <summary>What differs between two descriptions of answers, by path.</summary>
/// <param name="Previous">Path of a changed or new answer, and what stood there before; null where there was nothing.</param>
/// <param name="Removed">Groups, and answers of remaining groups, that are no longer there; by step.</param>
public sealed record AnswerChanges(IReadOnlyDictionary<string, string?> Previous, IReadOnlyDictionary<string, IReadOnlyList<AnswerGroup>> Removed)
{
    /// <summary>No differences, or nothing to compare with.</summary>
    public static AnswerChanges None { get; } = new(new Dictionary<string, string?>(), new Dictionary<string, IReadOnlyList<AnswerGroup>>());

    /// <summary>How many answers differ.</summary>
    public int Count => Previous.Count + Removed.Values.SelectMany(g => g).Sum(g => g.Answers.Count);

    /// <summary>Compares; both described in the same language.</summary>
    public static AnswerChanges Between(IReadOnlyList<AnswerSection> before, IReadOnlyList<AnswerSection> after)
    {
        var old = Answers(before).ToDictionary(a => a.Path, a => a.Value);
        var now = Answers(after).Select(a => a.Path).ToHashSet();
        var previous = Answers(after)
            .Where(a => !old.TryGetValue(a.Path, out var value) ? a.Value.Length > 0 : value != a.Value)
            .ToDictionary(a => a.Path, a => old.TryGetValue(a.Path, out var value) && value.Length > 0 ? value : null);
        var removed = before
            .Select(s => (s.Step, Groups: (IReadOnlyList<AnswerGroup>)
                [.. s.Groups.Select(g => g with { Answers = [.. g.Answers.Where(a => !now.Contains(a.Path) && a.Value.Length > 0)] })
                    .Where(g => g.Answers.Count > 0)]))
            .Where(s => s.Groups.Count > 0)
            .ToDictionary(s => s.Step, s => s.Groups);
        return new AnswerChanges(previous, removed);
    }

    private static IEnumerable<Answer> Answers(IEnumerable<AnswerSection> sections) => sections.SelectMany(s => s.Groups).SelectMany(g => g.Answers);
}
