namespace SecurityPortal.Core.Processes;

/// <summary>What stands on a paper of <see cref="ProcessDefinition.FormKinds"/>.</summary>
/// <param name="TextKey">Its texts in the process's resources are <c>{key}.Title</c>, <c>{key}.Intro</c> and <c>{key}.Declaration</c>.</param>
/// <param name="Paths">Answers printed: those whose path begins with one of these. The data code covers exactly these.</param>
public sealed record FormLayout(string TextKey, IReadOnlyList<string> Paths)
{
    /// <summary>Whether an answer is printed.</summary>
    public bool Prints(string path) => Paths.Any(p => path.StartsWith(p, StringComparison.Ordinal));
}
