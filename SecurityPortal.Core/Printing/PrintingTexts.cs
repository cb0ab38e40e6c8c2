namespace SecurityPortal.Core.Printing;

/// <summary>Marks the texts of the papers' frame.</summary>
public sealed class PrintingTexts;
