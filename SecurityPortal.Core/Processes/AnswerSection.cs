namespace SecurityPortal.Core.Processes;

/// <summary>The answers of one step.</summary>
/// <param name="Step">Key of the step, to change them.</param>
/// <param name="Title">Title in the language asked for.</param>
/// <param name="Groups">Groups of answers; one without a title where the step has no list.</param>
public sealed record AnswerSection(string Step, string Title, IReadOnlyList<AnswerGroup> Groups);

/// <summary>A group of answers, e.g. one person.</summary>
/// <param name="Path">Path within the payload.</param>
/// <param name="Title">Title; null for the answers of the step itself.</param>
/// <param name="Answers">The answers.</param>
public sealed record AnswerGroup(string Path, string? Title, IReadOnlyList<Answer> Answers);
