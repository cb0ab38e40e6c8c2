using SecurityPortal.Core.Printing.Fluent;
using SecurityPortal.Core.Printing.Helpers;
using SecurityPortal.Core.Printing.Infrastructure;
using SecurityPortal.Tests.TestKit;
using SkiaSharp;
using UglyToad.PdfPig;

namespace SecurityPortal.Tests.Printing;

public sealed class LayoutTests
{
    [Fact]
    public void Table_TwoHundredRows_RepeatsItsHeaderAndPrintsEachRowOnce()
    {
        var pdf = Paper.Small(place => place.Table(table =>
        {
            table.ColumnsDefinition(columns =>
            {
                columns.ConstantColumn(60);
                columns.RelativeColumn();
            });
            table.Header(header =>
            {
                header.Cell().Text("Numri");
                header.Cell().Text("Emri");
            });
            for (var i = 1; i <= 200; i++)
            {
                table.Cell().Padding(2).Text($"{i}");
                table.Cell().Padding(2).Text($"Rreshti i gjatë {i}");
            }
        })).GeneratePdf();

        var pages = PdfText.Pages(pdf).Select(page => page.Split('\n')).ToList();

        Assert.True(pages.Count > 10);
        Assert.All(pages, lines => Assert.Equal("Numri Emri", lines[0]));
        Assert.Equal(Enumerable.Range(1, 200).Select(i => $"{i} Rreshti i gjatë {i}"), pages.SelectMany(lines => lines.Skip(1)));
    }

    [Fact]
    public void Table_RowTallerThanAPage_GoesOnUntilAllIsPrinted()
    {
        var pdf = Paper.Small(place => place.Table(table =>
        {
            table.ColumnsDefinition(columns =>
            {
                columns.RelativeColumn();
                columns.RelativeColumn(2);
            });
            table.Header(header => header.Cell().ColumnSpan(2).Text("Koka"));
            table.Cell().Text("para");
            table.Cell().Text("vlera");
            table.Cell().Border(1).Padding(3).Text("shkurt");
            table.Cell().Border(1).Padding(3).Text(Paper.Words(300));
        })).GeneratePdf();

        var pages = PdfText.Pages(pdf);

        Assert.True(pages.Count > 3);
        Assert.All(pages, page => Assert.StartsWith("Koka", page, StringComparison.Ordinal));
        var words = string.Join(' ', pages).Split(' ', '\n').Where(word => word.StartsWith("fjala", StringComparison.Ordinal));
        Assert.Equal(Paper.Words(300), string.Join(' ', words));
        Assert.Single(string.Join(' ', pages).Split(' ', '\n'), "shkurt");
    }

    [Fact]
    public void Table_LowRowThatDoesNotFit_MovesWhole()
    {
        var pdf = Paper.Small(place => place.Table(table =>
        {
            table.ColumnsDefinition(columns => columns.RelativeColumn());
            table.Cell().Height(140).Text("lart");
            table.Cell().Column(column =>
            {
                column.Item().Text("një");
                column.Item().Text("dy");
            });
        })).GeneratePdf();

        Assert.Equal(["lart", "një\ndy"], PdfText.Pages(pdf));
    }

    [Fact]
    public void Table_SpanningCell_TakesTheWidthOfItsColumns()
    {
        var pdf = Paper.Small(place => place.Table(table =>
        {
            table.ColumnsDefinition(columns =>
            {
                columns.RelativeColumn();
                columns.RelativeColumn();
            });
            table.Cell().ColumnSpan(2).Text("gjerë").AlignRight();
            table.Cell().Text("a");
            table.Cell().Text("b");
        })).GeneratePdf();

        using var document = PdfDocument.Open(pdf);
        var words = document.GetPage(1).GetWords().ToDictionary(word => word.Text);
        Assert.Equal(280, words["gjerë"].Letters[^1].EndBaseLine.X, 0.5);
        Assert.Equal(20, words["a"].Letters[0].StartBaseLine.X, 0.5);
        Assert.Equal(150, words["b"].Letters[0].StartBaseLine.X, 0.5);
    }

