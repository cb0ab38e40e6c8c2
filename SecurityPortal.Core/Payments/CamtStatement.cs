using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Payments;

/// <summary>
/// ISO 20022 camt.053, any version: entry after entry, so that a big file is never a tree as a whole. No DTD, no entity, nothing from outside.
/// </summary>
internal static class CamtStatement
{
    public static Result<StatementFile> Read(string text)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true,
            IgnoreProcessingInstructions = true };
        var file = new Reading();
        var line = 1;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            var isStatement = false;
            reader.Read();
            while (!reader.EOF && file.Entries.Count <= StatementErrors.MaxLines)
            {
                line = ((IXmlLineInfo)reader).LineNumber;
                isStatement |= reader is { NodeType: XmlNodeType.Element, LocalName: "BkToCstmrStmt" };
                if (isStatement && reader is { NodeType: XmlNodeType.Element, LocalName: "Ntry" or "Bal" or "Acct" })
                {
                    file.Add((XElement)XNode.ReadFrom(reader));
                }
                else
                {
                    reader.Read();
                }
            }

            return isStatement ? file.ToFile() : StatementErrors.Xml(1);
        }
        catch (XmlException fault)
        {
            return StatementErrors.Xml(fault.LineNumber > 0 ? fault.LineNumber : line);
        }
    }

    // Pending and informative entries are no money yet. Older versions write the code itself, newer ones a choice around it.
    private static bool IsBooked(XElement entry) => Value(entry, "Sts") is null or "BOOK";

    // An entry may be a batch of payments: each is a line of its own where its amount is known, and so is what they do not add up to.
    private static void AddEntry(List<StatementEntry> entries, XElement entry)
    {
        var payments = entry.Elements().Where(e => e.Name.LocalName == "NtryDtls").SelectMany(d => d.Elements().Where(e => e.Name.LocalName == "TxDtls"))
            .ToList();
        if (payments.Count <= 1 || !payments.TrueForAll(p => AmountOf(p) is not null))
        {
            entries.Add(Entry(entries.Count + 1, entry, payments.Count == 1 ? payments[0] : entry, Child(entry, "Amt")));
            return;
        }

        var parts = payments.ConvertAll(p => Entry(entries.Count + 1 + payments.IndexOf(p), entry, p, AmountOf(p)));
        entries.AddRange(parts);
        var whole = Entry(entries.Count + 1, entry, entry, Child(entry, "Amt"));
        if (whole.AmountCents is { } cents && parts.TrueForAll(p => p.AmountCents is not null && p.Currency == whole.Currency)
            && (whole.IsCredit ? cents : -cents) - parts.Sum(p => p.IsCredit ? p.AmountCents!.Value : -p.AmountCents!.Value) is not 0 and var rest)
        {
            entries.Add(whole with { AmountCents = Math.Abs(rest), IsCredit = rest > 0, Text = Value(entry, "AddtlNtryInf") ?? "" });
        }
    }

    private static StatementEntry Entry(int row, XElement entry, XElement payment, XElement? amount)
    {
        var direction = Value(payment, "CdtDbtInd") ?? Value(entry, "CdtDbtInd");
        return new StatementEntry(
            row,
            Day(Child(entry, "BookgDt") ?? Child(entry, "ValDt")),
            direction is "CRDT" or "DBIT" ? Cents(amount?.Value) : null,
            direction == "CRDT",
            amount?.Attribute("Ccy")?.Value ?? "EUR",
            Text(Find(payment, "AcctSvcrRef") ?? Value(entry, "AcctSvcrRef") ?? Value(entry, "NtryRef"), 60),
            Text(payment.Descendants().FirstOrDefault(e => e.Name.LocalName == "Dbtr")?.Descendants().FirstOrDefault(e => e.Name.LocalName == "Nm")?.Value,
                140),
            string.Join(" | ", Said(entry, payment).Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t!.Trim()).Distinct()))
        {
            IsReversal = Value(entry, "RvslInd") is "true" or "1",
            IsPending = !IsBooked(entry),
            PayerAccount = Text(payment.Descendants().FirstOrDefault(e => e.Name.LocalName == "DbtrAcct")?.Descendants()
                .FirstOrDefault(e => e.Name.LocalName is "IBAN" or "Id" && !e.HasElements)?.Value, 40),
        };
    }

    // Banks write the reference into any element of the remittance information.
    private static IEnumerable<string?> Said(XElement entry, XElement payment) => payment.Descendants()
        .Where(e => !e.HasElements && (e.Name.LocalName is "EndToEndId" or "AddtlTxInf" || e.Ancestors().Any(a => a.Name.LocalName == "RmtInf")))
        .Select(e => e.Value).Append(Value(entry, "AddtlNtryInf"));

    // The amount of the transaction, not the one that was instructed in perhaps another currency.
    private static XElement? AmountOf(XElement payment) => Child(payment, "Amt")
        ?? (Child(payment, "AmtDtls") is { } details && Child(details, "TxAmt") is { } transaction ? Child(transaction, "Amt") : null);

    private static XElement? Child(XElement parent, string name) => parent.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    private static string? Value(XElement parent, string name) => Child(parent, name)?.Value.Trim();

    private static string? Find(XElement parent, string name) => parent.Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim();

    private static DateOnly? Day(XElement? date) =>
        DateOnly.TryParseExact((date?.Value.Trim() ?? "")[..Math.Min(10, date?.Value.Trim().Length ?? 0)], "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var day) ? day : null;

    // ISO amounts have a point, and no sign.
    private static long? Cents(string? text) =>
        decimal.TryParse(text?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euro) && euro < 1_000_000_000
            && euro * 100 == decimal.Truncate(euro * 100)
            ? (long)(euro * 100) : null;

    private static string? Text(string? text, int max) => string.IsNullOrWhiteSpace(text) ? null : text.Trim()[..Math.Min(max, text.Trim().Length)];

    // What was read so far of one file, which may hold the statements of several days.
    private sealed class Reading
    {
        private readonly List<string> _accounts = [];
        private long? _opening;
        private long? _closing;
        private long _credit;
        private long _debit;

        public List<StatementEntry> Entries { get; } = [];

        public void Add(XElement element)
        {
            switch (element.Name.LocalName)
            {
                case "Acct":
                    _accounts.AddRange(element.Elements().Where(e => e.Name.LocalName == "Id").SelectMany(id => id.DescendantsAndSelf())
                        .Where(e => !e.HasElements && e.Name.LocalName is "IBAN" or "Id").Select(e => e.Value.Trim()).Where(v => v.Length > 0).Take(1));
                    break;
                case "Bal":
                    AddBalance(element);
                    break;
                default:
                    AddEntry(Entries, element);
                    if (IsBooked(element) && Cents(Child(element, "Amt")?.Value) is { } cents)
                    {
                        _credit += Value(element, "CdtDbtInd") == "CRDT" ? cents : 0;
                        _debit += Value(element, "CdtDbtInd") == "DBIT" ? cents : 0;
                    }

                    break;
            }
        }

        public StatementFile ToFile() => new("camt.053", Entries)
        {
            Accounts = [.. _accounts.Distinct()], OpeningCents = _opening, ClosingCents = _closing, CreditCents = _credit, DebitCents = _debit,
        };

        private void AddBalance(XElement balance)
        {
            var cents = Cents(Child(balance, "Amt")?.Value) * (Value(balance, "CdtDbtInd") == "DBIT" ? -1 : 1);
            switch (Find(balance, "Cd"))
            {
                case "OPBD" or "PRCD":
                    _opening ??= cents;
                    break;
                case "CLBD":
                    _closing = cents;
                    break;
            }
        }
    }
}
