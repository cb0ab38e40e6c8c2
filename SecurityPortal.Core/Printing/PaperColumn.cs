namespace SecurityPortal.Core.Printing;

/// <summary>A column of a table.</summary>
/// <param name="Title">Stands at its head on each page.</param>
/// <param name="Share">Of the table's width.</param>
/// <param name="AlignRight">For amounts and counts.</param>
public readonly record struct PaperColumn(PaperText Title, float Share = 1, bool AlignRight = false);