    [Fact]
    public void Row_ConstantRelativeAndAutoItems_ShareTheWidth()
    {
        var pdf = Paper.Small(place => place.Row(row =>
        {
            row.Spacing(10);
            row.ConstantItem(50).Text("a");
            row.RelativeItem(1).Text("b");
            row.RelativeItem(3).Text("c");
            row.AutoItem().Text("vetë");
        })).GeneratePdf();

        using var document = PdfDocument.Open(pdf);
        var words = document.GetPage(1).GetWords().ToDictionary(word => word.Text);
        double Left(string word) => words[word].Letters[0].StartBaseLine.X;
        var free = Left("vetë") - 10 - 20 - 50 - 10 - 10;
        Assert.Equal(20, Left("a"), 0.1);
        Assert.Equal(80, Left("b"), 0.1);
        Assert.Equal(80 + (free / 4) + 10, Left("c"), 0.1);
        Assert.Equal(280, words["vetë"].Letters[^1].EndBaseLine.X, 0.1);
    }

    [Fact]
    public void Column_ItemsLongerThanAPage_FlowInOrder()
    {
        var pdf = Paper.Small(place => place.Column(column =>
        {
            column.Spacing(5);
            for (var i = 1; i <= 40; i++)
            {
                column.Item().Text($"rreshti {i}");
            }
        })).GeneratePdf();

        Assert.Equal(string.Join('\n', Enumerable.Range(1, 40).Select(i => $"rreshti {i}")), PdfText.Of(pdf));
        Assert.True(PdfText.Pages(pdf).Count >= 4);
    }

    [Fact]
    public void Text_SplitOverPages_LeavesNoLineAlone()
    {
        var pdf = Paper.Small(place => place.Column(column =>
        {
            column.Item().Height(140).Text("lart");
            column.Item().Text(Paper.Words(30));
        })).GeneratePdf();

        var pages = PdfText.Pages(pdf);
        Assert.Equal("lart", pages[0]);
        Assert.Equal(Paper.Words(30), pages[1].Replace('\n', ' '));
    }

    [Fact]
    public void Text_OneLineTooMany_TakesASecondAlong()
    {
        // Eleven lines fit on the page of 160 points; the twelfth must not stand alone on the next.
        var pdf = Paper.Small(place => place.Text(string.Join('\n', Enumerable.Range(1, 12).Select(i => $"rreshti {i}")))).GeneratePdf();

        Assert.Equal("rreshti 11\nrreshti 12", PdfText.Pages(pdf)[1]);
    }

    [Fact]
    public void Table_SplitRow_KeepsTheFrameOfACellAlreadyPrinted()
    {
        var pages = Paper.Small(place => place.Table(table =>
        {
            table.ColumnsDefinition(columns =>
            {
                columns.RelativeColumn();
                columns.RelativeColumn();
            });
            table.Cell().Background("#00FF00").Text("shkurt");
            table.Cell().Text(Paper.Words(100));
        })).GenerateImages(72);

        using var second = SKBitmap.Decode(pages[1]);
        Assert.Equal(new SKColor(0xFF00FF00), second.GetPixel(100, 30));
    }

    [Fact]
    public void ShowEntire_ContentThatDoesNotFit_MovesToTheNextPage()
    {
        var pdf = Paper.Small(place => place.Column(column =>
        {
            column.Item().Height(100).Text("lart");
            column.Item().ShowEntire().Column(kept =>
            {
                for (var i = 1; i <= 6; i++)
                {
                    kept.Item().Text($"bashkë {i}");
                }
            });
        })).GeneratePdf();

        Assert.Equal(["lart", "bashkë 1\nbashkë 2\nbashkë 3\nbashkë 4\nbashkë 5\nbashkë 6"], PdfText.Pages(pdf));
    }

    [Fact]
    public void ShowEntire_ContentTallerThanAPage_IsSplitAfterAll()
    {
        var pdf = Paper.Small(place => place.ShowEntire().Text(Paper.Words(300))).GeneratePdf();

        Assert.Equal(Paper.Words(300), PdfText.Of(pdf).Replace('\n', ' '));
    }

    [Fact]
    public void EnsureSpace_LittleRoomLeft_MovesTheHeadingWithItsText()
    {
        var pdf = Paper.Small(place => place.Column(column =>
        {
            column.Item().Height(120).Text("lart");
            column.Item().EnsureSpace(60).Column(section =>
            {
                section.Item().Text("Titulli");
                section.Item().Text(Paper.Words(100));
            });
        })).GeneratePdf();

        var pages = PdfText.Pages(pdf);
        Assert.Equal("lart", pages[0]);
        Assert.StartsWith("Titulli\nfjala1 ", pages[1], StringComparison.Ordinal);
    }

    [Fact]
    public void PageBreak_TwiceOrFirst_LeavesNoEmptyPage()
    {
        var pdf = Paper.Small(place => place.Column(column =>
        {
            column.Item().PageBreak();
            column.Item().Text("një");
            column.Item().PageBreak();
            column.Item().PageBreak();
            column.Item().Text("dy");
        })).GeneratePdf();

        Assert.Equal(["një", "dy"], PdfText.Pages(pdf));
    }

