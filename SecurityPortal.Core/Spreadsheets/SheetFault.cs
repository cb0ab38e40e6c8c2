using System.Globalization;
using System.Text.Json.Serialization;
using SecurityPortal.Core.Processes;

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
    public string Sentence(CultureInfo culture) => CatalogueTexts.Sentence(Code, culture, Arguments);
}
