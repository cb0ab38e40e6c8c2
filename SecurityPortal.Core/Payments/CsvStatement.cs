using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Spreadsheets;

namespace SecurityPortal.Core.Payments;

/// <summary>
/// A statement as a table of text: columns by ";", "," or a tab, quotes as usual, a heading whose words say what the columns are (Albanian, Serbian or
/// English).
/// </summary>
internal static class CsvStatement
{
    // Words of headings, folded. "Iznos duguje" is a debit before it is an amount, so these two are looked for anywhere in a heading.
    private static readonly HashSet<string> CreditWords = ["kredi", "kredit", "hyrje", "potrazuje", "uplata", "credit", "cr"];
    private static readonly HashSet<string> DebitWords = ["debi", "debit", "dalje", "duguje", "isplata", "dr"];
    private static readonly HashSet<string> DirectionNames = ["d c", "c d", "d k", "k d", "d p", "p d", "dc", "dk"];

    // Other columns are known by a word that the heading begins with.
    private static readonly (Column Column, string[] Words)[] Headings =
    [
        (Column.Date, ["data", "datum", "date", "booking date", "value date", "dt"]),
        (Column.Amount, ["shuma", "iznos", "amount", "vlera"]),
        (Column.EntryReference, ["nr i transaksionit", "numri i transaksionit", "id e transaksionit", "broj transakcije", "transaction", "entry reference",
            "referenca e bankes", "bank reference", "referenca banke"]),
        (Column.Reference, ["uniref", "referenca", "reference", "poziv na broj"]),
        (Column.Payer, ["paguesi", "uplatilac", "platilac", "payer", "debtor", "name"]),
        (Column.Text, ["pershkrimi", "opis", "description", "qellimi", "svrha", "purpose", "details", "remittance"]),
        (Column.Currency, ["valuta", "monedha", "currency"]),
        (Column.Balance, ["saldo", "bilanc", "balanc", "gjendj", "stanje", "running balance"]),
    ];

    private enum Column
    {
        Date,
        Amount,
        Credit,
        Debit,
        Direction,
        EntryReference,
        Reference,
        Payer,
        Text,
        Currency,
        Balance,
    }

    // Banks write lines of their own above the heading, but not many.
    private const int LongestPreamble = 30;
    private const int LongestText = 2000;

    public static Result<StatementFile> Read(string text)
    {
        foreach (var separator in CsvText.Separators)
        {
            List<SheetRow> above = [];
            foreach (var row in CsvText.Rows(text, separator).Take(LongestPreamble))
            {
                if (Columns(row.Cells, out var isUnclear) is { } columns)
                {
                    return isUnclear ? StatementErrors.Columns : File(above, CsvText.Rows(text, separator).Skip(above.Count + 1), columns);
                }

                above.Add(row);
            }
        }

        return StatementErrors.Columns;
    }

    private static StatementFile File(List<SheetRow> above, IEnumerable<SheetRow> rows, Dictionary<Column, int> columns)
    {
        var read = rows.Take(StatementErrors.MaxLines + 1).ToList();
        var (opening, closing) = RunningBalance.Of(
            [.. read.Select(r => new BalanceRow(Amount(Cell(r.Cells, columns, Column.Balance)), Signed(r.Cells, columns), Names(r.Cells, columns)))]);
        var entries = Entries(read, columns);
        var preamble = string.Join('\n', above.Select(Whole));
        return new StatementFile("csv", entries)
        {
            Accounts =
            [
                .. above.SelectMany(r => r.Cells).SelectMany(c => c.Split(':')).Where(c => BankAccount.TryParse(c, out _)).Select(c => c.Trim()).Distinct(),
            ],
            OpeningCents = opening, ClosingCents = closing,
            CreditCents = entries.Where(e => e.IsCredit).Sum(e => e.AmountCents ?? 0),
            DebitCents = entries.Where(e => !e.IsCredit).Sum(e => e.AmountCents ?? 0),
            Preamble = preamble.Length == 0 ? null : preamble.Length <= LongestText ? preamble : preamble[..LongestText],
        };
    }

    private static string Whole(SheetRow row) => string.Join(" | ", row.Cells.Select(c => c.Trim()).Where(c => c.Length > 0));

