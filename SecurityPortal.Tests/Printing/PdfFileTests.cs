using System.Text;
using SecurityPortal.Core.Printing.Fluent;
using SecurityPortal.Core.Printing.Infrastructure;
using SecurityPortal.Tests.TestKit;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace SecurityPortal.Tests.Printing;

public sealed class PdfFileTests
{
    [Fact]
    public void GeneratePdf_Metadata_StandsInTheFile()
    {
        var pdf = Paper.Small(place => place.Text("x")).WithMetadata(new DocumentMetadata
        {
            Title = "Vendim (nr. 7) <së> & Đ",
            Author = "Ministria",
            Language = "sr-Latn",
            CreationDate = Paper.Noon,
        }).GeneratePdf();

        using var document = PdfDocument.Open(pdf);
        Assert.Equal("Vendim (nr. 7) <së> & Đ", document.Information.Title);
        Assert.Equal("Ministria", document.Information.Author);
        Assert.Equal(Paper.Noon, document.Information.GetCreatedDateTimeOffset());
        Assert.Equal("sr-Latn", Assert.IsType<StringToken>(document.Structure.Catalog.CatalogDictionary.Data["Lang"]).Data);
        Assert.Equal("x", document.GetPage(1).Text.Trim());
    }

    [Fact]
    public void GeneratePdf_Language_IsAppendedAndPointsBackToTheFileAsWritten()
    {
        var document = Paper.Small(place => place.Text("x"));
        var pdf = Encoding.Latin1.GetString(document.WithMetadata(new DocumentMetadata { Language = "sq" }).GeneratePdf());

        Assert.Equal(2, pdf.Split("%%EOF").Length - 1);
        Assert.EndsWith("%%EOF\n", pdf, StringComparison.Ordinal);
        var previous = pdf[..(pdf.IndexOf("%%EOF", StringComparison.Ordinal) + 5)];
        Assert.DoesNotContain("/Lang", previous, StringComparison.Ordinal);
        Assert.Contains("/Prev " + previous.Split("startxref\n")[1].Split('\n')[0], pdf, StringComparison.Ordinal);
    }

    [Fact]
    public void GeneratePdf_NotALanguageTag_IsRefused()
    {
        var document = Paper.Small(place => place.Text("x")).WithMetadata(new DocumentMetadata { Language = "sq) /AA (" });

        Assert.Throws<ArgumentException>(() => document.GeneratePdf());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void GeneratePdf_PdfASwitch_MarksTheFileForArchives(bool on)
    {
        var pdf = Encoding.Latin1.GetString(Paper.Small(place => place.Text("x")).WithSettings(new DocumentSettings { PdfA = on }).GeneratePdf());

        Assert.Equal(on, pdf.Contains("<pdfaid:part>2</pdfaid:part>", StringComparison.Ordinal));
        Assert.Equal(on, pdf.Contains("/OutputIntents", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GeneratePdf_SixteenAtOnce_GiveTheSameText()
    {
        var expected = PdfText.Of(Large().GeneratePdf());

        var texts = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => PdfText.Of(Large().GeneratePdf()))));

        Assert.All(texts, text => Assert.Equal(expected, text));
    }

    [Fact]
    public async Task GeneratePdf_OneDocumentFromSeveralThreads_GivesTheSameText()
    {
        var document = Large();
        var expected = PdfText.Of(document.GeneratePdf());

        var texts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PdfText.Of(document.GeneratePdf()))));

        Assert.All(texts, text => Assert.Equal(expected, text));
    }

    [Fact]
    public void GeneratePdf_TwoFullPages_StaySmall()
    {
        var pdf = Paper.Framed(body => body.Paragraph((Paper.Words(600), Paper.Words(300)))).GeneratePdf();

        Assert.InRange(PdfText.Pages(pdf).Count, 2, 4);
        Assert.InRange(pdf.Length, 1, 150_000);
    }

    private static Core.Printing.PortalPageFrame Large() => Paper.Framed(body => body.People(
        Enumerable.Range(1, 60).Select(i => new Core.Printing.PaperPerson($"Đorđe Çelik {i}", $"{1000000000 + i}", "01.01.1990", "Kosovë", "Roje"))));
}
