namespace SecurityPortal.Core.Printing;

/// <summary>One line of a table of answers.</summary>
/// <param name="Label">What was asked.</param>
/// <param name="Value">What was answered, already formatted; nothing prints as a dash.</param>
public readonly record struct PaperAnswer(PaperText Label, string? Value);
