namespace SecurityPortal.Core.Cases;

/// <summary>A criterion of a case.</summary>
/// <param name="Key">Key.</param>
/// <param name="Text">Sentence, in the language of the screen.</param>
/// <param name="IsAutomatic">The portal finds out itself; else an officer ticks it.</param>
/// <param name="IsMet">Fulfilled, or ticked for the last version.</param>
/// <param name="By">Who ticked it.</param>
/// <param name="At">When, UTC.</param>
public sealed record CaseCriterion(string Key, string Text, bool IsAutomatic, bool IsMet, string? By = null, DateTime? At = null);