    [Fact]
    public void Height_TextThatTheBoxCannotHold_GoesOnRatherThanVanish()
    {
        var pdf = Paper.Small(place => place.Height(40).Text(Paper.Words(50))).GeneratePdf();

        Assert.Equal(Paper.Words(50), PdfText.Of(pdf).Replace('\n', ' '));
    }

    [Fact]
    public void Height_LargerThanThePage_SaysSo()
    {
        var document = Paper.Small(place => place.Height(500).Text("x"));

        Assert.Throws<DocumentLayoutException>(() => document.GeneratePdf());
    }

    [Fact]
    public void Header_LargerThanThePage_SaysSo()
    {
        var document = Document.Create(container => container.Page(page =>
        {
            page.Size(300, 200);
            page.Header().Text(Paper.Words(500));
            page.Content().Text("x");
        }));

        Assert.Throws<DocumentLayoutException>(() => document.GeneratePdf());
    }

    [Fact]
    public void ScaleToFit_LongName_StandsWholeOnTheCard()
    {
        var document = Document.Create(container => container.Page(page =>
        {
            page.Size(PageSizes.Id1);
            page.Margin(5, Unit.Millimetre);
            page.Content().Height(20).ScaleToFit().Text("Maria Magdalena von Habsburg-Lothringen de la Fuente").FontSize(14);
        }));

        var pdf = document.GeneratePdf();

        Assert.Equal("Maria Magdalena von Habsburg-Lothringen de la Fuente", Assert.Single(PdfText.Pages(pdf)).Replace("\n", " ", StringComparison.Ordinal)
            .Replace("- ", "-", StringComparison.Ordinal));
        using var read = PdfDocument.Open(pdf);
        // Skia writes sheets in whole points.
        Assert.Equal(243, read.GetPage(1).Width);
        Assert.Equal(153, read.GetPage(1).Height);
    }

    [Theory]
    [InlineData(400, 100, 260, 65)]
    [InlineData(100, 400, 40, 160)]
    public void Image_AnyShape_KeepsItsProportionsInsideThePage(int width, int height, double shownWidth, double shownHeight)
    {
        using var bitmap = new SKBitmap(width, height);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        var bytes = data.ToArray();

        using var document = PdfDocument.Open(Paper.Small(place => place.Image(bytes)).GeneratePdf());

        var image = Assert.Single(document.GetPage(1).GetImages());
        Assert.Equal(shownWidth, image.BoundingBox.Width, 0.5);
        Assert.Equal(shownHeight, image.BoundingBox.Height, 0.5);
    }

    [Fact]
    public void Image_NotAPicture_IsRefused()
    {
        var document = Paper.Small(place => place.Image([1, 2, 3]));

        Assert.Throws<ArgumentException>(() => document.GeneratePdf());
    }

    [Fact]
    public void Decorations_PaddingBackgroundAndBorder_AreDrawnWhereTheyShould()
    {
        var png = Paper.Small(place => place.Width(100).Height(50).Border(2).BorderColor("#FF0000").Background("#00FF00").PaddingLeft(10).Text(""))
            .GenerateImages(72);

        using var picture = SKBitmap.Decode(Assert.Single(png));
        Assert.Equal(new SKColor(0xFFFF0000), picture.GetPixel(20, 40));
        Assert.Equal(new SKColor(0xFF00FF00), picture.GetPixel(60, 45));
        Assert.Equal(new SKColor(0xFFFF0000), picture.GetPixel(60, 69));
        Assert.Equal(SKColors.White, picture.GetPixel(130, 45));
        Assert.Equal(SKColors.White, picture.GetPixel(60, 80));
    }

    [Fact]
    public void HeaderAndFooter_ShowOnceAndSkipOnce_DifferOnTheFirstPage()
    {
        var document = Document.Create(container => container.Page(page =>
        {
            page.Size(300, 200);
            page.Header().Column(column =>
            {
                column.Item().ShowOnce().Text("e para");
                column.Item().SkipOnce().Text("tjetra");
            });
            page.Content().Column(column =>
            {
                column.Item().Text("a");
                column.Item().PageBreak();
                column.Item().Text("b");
                column.Item().PageBreak();
                column.Item().Text("c");
            });
            page.Footer().Text(text => text.TotalPages());
        }));

        Assert.Equal(["e para\na\n3", "tjetra\nb\n3", "tjetra\nc\n3"], PdfText.Pages(document.GeneratePdf()));
    }
}
