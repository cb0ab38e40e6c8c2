namespace SecurityPortal.Core.Spreadsheets;

/// <summary>A row of a file: its number as the sender sees it, and its cells.</summary>
/// <param name="Number">Number of the row in the sheet.</param>
/// <param name="Cells">Texts of the cells; empty where there is none.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>A cell was a formula: what it shows is anybody's guess.</summary>
    public bool HasFormula { get; init; }

    /// <summary>The workbook counts days from 1904, not from 1900; see <see cref="SheetDate"/>.</summary>
    public bool CountsFrom1904 { get; init; }

    // Cells may be anybody's data.
    /// <inheritdoc/>
    public override string ToString() => $"row {Number}";
}
