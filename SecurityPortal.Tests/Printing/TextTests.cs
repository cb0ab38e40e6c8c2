using SecurityPortal.Core.Printing.Fluent;
using SecurityPortal.Tests.TestKit;
using UglyToad.PdfPig;

namespace SecurityPortal.Tests.Printing;

public sealed class TextTests
{
    private const string Letters = "ëçËÇčćđšžČĆĐŠŽ€„“”–’№ABCXYZabcxyz0123456789.,;:!?()/@&%+=";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Text_LettersOfTheThreeLanguages_ComeBack(bool bold)
    {
        var pdf = Paper.Small(place =>
        {
            var text = place.Text(string.Join(' ', Letters.ToCharArray()));
            _ = bold ? text.Bold() : text;
        }).GeneratePdf();

        Assert.Equal(Letters, PdfText.Of(pdf).Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_LettersWithMarksApart_AreComposed()
    {
        var pdf = Paper.Small(place => place.Text("Zhe\u0308 C\u030carls z\u030c")).GeneratePdf();

        Assert.Equal("Zhë Čarls ž", PdfText.Of(pdf));
    }

    [Fact]
    public void Text_LigaturePairs_ComeBackAsLetters()
    {
        Assert.Equal("oficer fluks afër", PdfText.Of(Paper.Small(place => place.Text("oficer fluks afër")).GeneratePdf()));
    }

    [Fact]
    public void Text_Paragraph_WrapsBetweenWordsInsideTheMargins()
    {
        var pdf = Paper.Small(place => place.Text(Paper.Words(60))).GeneratePdf();

        Assert.Equal(Paper.Words(60), PdfText.Of(pdf).Replace('\n', ' '));
        AssertInside(pdf, 20, 280);
    }

    [Fact]
    public void Text_WordLongerThanTheLine_IsBrokenAndNothingIsLost()
    {
        var word = string.Concat(Enumerable.Range(100, 60));
        var pdf = Paper.Small(place => place.Text("para " + word + " pas")).GeneratePdf();

        Assert.Equal("para" + word + "pas", PdfText.Of(pdf).Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        AssertInside(pdf, 20, 280);
    }

    [Fact]
    public void Text_PlaceNarrowerThanALetter_StillHoldsEveryLetter()
    {
        var pdf = Paper.Small(place => place.Width(2).Text("abc")).GeneratePdf();

        Assert.Equal("a\nb\nc", PdfText.Of(pdf));
    }

    [Fact]
    public void Text_DoubleSurname_BreaksAfterTheHyphenButNumbersStayWhole()
    {
        var pdf = Paper.Small(place => place.Column(column =>
        {
            column.Item().Width(60).Text("Živković-Šćepanović");
            column.Item().Width(85).Text("nr. SL-2026-000123");
        })).GeneratePdf();

        Assert.Equal("Živković-\nŠćepanović\nnr.\nSL-2026-000123", PdfText.Of(pdf));
    }

    [Fact]
    public void Text_LineFeeds_EndTheLine()
    {
        var pdf = Paper.Small(place => place.Text("një\r\ndy\n\ntre")).GeneratePdf();

        using var document = PdfDocument.Open(pdf);
        var words = document.GetPage(1).GetWords().ToList();
        Assert.Equal(["një", "dy", "tre"], words.Select(word => word.Text));
        var (first, second, third) = (words[0].Letters[0].StartBaseLine.Y, words[1].Letters[0].StartBaseLine.Y, words[2].Letters[0].StartBaseLine.Y);
        Assert.Equal(2 * (first - second), second - third, 0.1);
    }

    [Fact]
    public void Text_ControlAndFormatCharacters_AreDropped()
    {
        var pdf = Paper.Small(place => place.Text("a\u0000b\u0007c\u202Ed\u200Be\tf")).GeneratePdf();

        Assert.Equal("abcde f", PdfText.Of(pdf));
    }

    [Fact]
    public void Text_LetterThatTheFontLacks_LeavesAVisibleMark()
    {
        var pdf = Paper.Small(place => place.Text("a漢b")).GeneratePdf();

        Assert.Equal("a\uFFFDb", PdfText.Of(pdf));
    }

    [Fact]
    public void Spans_DifferentStyles_FlowInOneLine()
    {
        var pdf = Paper.Small(place => place.Text(text =>
        {
            text.DefaultTextStyle(style => style.FontSize(8));
            text.Span("një ").Bold();
            text.Span("dy ").FontSize(14).FontColor("#AA0000");
            text.Span("tre");
        })).GeneratePdf();

        Assert.Equal("një dy tre", PdfText.Of(pdf));
        using var document = PdfDocument.Open(pdf);
        var letters = document.GetPage(1).Letters.Where(letter => letter.Value != " ").ToList();
        Assert.Equal(["8", "14", "8"], letters.Select(letter => $"{letter.PointSize:0}").Aggregate(new List<string>(), (list, size) =>
        {
            if (list.Count == 0 || list[^1] != size)
            {
                list.Add(size);
            }

            return list;
        }));
        Assert.Contains("Bold", letters[0].FontName, StringComparison.Ordinal);
        Assert.DoesNotContain("Bold", letters[^1].FontName, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_AlignedRight_EndsAtTheMargin()
    {
        using var document = PdfDocument.Open(Paper.Small(place => place.Text("djathtas").AlignRight()).GeneratePdf());

        Assert.Equal(280, document.GetPage(1).GetWords().Single().Letters[^1].EndBaseLine.X, 0.5);
    }

    [Fact]
    public void PageNumbers_TwelvePages_CountOnEach()
    {
        var document = Document.Create(container => container.Page(page =>
        {
            page.Size(300, 200);
            page.Margin(20);
            page.Footer().Text(text =>
            {
                text.Span("Faqja ");
                text.CurrentPageNumber();
                text.Span(" nga ");
                text.TotalPages();
            });
            page.Content().Column(column =>
            {
                for (var i = 0; i < 12; i++)
                {
                    column.Item().Text($"përmbajtja {i + 1}");
                    column.Item().PageBreak();
                }
            });
        }));

        var pages = PdfText.Pages(document.GeneratePdf());

        Assert.Equal(Enumerable.Range(1, 12).Select(i => $"përmbajtja {i}\nFaqja {i} nga 12"), pages);
    }

    [Fact]
    public void Fonts_AfterMemoryWasMoved_StillShape()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
            Assert.Equal("Punëtori Đorđe", PdfText.Of(Paper.Small(place => place.Text("Punëtori Đorđe")).GeneratePdf()));
        }
    }

    private static void AssertInside(byte[] pdf, double left, double right)
    {
        using var document = PdfDocument.Open(pdf);
        Assert.All(document.GetPages().SelectMany(page => page.Letters).Where(letter => letter.Value != " "), letter =>
        {
            Assert.True(letter.StartBaseLine.X >= left - 0.5);
            Assert.True(letter.EndBaseLine.X <= right + 0.5);
        });
    }
}
