using System.Globalization;
using System.Text.Json.Serialization;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Printing.Elements;
using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Spreadsheets;

/// <summary>What is wrong with a cell of a file.</summary>
/// <param name="Column">Key of the column; empty for the row as a whole.</param>
/// <param name="Code">Code of the sentence in ErrorTexts.</param>
/// <param name="Arguments">Values for its places.</param>
[method: JsonConstructor]
public sealed record SheetFault(string Column, string Code, IReadOnlyList<string> Arguments)
{
    /// <summary>A fault without values.</summary>
    public SheetFault(string column, string code)
        : this(column, code, [])
    {
    }

    /// <summary>What is wrong, in words.</summary>
    public string Sentence(CultureInfo culture)
    {
        var text = Texts.Get<ErrorTexts>(Code, culture);
        return Arguments.Count == 0 ? text : string.Format(culture, text, [.. Arguments]);
    }
}

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

/// <summary>A page of a checked file.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Total">Rows of the file.</param>
/// <param name="Good">Rows without a fault.</param>
/// <param name="ClassCode">Training class of the candidates.</param>
public sealed record CheckedPage(IReadOnlyList<CheckedRow> Rows, int Total, int Good, string? ClassCode)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 25;

    /// <summary>Rows with a fault.</summary>
    public int Failing => Total - Good;

    /// <summary>Pages of all rows.</summary>
    public int Pages => (Total + PageSize - 1) / PageSize;
}
