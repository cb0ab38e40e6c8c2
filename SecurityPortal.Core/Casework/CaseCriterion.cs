namespace SecurityPortal.Core.Casework;

/// <summary>A criterion of a case.</summary>
/// <param name="Key">Key.</param>
/// <param name="Text">Sentence, in the language of the screen.</param>
/// <param name="Severity">What follows when it is not met.</param>
/// <param name="IsMet">Fulfilled, or ticked for the last version.</param>
/// <param name="By">Who ticked it.</param>
/// <param name="At">When, UTC.</param>
public sealed record CaseCriterion(string Key, string Text, CriterionSeverity Severity, bool IsMet, string? By = null, DateTime? At = null)
{
    /// <summary>The portal checks it.</summary>
    public bool IsAutomatic => Severity != CriterionSeverity.ByHand;
}