    private static List<StatementEntry> Entries(IEnumerable<SheetRow> rows, Dictionary<Column, int> columns) =>
    [
        .. rows.Select((row, index) =>
        {
            // A row that is not understood is named as it stands.
            var entry = Entry(index + 1, row.Cells, columns);
            return entry.AmountCents is null || entry.BookedOn is null ? entry with { Text = Whole(row) } : entry;
        }),
    ];

    private static string? Cell(IReadOnlyList<string> cells, Dictionary<Column, int> columns, Column column) =>
        columns.TryGetValue(column, out var index) && index < cells.Count && cells[index].Trim() is { Length: > 0 } value ? value : null;

    // Whether a row says any amount, understood or not.
    private static bool Names(IReadOnlyList<string> cells, Dictionary<Column, int> columns) =>
        new[] { Column.Amount, Column.Credit, Column.Debit }.Any(c => Cell(cells, columns, c) is not null);

    // Negative for what went out; null where it cannot be read.
    private static long? Signed(IReadOnlyList<string> cells, Dictionary<Column, int> columns)
    {
        var credit = Amount(Cell(cells, columns, Column.Credit));
        var debit = Amount(Cell(cells, columns, Column.Debit));
        var signed = Amount(Cell(cells, columns, Column.Amount));
        var cents = credit is > 0 ? credit : debit is > 0 or < 0 ? -Math.Abs(debit.Value) : signed ?? credit;
        if (cents is not { } unsigned || !columns.ContainsKey(Column.Direction))
        {
            return cents;
        }

        return NameFolding.Fold(Cell(cells, columns, Column.Direction) ?? "") switch
        {
            ['d', ..] or "-" => -Math.Abs(unsigned),
            ['c' or 'k' or 'p', ..] or "+" => Math.Abs(unsigned),
            _ => null,
        };
    }

    private static StatementEntry Entry(int row, IReadOnlyList<string> cells, Dictionary<Column, int> columns)
    {
        string? Cell(Column column) => CsvStatement.Cell(cells, columns, column);
        string? Short(Column column, int max) => Cell(column) is { } value ? value[..Math.Min(max, value.Length)] : null;

        var cents = Signed(cells, columns);
        var text = string.Join(" | ", new[] { Cell(Column.Reference), Cell(Column.Text) }.OfType<string>());

        // Some banks head the day of value with the word that others head the currency with.
        var currency = Cell(Column.Currency);
        var valueDay = Day(currency);
        return new StatementEntry(
            row, Day(Cell(Column.Date)) ?? valueDay, cents is { } value ? Math.Abs(value) : null, cents is not < 0, valueDay is null ? currency ?? "EUR"
                : "EUR",
            Short(Column.EntryReference, 60), Short(Column.Payer, 140), text);
    }

    // A row is the heading when its words name what a statement must say. Of two columns of one kind the first counts, but of two amounts nobody knows which.
    private static Dictionary<Column, int>? Columns(IReadOnlyList<string> heading, out bool isUnclear)
    {
        isUnclear = false;
        var columns = new Dictionary<Column, int>();
        foreach (var (index, text) in heading.Index())
        {
            if (Of(string.Join(' ', NameFolding.Words(text))) is { } column && !columns.TryAdd(column, index))
            {
                isUnclear |= column is Column.Amount or Column.Credit or Column.Debit;
            }
        }

        var isHeading = columns.ContainsKey(Column.Date) && (columns.ContainsKey(Column.Amount) || columns.ContainsKey(Column.Credit))
            && (columns.ContainsKey(Column.Reference) || columns.ContainsKey(Column.Text));
        return isHeading ? columns : null;
    }

    private static Column? Of(string name)
    {
        var words = name.Split(' ');
        var (isCredit, isDebit) = (words.Any(CreditWords.Contains), words.Any(DebitWords.Contains));
        if (DirectionNames.Contains(name) || (isCredit && isDebit))
        {
            return Column.Direction;
        }

        return isCredit ? Column.Credit : isDebit ? Column.Debit
            : Headings.Where(h => h.Words.Any(w => name.StartsWith(w, StringComparison.Ordinal))).Select(h => (Column?)h.Column).FirstOrDefault();
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
}
