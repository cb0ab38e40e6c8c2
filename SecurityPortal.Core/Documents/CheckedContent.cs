namespace SecurityPortal.Core.Documents;

/// <summary>What the check made of a file.</summary>
/// <param name="Kind">What it is by its content.</param>
/// <param name="Length">How much of it to keep: all of it, or the picture without the film behind it.</param>
public readonly record struct CheckedContent(ContentKind Kind, long Length);
