namespace SecurityPortal.Core.Papers;

/// <summary>Marks the texts of the papers that all processes share.</summary>
public sealed class PapersTexts;
