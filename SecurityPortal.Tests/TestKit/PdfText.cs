using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace SecurityPortal.Tests.TestKit;

/// <summary>Reads back what stands in a PDF.</summary>
public static class PdfText
{
    /// <summary>The text of each page, line by line from top to bottom; what stands at one height is one line.</summary>
    public static IReadOnlyList<string> Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(page => string.Join('\n', Lines(page)))];
    }

    /// <summary>The whole text, page after page.</summary>
    public static string Of(byte[] pdf) => string.Join('\n', Pages(pdf));

    private static IEnumerable<string> Lines(Page page)
    {
        var lines = new List<(double Baseline, List<Word> Words)>();
        foreach (var word in page.GetWords().OrderByDescending(Baseline))
        {
            if (lines.Count == 0 || lines[^1].Baseline - Baseline(word) > 1)
            {
                lines.Add((Baseline(word), []));
            }

            lines[^1].Words.Add(word);
        }

        return lines.Select(line => string.Join(' ', line.Words.OrderBy(word => word.BoundingBox.Left).Select(word => word.Text)));
    }

    private static double Baseline(Word word) => word.Letters[0].StartBaseLine.Y;
}
