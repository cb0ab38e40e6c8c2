using System.Globalization;
using System.Text;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Payments;

/// <summary>
/// A statement as a table of text: columns by ";", "," or a tab, quotes as usual, a heading whose words say what the columns are (Albanian, Serbian or English).
/// </summary>
internal static class CsvStatement
{
    // Words of headings, folded; a column is known by one that its heading begins with, or is.
    private static readonly (Column Column, string[] Words)[] Headings =
    [
        (Column.Date, ["data", "datum", "date", "booking date", "value date", "datum knjizenja", "data e pageses", "dt"]),
        (Column.Amount, ["shuma", "iznos", "amount", "vlera"]),
        (Column.Credit, ["kredi", "hyrje", "potrazuje", "uplata", "credit"]),
        (Column.Debit, ["debi", "dalje", "duguje", "isplata", "debit"]),
        (Column.EntryReference, ["nr i transaksionit", "numri i transaksionit", "id e transaksionit", "broj transakcije", "transaction", "entry reference", "referenca e bankes", "bank reference", "referenca banke"]),
        (Column.Reference, ["uniref", "referenca", "reference", "poziv na broj"]),
        (Column.Payer, ["paguesi", "uplatilac", "platilac", "payer", "debtor", "name"]),
        (Column.Text, ["pershkrimi", "opis", "description", "qellimi", "svrha", "purpose", "details", "remittance"]),
        (Column.Currency, ["valuta", "monedha", "currency"]),
    ];

    private enum Column
    {
        Date,
        Amount,
        Credit,
        Debit,
        EntryReference,
        Reference,
        Payer,
        Text,
        Currency,
    }

    public static Result<StatementFile> Read(string text)
    {
        var first = text.AsSpan().TrimStart();
        first = first[..(first.IndexOfAny('\r', '\n') is var end && end >= 0 ? end : first.Length)];
        var separator = first.Count(';') >= Math.Max(first.Count(','), first.Count('\t')) && first.Contains(';') ? ';' : first.Count('\t') > first.Count(',') ? '\t' : ',';
        using var rows = Rows(text, separator).GetEnumerator();
        if (!rows.MoveNext())
        {
            return StatementErrors.Empty;
        }

        var columns = Columns(rows.Current);
        if (!columns.ContainsKey(Column.Date) || (!columns.ContainsKey(Column.Amount) && !columns.ContainsKey(Column.Credit))
            || (!columns.ContainsKey(Column.Reference) && !columns.ContainsKey(Column.Text)))
        {
            return StatementErrors.Columns;
        }

        var entries = new List<StatementEntry>();
        while (rows.MoveNext() && entries.Count <= StatementErrors.MaxLines)
        {
            entries.Add(Entry(entries.Count + 1, rows.Current, columns));
        }

        return new StatementFile("csv", entries);
    }

    private static StatementEntry Entry(int row, List<string> cells, Dictionary<Column, int> columns)
    {
        string? Cell(Column column) => columns.TryGetValue(column, out var index) && index < cells.Count && cells[index].Trim() is { Length: > 0 } value ? value : null;
        string? Short(Column column, int max) => Cell(column) is { } value ? value[..Math.Min(max, value.Length)] : null;

        var credit = Amount(Cell(Column.Credit));
        var debit = Amount(Cell(Column.Debit));
        var signed = Amount(Cell(Column.Amount));
        var cents = credit is > 0 ? credit : debit is > 0 or < 0 ? -Math.Abs(debit.Value) : signed ?? credit;
        var text = string.Join(" | ", new[] { Cell(Column.Reference), Cell(Column.Text) }.OfType<string>());
        return new StatementEntry(
            row, Day(Cell(Column.Date)), cents is { } value ? Math.Abs(value) : null, cents is not < 0, Cell(Column.Currency) ?? "EUR",
            Short(Column.EntryReference, 60), Short(Column.Payer, 140), text);
    }

    private static Dictionary<Column, int> Columns(List<string> heading)
    {
        var columns = new Dictionary<Column, int>();
        var names = heading.ConvertAll(h => string.Join(' ', NameFolding.Words(h)));
        foreach (var (column, words) in Headings)
        {
            var index = names.FindIndex(name => words.Any(w => name == w || name.StartsWith(w, StringComparison.Ordinal)) && !columns.ContainsValue(names.IndexOf(name)));
            if (index >= 0)
            {
                columns[column] = index;
            }
        }

        return columns;
    }

    private static DateOnly? Day(string? text) => TypedDate.Parse(text is { Length: > 10 } ? text[..10] : text);

    // A minus before or after; "+" too. The rest as people type amounts.
    private static long? Amount(string? text)
    {
        var bare = (text ?? "").Replace("EUR", "", StringComparison.OrdinalIgnoreCase).Replace('−', '-').Trim();
        var negative = bare.StartsWith('-') || bare.EndsWith('-');
        bare = bare.Trim('-', '+', ' ');
        if (!TypedAmount.TryParse(bare, out var cents) && !(bare.Length > 2 && bare[^2] is '.' or ',' && TypedAmount.TryParse(bare + "0", out cents)))
        {
            return null;
        }

        return negative ? -cents : cents;
    }

    private static IEnumerable<List<string>> Rows(string text, char separator)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == separator)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (c is '\n' or '\r')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (cells.Exists(v => !string.IsNullOrWhiteSpace(v)))
                {
                    yield return cells;
                }

                cells = [];
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        if (cells.Exists(v => !string.IsNullOrWhiteSpace(v)))
        {
            yield return cells;
        }
    }
}
