using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SecurityPortal.Core.Printing.Elements;

/// <summary>Completes the catalogue of a PDF that Skia wrote, which knows no document language.</summary>
internal static partial class PdfCatalog
{
    /// <summary>
    /// Adds the language by an incremental update: a new catalogue appended behind the file,
    /// the way ISO 32000-1 §7.5.6 foresees. The file as written stays as it is.
    /// </summary>
    /// <param name="pdf">A file with a cross-reference table and a catalogue in the open, as Skia writes it.</param>
    /// <param name="language">BCP 47 tag.</param>
    public static byte[] AddLanguage(byte[] pdf, string language)
    {
        if (!LanguageTag().IsMatch(language))
        {
            throw new ArgumentException("Not a language tag.", nameof(language));
        }

        // Latin 1 keeps every byte, so positions in the text are positions in the file.
        var text = Encoding.Latin1.GetString(pdf);
        var end = Match(EndOfFile(), text, text.LastIndexOf("startxref", StringComparison.Ordinal));
        var table = int.Parse(end.Groups["table"].Value, CultureInfo.InvariantCulture);
        var trailer = Match(Trailer(), text, text.IndexOf("trailer", table, StringComparison.Ordinal)).Groups["entries"].Value;
        var root = Match(Root(), trailer, 0).Groups["number"].Value;
        var catalogue = Match(new Regex($@"\n{root} 0 obj\s*<<(?<entries>.*?)>>\s*endobj", RegexOptions.Singleline), text, 0).Groups["entries"].Value;

        var update = new StringBuilder("\n");
        var position = pdf.Length + update.Length;
        update.Append(CultureInfo.InvariantCulture, $"{root} 0 obj\n<<{catalogue}\n/Lang ({language})>>\nendobj\n");
        var newTable = pdf.Length + update.Length;
        update.Append(CultureInfo.InvariantCulture,
            $"xref\n{root} 1\n{position:D10} 00000 n \ntrailer\n<<{trailer.Trim()}\n/Prev {table}>>\nstartxref\n{newTable}\n%%EOF\n");
        return [.. pdf, .. Encoding.Latin1.GetBytes(update.ToString())];
    }

    private static Match Match(Regex expression, string text, int from) =>
        from >= 0 && expression.Match(text, from) is { Success: true } match
            ? match
            : throw new InvalidOperationException("The PDF is not written as expected.");

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex LanguageTag();

    [GeneratedRegex(@"startxref\s+(?<table>\d+)\s+%%EOF")]
    private static partial Regex EndOfFile();

    [GeneratedRegex(@"trailer\s*<<(?<entries>.*)>>\s*startxref", RegexOptions.Singleline)]
    private static partial Regex Trailer();

    [GeneratedRegex(@"/Root (?<number>\d+) 0 R")]
    private static partial Regex Root();
}
