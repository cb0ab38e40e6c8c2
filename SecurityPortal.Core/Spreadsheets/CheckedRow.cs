namespace SecurityPortal.Core.Spreadsheets;

/// <summary>A checked row of a file.</summary>
public sealed record CheckedRow
{
    /// <summary>Number in the sheet.</summary>
    public required int Number { get; init; }

    /// <summary>The cells in the order of the template.</summary>
    public required IReadOnlyList<string> Cells { get; init; }

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<SheetFault> Faults { get; init; } = [];

    /// <summary>Whom or what it speaks of, once known.</summary>
    public string? Name { get; init; }

    /// <summary>What is taken over, as text of the one that checked it.</summary>
    public string? Payload { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"row {Number}";
}
