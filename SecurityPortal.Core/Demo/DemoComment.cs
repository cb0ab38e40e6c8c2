namespace SecurityPortal.Core.Demo;

/// <summary>What an officer notes when a request goes back.</summary>
/// <param name="Step">Step of the form, or null.</param>
/// <param name="Path">Answer it is about, or null for the whole step.</param>
/// <param name="Text">The comment.</param>
internal sealed record DemoComment(string? Step, string? Path, string Text);
