using System.Resources;
using SecurityPortal.Core.Printing;
using SecurityPortal.Core.Printing.Fluent;
using SecurityPortal.Tests.TestKit;
using SkiaSharp;
using UglyToad.PdfPig;

namespace SecurityPortal.Tests.Printing;

public sealed class PortalPageFrameTests
{
    [Fact]
    public void Frame_FirstPage_CarriesLetterheadTitleReferenceAndPageNumbers()
    {
        var text = PdfText.Of(Paper.Framed(body => body.Paragraph(("Teksti", "Tekst"))).GeneratePdf());

        Assert.Equal(
            """
            Republika e Kosovës Republika Kosovo
            Ministria e Punëve të Brendshme Ministarstvo unutrašnjih poslova
            Departamenti për Siguri Publike Odsek za javnu bezbednost
            Divizioni për Shërbimet Private të Sigurisë Odeljenje za vršioce usluga privatne bezbednosti
            Formulari i kërkesës
            Obrazac zahteva
            SL-2026-000123
            Teksti
            Tekst
            Shtypur më / Odštampano 12.01.2026 13:30 Faqja 1 nga 1 / Strana 1 od 1
            """,
            text);
    }

    [Fact]
    public void Frame_SummerTime_PrintsTheLocalHour()
    {
        var pdf = Paper.Framed(body => body.Paragraph(("a", "b")), heading => heading with { PrintedAt = new(2026, 7, 1, 22, 30, 0, TimeSpan.Zero) })
            .GeneratePdf();

        Assert.Contains("02.07.2026 00:30", PdfText.Of(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void Frame_LaterPages_CarryTitleReferenceAndNumber()
    {
        var pages = PdfText.Pages(Paper.Framed(body => body.Paragraph((Paper.Words(900), "–"))).GeneratePdf());

        Assert.True(pages.Count > 1);
        for (var i = 1; i < pages.Count; i++)
        {
            Assert.StartsWith("Formulari i kërkesës / Obrazac zahteva SL-2026-000123\n", pages[i], StringComparison.Ordinal);
            Assert.EndsWith($"Faqja {i + 1} nga {pages.Count} / Strana {i + 1} od {pages.Count}", pages[i], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Frame_Metadata_NamesTitleMinistryLanguageAndTime()
    {
        using var document = PdfDocument.Open(Paper.Framed(body => body.Paragraph(("a", "b"))).GeneratePdf());

        Assert.Equal("Formulari i kërkesës / Obrazac zahteva", document.Information.Title);
        Assert.Equal("Ministria e Punëve të Brendshme / Ministarstvo unutrašnjih poslova", document.Information.Author);
        Assert.Equal(Paper.Noon, document.Information.GetCreatedDateTimeOffset());
        Assert.Contains("Lang", document.Structure.Catalog.CatalogDictionary.Data.Keys);
    }

    [Fact]
    public void Frame_LongTitleAndReference_AreWrappedNotCut()
    {
        var pdf = Paper.Framed(
            body => body.Paragraph(("a", "b")),
            heading => heading with { Title = (Paper.Words(40), Paper.Words(40)), Reference = "DRAFT-7K3M9Q-ABCDEFGH-2026-0001-VERSION-12" }).GeneratePdf();

        using var document = PdfDocument.Open(pdf);
        var inOrderOfDrawing = document.GetPage(1).Text;
        Assert.Equal(3, inOrderOfDrawing.Split(Paper.Words(40)).Length);
        Assert.Contains("DRAFT-7K3M9Q-ABCDEFGH-2026-0001-VERSION-12", inOrderOfDrawing, StringComparison.Ordinal);
    }

    [Fact]
    public void Frame_ReferenceNotAscii_PrintsWithoutBarcodeOnly()
    {
        Assert.Throws<ArgumentException>(() => Paper.Framed(body => body.Paragraph(("a", "b")), heading => heading with { Reference = "Nr. ë" }).GeneratePdf());
        Assert.Contains("Nr. ë", PdfText.Of(Paper.Framed(body => body.Paragraph(("a", "b")), heading => heading with { Reference = "Nr. ë", Barcode = false })
            .GeneratePdf()), StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_WithAndWithoutValue_StandBesideTheirLabels()
    {
        var text = PdfText.Of(Paper.Framed(body => body.Section(("Kompania", "Kompanija"), section => section.Answers(
            new(("Emri", "Naziv"), "Siguria Plus"),
            new(("Telefoni", "Telefon"), " ")))).GeneratePdf());

        Assert.Contains("Kompania / Kompanija\nEmri Siguria Plus\nNaziv\nTelefoni –\nTelefon\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void People_Hundred_AreNumberedUnderARepeatedHeader()
    {
        var people = Enumerable.Range(1, 100).Select(i => new PaperPerson($"Emri{i} Mbiemri{i}", $"{1000000000 + i}", "01.01.1990", "Kosovë", "Roje"));

        var pages = PdfText.Pages(Paper.Framed(body => body.Section(("Punëtorët", "Radnici"), section => section.People(people))).GeneratePdf());

        Assert.All(pages, page => Assert.Contains("Nr. Emri dhe mbiemri", page, StringComparison.Ordinal));
        var rows = pages.SelectMany(page => page.Split('\n')).Where(line => line.Contains("Mbiemri", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, 100).Select(i => $"{i} Emri{i} Mbiemri{i} {1000000000 + i} 01.01.1990 Kosovë Roje"), rows);
    }

    [Fact]
    public void SignatureAndNotice_ThirdLanguage_AddsItsLines()
    {
        var text = PdfText.Of(Paper.Framed(
            body =>
            {
                body.Notice(new("Kujdes", "Pažnja", "Attention"));
                body.Signature("Agron Gashi", ("Drejtor", "Direktor"));
            },
            heading => heading with { Title = new("Kërkesë", "Zahtev", "Request"), ThirdLanguage = "en" }).GeneratePdf());

        Assert.Contains("Request", text, StringComparison.Ordinal);
        Assert.Contains("Kujdes\nPažnja\nAttention", text, StringComparison.Ordinal);
        Assert.Contains("Agron Gashi, Drejtor / Direktor", text, StringComparison.Ordinal);
        Assert.Contains("Nënshkrimi dhe vula / Potpis i pečat", text, StringComparison.Ordinal);
        Assert.Contains("Signature and stamp", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Frame_Emblem_IsTheOneOfTheScreen()
    {
        using var picture = SKBitmap.Decode(Paper.Framed(body => body.Paragraph(("a", "b"))).GenerateImages(72)[0]);

        var amber = Enumerable.Range(270, 60).SelectMany(x => Enumerable.Range(30, 70).Select(y => picture.GetPixel(x, y)))
            .Count(pixel => pixel is { Red: > 220, Green: > 140 and < 200, Blue: < 110 });
        Assert.True(amber > 20);
    }

    [Fact]
    public void PaperTexts_WhateverTheScreenSpeaks_GivesBothOfficialLanguages()
    {
        var texts = new PaperTextReader<PrintingTexts>("en");

        Assert.Equal(new PaperText("Faqja", "Strana", "Page"), texts["Page"]);
        Assert.Null(new PaperTextReader<PrintingTexts>("sr-Latn")["Page"].Third);
        Assert.Throws<MissingManifestResourceException>(() => texts["NoSuchKey"]);
    }

    [Fact]
    public void PaperPerson_AsText_KeepsItsDataToItself()
    {
        Assert.DoesNotContain("1234567890", new PaperPerson("Agron Gashi", "1234567890", "01.01.1990", null, null).ToString(), StringComparison.Ordinal);
    }
}
