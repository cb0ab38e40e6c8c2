namespace SecurityPortal.Web.Public;

/// <summary>Marks the texts of the page <see cref="AccessibilityPage"/>.</summary>
public sealed class AccessibilityTexts;
