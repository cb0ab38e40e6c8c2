namespace SecurityPortal.Web.Components.Cases;

/// <summary>A place among the answers, to comment on.</summary>
/// <param name="Step">Step key.</param>
/// <param name="Path">Path of the answer or group; null for the whole step.</param>
/// <param name="Label">What people call it.</param>
public sealed record AnswerPlace(string Step, string? Path, string Label);
