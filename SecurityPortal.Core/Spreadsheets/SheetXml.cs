using System.Globalization;
using System.Text;
using System.Xml;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Spreadsheets;

/// <summary>Rows and texts out of the XML of a sheet; nothing in a cell is evaluated.</summary>
internal static class SheetXml
{
    private const int MostSharedTexts = 200_000;

    /// <summary>The texts that cells refer to by number.</summary>
    public static List<string> Texts(XmlReader xml)
    {
        List<string> texts = [];
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                if (texts.Count >= MostSharedTexts)
                {
                    throw new InvalidDataException("Too many texts.");
                }

                texts.Add(Inline(xml, "si"));
            }
        }

        return texts;
    }

    /// <summary>The rows that are not empty. Error: sheet.rows.</summary>
    public static Result<IReadOnlyList<SheetRow>> Rows(XmlReader xml, List<string> shared, CancellationToken ct)
    {
        List<SheetRow> rows = [];
        // One array for all rows: a sheet may hold a million empty ones.
        var buffer = new string[Spreadsheet.MostColumns];
        string[]? cells = null;
        var formula = false;
        var number = 0;
        var column = -1;
        var type = "";
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                switch (xml.LocalName)
                {
                    case "row":
                        ct.ThrowIfCancellationRequested();
                        number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : number + 1;
                        Array.Clear(buffer);
                        (cells, formula, column) = (xml.IsEmptyElement ? null : buffer, false, -1);
                        break;
                    case "c" when cells is not null:
                        column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
                        type = xml.GetAttribute("t") ?? "n";
                        break;
                    case "f":
                        formula = true;
                        break;
                    case "v" when cells is not null:
                        Put(cells, column, ValueOf(xml.ReadElementContentAsString(), type, shared));
                        break;
                    case "is" when cells is not null:
                        Put(cells, column, Inline(xml, "is"));
                        break;
                }
            }

            // Reading a value moves on to what follows it, which may be the end of the row.
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row" && cells is not null)
            {
                if (cells.Any(c => !string.IsNullOrWhiteSpace(c)))
                {
                    if (rows.Count > Spreadsheet.MostRows)
                    {
                        return Spreadsheet.TooManyRows;
                    }

                    rows.Add(new SheetRow(number, [.. cells.Select(c => c ?? "")]) { HasFormula = formula });
                }

                cells = null;
            }
        }

        return rows;
    }

    // The text parts of an element; phonetic ones are no text.
    private static string Inline(XmlReader xml, string element)
    {
        var text = new StringBuilder();
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var inText = false;
        var phonetic = false;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == element))
        {
            (inText, phonetic) = (xml.NodeType, xml.LocalName) switch
            {
                (XmlNodeType.Element, "t") => (!xml.IsEmptyElement, phonetic),
                (XmlNodeType.EndElement, "t") => (false, phonetic),
                (XmlNodeType.Element, "rPh") => (inText, true),
                (XmlNodeType.EndElement, "rPh") => (inText, false),
                _ => (inText, phonetic),
            };
            if (inText && !phonetic && text.Length <= Spreadsheet.LongestCell
                && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                text.Append(xml.Value);
            }
        }

        return Spreadsheet.Cut(Unescaped(text.ToString()));
    }

    private static void Put(string[] cells, int column, string text)
    {
        if (column is >= 0 and < Spreadsheet.MostColumns)
        {
            cells[column] = Spreadsheet.Cut(text);
        }
    }

    private static string ValueOf(string value, string type, List<string> shared) => type switch
    {
        "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count
            ? shared[index]
            : throw new InvalidDataException("No such text."),
        "n" when value.AsSpan().ContainsAny("eE.") && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            => number.ToString("0.##########", CultureInfo.InvariantCulture),
        "str" => Unescaped(value),
        _ => value,
    };

    // Workbooks write what XML cannot hold, a carriage return for one, as _x000D_; other control characters are nobody's text.
    private static string Unescaped(string text) => !text.Contains("_x", StringComparison.Ordinal)
        ? text
        : string.Concat(XmlConvert.DecodeName(text).Where(c => !char.IsControl(c) || c is '\t' or '\r' or '\n'));

    private static int? ColumnOf(string? reference)
    {
        if (string.IsNullOrEmpty(reference))
        {
            return null;
        }

        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper).Take(4))
        {
            column = (column * 26) + letter - 'A' + 1;
        }

        return column - 1;
    }
}
