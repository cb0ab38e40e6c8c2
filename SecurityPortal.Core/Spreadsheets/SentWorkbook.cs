using System.IO.Compression;
using System.Text;
using System.Xml;

namespace SecurityPortal.Core.Spreadsheets;

/// <summary>The parts of a workbook that a stranger sent: which of them is the sheet to read, and each opened within one budget.</summary>
internal sealed class SentWorkbook(ZipArchive zip)
{
    private const long LongestUnpacked = 60L * 1024 * 1024;
    private const int MostEntries = 200;
    private const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true,
        IgnoreComments = true, IgnoreWhitespace = false, IgnoreProcessingInstructions = true,
    };

    private readonly UnpackBudget _budget = new(LongestUnpacked);

    /// <summary>More parts than a workbook of one sheet needs.</summary>
    public bool IsCrowded => zip.Entries.Count > MostEntries;

    /// <summary>It brings a program along.</summary>
    public bool HasMacros =>
        zip.Entries.Any(e => e.FullName.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) && e.FullName.Contains("vba", StringComparison.OrdinalIgnoreCase));

    /// <summary>It says of itself that it is a workbook without macros.</summary>
    public bool IsPlain => zip.GetEntry("[Content_Types].xml") is { } types && Text(types).Contains($"\"{SheetType}\"", StringComparison.Ordinal);

    /// <summary>The texts that cells refer to by number.</summary>
    public ZipArchiveEntry? SharedTexts => zip.GetEntry("xl/sharedStrings.xml");

    /// <summary>It counts days from 1904, as workbooks made on a Macintosh do, not from 1900.</summary>
    public bool CountsFrom1904() => zip.GetEntry("xl/workbook.xml") is { } workbook
        && Elements(workbook, "workbookPr").Any(p => p.GetValueOrDefault("date1904") is "1" or "true" or "on");

    public XmlReader Open(ZipArchiveEntry part) => XmlReader.Create(_budget.Open(part), Safe);

    /// <summary>
    /// The first tab that the sender sees: the workbook says which part it is. Names of parts say nothing, and serve only where the workbook is silent.
    /// </summary>
    public ZipArchiveEntry? FirstSheet()
    {
        var sheets = zip.Entries
            .Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) && e.FullName.EndsWith(".xml", StringComparison.Ordinal))
            .OrderBy(e => e.FullName.Length).ThenBy(e => e.FullName, StringComparer.Ordinal).ToList();
        if (zip.GetEntry("xl/workbook.xml") is not { } workbook || zip.GetEntry("xl/_rels/workbook.xml.rels") is not { } links)
        {
            return sheets.FirstOrDefault();
        }

        var parts = Elements(links, "Relationship").Where(link => link.GetValueOrDefault("Id") is not null)
            .ToLookup(link => link["Id"], link => link.GetValueOrDefault("Target", ""), StringComparer.Ordinal);
        return Elements(workbook, "sheet").Where(tab => tab.GetValueOrDefault("state", "visible") == "visible")
            .SelectMany(tab => parts[tab.GetValueOrDefault("r:id", "")])
            .Select(part => part.StartsWith('/') ? part[1..] : $"xl/{part}")
            .Select(part => sheets.Find(e => e.FullName == part)).FirstOrDefault(e => e is not null) ?? sheets.FirstOrDefault();
    }

    // The attributes of the elements of a name; one with a namespace of its own, the reference to a part, is "r:" and its name.
    private List<Dictionary<string, string>> Elements(ZipArchiveEntry entry, string name)
    {
        List<Dictionary<string, string>> elements = [];
        using var xml = Open(entry);
        while (xml.Read() && elements.Count < MostEntries)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name)
            {
                Dictionary<string, string> attributes = [];
                while (xml.MoveToNextAttribute())
                {
                    attributes[xml.NamespaceURI.Length == 0 ? xml.LocalName : $"r:{xml.LocalName}"] = xml.Value;
                }

                elements.Add(attributes);
            }
        }

        return elements;
    }

    private string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(_budget.Open(entry), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
