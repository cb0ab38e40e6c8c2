using CsvHelper;

namespace SecurityPortal.Core.Spreadsheets;

/// <summary>Reads tables of text whose columns are set apart by one character, with quotes as usual.</summary>
public static class CsvText
{
    /// <summary>What sets columns apart in files that people send.</summary>
    public static IReadOnlyList<char> Separators { get; } = [';', '\t', ','];

    /// <summary>The separator that the first line uses most.</summary>
    public static char SeparatorOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = text.AsSpan().TrimStart("\r\n\uFEFF ");
        line = line.IndexOfAny('\r', '\n') is var end and >= 0 ? line[..end] : line;
        var (most, separator) = (0, Separators[0]);
        foreach (var candidate in Separators)
        {
            if (line.Count(candidate) > most)
            {
                (most, separator) = (line.Count(candidate), candidate);
            }
        }

        return separator;
    }

    /// <summary>The rows that hold anything, read as they are asked for; each with its number in the file, from 1.</summary>
    public static IEnumerable<SheetRow> Rows(string text, char separator)
    {
        using var reader = CsvReader.FromText(text.TrimStart('\uFEFF'),
            new CsvReaderOptions { Separator = separator, HasHeader = false, SkipEmptyLines = false });
        for (var number = 1; reader.Read(); number++)
        {
            var cells = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToArray();
            if (cells.Any(c => !string.IsNullOrWhiteSpace(c)))
            {
                yield return new SheetRow(number, cells);
            }
        }
    }
}
