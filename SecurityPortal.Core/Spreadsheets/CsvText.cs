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

    /// <summary>
    /// The rows that hold anything, read as they are asked for; each with its number in the file, from 1. Where a quote that never closes would swallow the
    /// rows after it, quotes are letters like others, and each line is a row.
    /// </summary>
    public static IEnumerable<SheetRow> Rows(string text, char separator)
    {
        var plain = text.TrimStart('\uFEFF');
        return (Swallows(plain, separator) ? Lines(plain, separator) : Quoted(plain, separator)).Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c)));
    }

    private static IEnumerable<SheetRow> Quoted(string text, char separator)
    {
        using var reader = CsvReader.FromText(text, new CsvReaderOptions { Separator = separator, HasHeader = false, SkipEmptyLines = false });
        for (var number = 1; reader.Read(); number++)
        {
            yield return new SheetRow(number, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }
    }

    // A cell may hold a line break, but not lines that have as many columns as the table.
    private static bool Swallows(string text, char separator)
    {
        if (!text.Contains('"', StringComparison.Ordinal))
        {
            return false;
        }

        if (text.Count(c => c == '"') % 2 == 1)
        {
            return true;
        }

        var columns = text.Split('\n').Max(line => line.Count(c => c == separator));
        return columns > 0 && Quoted(text, separator).SelectMany(r => r.Cells).Any(cell => cell.Contains('\n', StringComparison.Ordinal)
            && cell.Split('\n').Skip(1).Any(line => line.Count(c => c == separator) >= columns));
    }

    // A line with quotes that close is read as usual.
    private static IEnumerable<SheetRow> Lines(string text, char separator) => text.Split('\n').Select(line => line.TrimEnd('\r')).Select((line, index) =>
        line.Contains('"', StringComparison.Ordinal) && line.Count(c => c == '"') % 2 == 0
            ? new SheetRow(index + 1, Quoted(line, separator).FirstOrDefault()?.Cells ?? [])
            : new SheetRow(index + 1, line.Split(separator)));
}
