namespace SecurityPortal.Core.Spreadsheets;

/// <summary>A sheet to write; without rows its heading still stands.</summary>
/// <param name="Name">Name of the tab, 31 characters at most.</param>
/// <param name="Header">Titles of the columns, each another.</param>
/// <param name="Rows">Cells by column: texts, whole numbers, decimals; null for an empty one.</param>
public sealed record Sheet(string Name, IReadOnlyList<string> Header, IEnumerable<IReadOnlyList<object?>> Rows);
