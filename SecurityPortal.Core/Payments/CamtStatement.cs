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
        var entries = new List<StatementEntry>();
        var line = 1;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            var isStatement = false;
            reader.Read();
            while (!reader.EOF && entries.Count <= StatementErrors.MaxLines)
            {
                line = ((IXmlLineInfo)reader).LineNumber;
                isStatement |= reader is { NodeType: XmlNodeType.Element, LocalName: "BkToCstmrStmt" };
                if (isStatement && reader is { NodeType: XmlNodeType.Element, LocalName: "Ntry" })
                {
                    var entry = (XElement)XNode.ReadFrom(reader);
                    if (IsBooked(entry))
                    {
                        AddEntry(entries, entry);
                    }
                }
                else
                {
                    reader.Read();
                }
            }

            return isStatement ? new StatementFile("camt.053", entries) : StatementErrors.Xml(1);
        }
        catch (XmlException fault)
        {
            return StatementErrors.Xml(fault.LineNumber > 0 ? fault.LineNumber : line);
        }
    }

    // Pending and informative entries are no money yet. Older versions write the code itself, newer ones a choice around it.
    private static bool IsBooked(XElement entry) => Value(entry, "Sts") is null or "BOOK";

    // An entry may be a batch of payments: each is a line of its own where its amount is known.
    private static void AddEntry(List<StatementEntry> entries, XElement entry)
    {
        var payments = entry.Elements().Where(e => e.Name.LocalName == "NtryDtls").SelectMany(d => d.Elements().Where(e => e.Name.LocalName == "TxDtls"))
            .ToList();
        if (payments.Count > 1 && payments.TrueForAll(p => AmountOf(p) is not null))
        {
            foreach (var payment in payments)
            {
                entries.Add(Entry(entries.Count + 1, entry, payment, AmountOf(payment)));
            }
        }
        else
        {
            entries.Add(Entry(entries.Count + 1, entry, payments.Count == 1 ? payments[0] : entry, Child(entry, "Amt")));
        }
    }

    private static StatementEntry Entry(int row, XElement entry, XElement payment, XElement? amount)
    {
        var direction = Value(payment, "CdtDbtInd") ?? Value(entry, "CdtDbtInd");
        return new StatementEntry(
            row,
            Day(Child(entry, "BookgDt") ?? Child(entry, "ValDt")),
            Cents(amount?.Value),
            direction == "CRDT",
            amount?.Attribute("Ccy")?.Value ?? "EUR",
            Text(Find(payment, "AcctSvcrRef") ?? Value(entry, "AcctSvcrRef") ?? Value(entry, "NtryRef"), 60),
            Text(payment.Descendants().FirstOrDefault(e => e.Name.LocalName == "Dbtr")?.Descendants().FirstOrDefault(e => e.Name.LocalName == "Nm")?.Value,
                140),
            string.Join(" | ", Said(entry, payment).Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t!.Trim()).Distinct()))
        {
            IsReversal = Value(entry, "RvslInd") is "true" or "1",
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
}
