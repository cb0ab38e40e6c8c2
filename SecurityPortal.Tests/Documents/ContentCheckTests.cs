using System.IO.Compression;
using System.Text;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Tests.TestKit;
using SkiaSharp;

namespace SecurityPortal.Tests.Documents;

public sealed class ContentCheckTests
{
    private readonly ContentCheck _check = new(new NoScanner(), new DocumentLimits());

    public static TheoryData<string, byte[], ContentKind> Honest => new()
    {
        { "a.pdf", SampleFiles.Pdf(), ContentKind.Pdf },
        { "a.PDF", SampleFiles.PdfWith(""), ContentKind.Pdf },
        { "blanks before.pdf", [.. "\r\n "u8, .. SampleFiles.PdfWith("")], ContentKind.Pdf },
        { "packed.pdf", SampleFiles.PdfPacking("<< /Type /Pages /Kids [] >>"), ContentKind.Pdf },
        { "not packed.pdf", SampleFiles.PdfWith("4 0 obj << /Type /ObjStm /N 1 /First 4 >>\nstream\n3 0 << /Type /Pages >>\nendstream\nendobj"),
            ContentKind.Pdf },
        { "encrypted.pdf", SampleFiles.PdfWith(
            "4 0 obj << /Type /ObjStm /Filter /FlateDecode >>\nstream\nqwertyuiop\nendstream\nendobj 9 0 obj << /Encrypt 8 0 R >>"), ContentKind.Pdf },
        { "a.jpg", SampleFiles.Jpeg(), ContentKind.Jpeg },
        { "a.jpeg", SampleFiles.Jpeg(), ContentKind.Jpeg },
        { "telephone.jpg", [.. SampleFiles.Jpeg(), .. SampleFiles.Jpeg(), .. new byte[500]], ContentKind.Jpeg },
        { "large.jpg", SampleFiles.Image(SKEncodedImageFormat.Jpeg, 3000, 2000, Noise), ContentKind.Jpeg },
        { "a.png", SampleFiles.Png(), ContentKind.Png },
        { "no ending", SampleFiles.Png(), ContentKind.Png },
        { "a png called.jpg", SampleFiles.Png(), ContentKind.Png },
        { "a jpeg called.png", SampleFiles.Jpeg(), ContentKind.Jpeg },
        { "a jpeg called.HEIC", SampleFiles.Jpeg(), ContentKind.Jpeg },
        { "a little after.jpg", [.. SampleFiles.Jpeg(), .. SampleFiles.Film(500)], ContentKind.Jpeg },
        { "motion.jpg", [.. SampleFiles.Jpeg(), .. SampleFiles.Film(9000)], ContentKind.Jpeg },
    };

    [Theory]
    [MemberData(nameof(Honest), DisableDiscoveryEnumeration = true)]
    public async Task Check_HonestFile_IsTold(string name, byte[] bytes, ContentKind kind) => Assert.Equal(kind, (await CheckAsync(name, bytes)).Value.Kind);

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "a.pdf", [], "document.empty" },
        { "eicar.com", SampleFiles.Eicar, "document.infected" },
        { "a.pdf", SampleFiles.Eicar, "document.infected" },
        { "over the seam.pdf", [.. new byte[65_536 - 40], .. SampleFiles.Eicar], "document.infected" },

        { "a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(), "document.type-not-allowed" },
        { "a.html", "<!doctype html><script>alert(1)</script>"u8.ToArray(), "document.type-not-allowed" },
        { "a.zip", SampleFiles.Zip(), "document.type-not-allowed" },
        { "a.gif", "GIF89a\x01\0\x01\0"u8.ToArray(), "document.type-not-allowed" },
        { "a.exe", [.. "MZ"u8, .. new byte[200]], "document.type-not-allowed" },

        { "a.pdf", "<!doctype html><script>alert(1)</script>"u8.ToArray(), "document.not-what-name-says" },
        { "a.png", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "document.not-what-name-says" },
        { "a.pdf", SampleFiles.Zip(), "document.not-what-name-says" },
        { "a.pdf", SampleFiles.Png(), "document.not-what-name-says" },
        { "a.docx", SampleFiles.Png(), "document.not-what-name-says" },
        { "a.heic", SampleFiles.Heic(), "document.heic" },
        { "a.jpg", SampleFiles.Heic(), "document.heic" },
        { "a.mp4", SampleFiles.Film(9000), "document.type-not-allowed" },
        { "film and zip.jpg", [.. SampleFiles.Jpeg(), .. SampleFiles.Film(9000), .. SampleFiles.Zip()], "document.active-content" },
        { "a.png", SampleFiles.Pdf(), "document.not-what-name-says" },
        { "invoice.pdf.exe", SampleFiles.Pdf(), "document.not-what-name-says" },

        { "html before.pdf", [.. "<html><script>alert(1)</script>"u8, .. SampleFiles.Pdf()], "document.active-content" },
        { "html after the header.pdf", SampleFiles.Latin("%PDF-1.4\n%<HTML><script>alert(1)</script>\nstartxref\n0\n%%EOF"), "document.active-content" },
        { "exe before.pdf", [.. "MZ\x90"u8, .. SampleFiles.Pdf()], "document.active-content" },
        { "zip before.pdf", [.. SampleFiles.Zip(), .. SampleFiles.Pdf()], "document.active-content" },
        { "zip after.pdf", [.. SampleFiles.Pdf(), .. SampleFiles.Zip()], "document.active-content" },
        { "zip after.png", [.. SampleFiles.Png(), .. SampleFiles.Zip()], "document.active-content" },
        { "zip after.jpg", [.. SampleFiles.Jpeg(), .. SampleFiles.Zip()], "document.active-content" },
        { "much after.png", [.. SampleFiles.Png(), .. new byte[5000]], "document.active-content" },
        { "much after.jpg", [.. SampleFiles.Jpeg(), .. new byte[5000]], "document.active-content" },

        { "script.pdf", SampleFiles.PdfWith("3 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj"), "document.active-content" },
        { "escaped.pdf", SampleFiles.PdfWith("3 0 obj << /S /J#61v#61Scrip#74 /JS (app.alert(1)) >> endobj"), "document.active-content" },
        { "launch.pdf", SampleFiles.PdfWith("3 0 obj << /S/Launch/F(cmd.exe) >> endobj"), "document.active-content" },
        { "embedded.pdf", SampleFiles.PdfWith("3 0 obj << /Type /EmbeddedFile >> endobj"), "document.active-content" },
        { "packed.pdf", SampleFiles.PdfPacking("<< /S /JavaScript >>"), "document.active-content" },
        { "packed, escaped.pdf", SampleFiles.PdfPacking("<< /S /JavaScript >>", "/Type /#4fbjStm /Filter /FlateDecode"), "document.active-content" },
        { "packed twice.pdf", SampleFiles.PdfPacking("<< >>", "/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]"), "document.active-content" },
        { "packed, spoilt.pdf", SampleFiles.PdfWith("4 0 obj << /Type /ObjStm /Filter /FlateDecode >>\nstream\nqwertyuiop\nendstream\nendobj"),
            "document.active-content" },

        { "cut.pdf", SampleFiles.Pdf()[..^60], "document.damaged" },
        { "header alone.pdf", "%PDF-1.7\n"u8.ToArray(), "document.damaged" },
        { "cut.png", SampleFiles.Png()[..^20], "document.damaged" },
        { "cut.jpg", SampleFiles.Jpeg()[..^2], "document.damaged" },
        { "cut early.jpg", SampleFiles.Jpeg()[..12], "document.damaged" },

        { "bomb.png", SampleFiles.PngDeclaring(30_000, 30_000), "document.image-too-large" },
        { "a little too large.png", SampleFiles.PngDeclaring(10_000, 5_001), "document.image-too-large" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task Check_FileThatMayNotCome_IsRefused(string name, byte[] bytes, string code) =>
        Assert.Equal(code, (await CheckAsync(name, bytes)).Error?.Code);

    // Made with qpdf: every revision of the standard's protection, once with a reader's password and once for the owner alone.
    [Theory]
    [InlineData("rc4-40")]
    [InlineData("rc4-128")]
    [InlineData("aes-128")]
    [InlineData("aes-256-r5")]
    [InlineData("aes-256")]
    public async Task Check_EncryptedPdf_IsRefusedOnlyWhereItOpensForNobody(string protection)
    {
        Assert.Equal("document.needs-password", (await CheckAsync("a.pdf", Sample($"{protection}-reader.pdf"))).Error?.Code);
        Assert.Equal(ContentKind.Pdf, (await CheckAsync("a.pdf", Sample($"{protection}-owner.pdf"))).Value.Kind);
    }

    [Fact]
    public async Task Check_PdfForHoldersOfCertificates_NeedsAKeyToo() => Assert.Equal(
        "document.needs-password",
        (await CheckAsync("a.pdf", SampleFiles.PdfWith("8 0 obj << /Filter /Adobe.PubSec /V 4 >> endobj 9 0 obj << /Encrypt 8 0 R >>"))).Error?.Code);

    [Fact]
    public async Task Check_NameWhereverThePiecesMeet_IsRead()
    {
        for (var blanks = 65_250; blanks < 65_550; blanks++)
        {
            var pdf = SampleFiles.PdfWith(new string(' ', blanks) + "<< /S /#4aavaScript >>");

            Assert.Equal("document.active-content", (await CheckAsync("a.pdf", pdf)).Error?.Code);
        }
    }

    [Fact]
    public async Task Check_PackedBomb_IsRefusedSoon()
    {
        using var packed = new MemoryStream();
        await using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 400; i++)
            {
                zlib.Write(zeros);
            }
        }

        var stream = Encoding.Latin1.GetString(packed.ToArray());
        var pdf = SampleFiles.PdfWith($"4 0 obj << /Type /ObjStm /Filter /FlateDecode >>\nstream\n{stream}\nendstream endobj");

        var result = await CheckAsync("a.pdf", pdf);

        Assert.Equal("document.active-content", result.Error?.Code);
    }

    [Fact]
    public async Task Check_TooManyPixels_NamesTheLimit() =>
        Assert.Equal([50], (await CheckAsync("a.png", SampleFiles.PngDeclaring(30_000, 30_000))).Error!.Arguments);

    [Fact]
    public async Task Check_ScannerFindsSomething_IsRefused()
    {
        var check = new ContentCheck(new Scanner(DocumentErrors.Infected), new DocumentLimits());

        Assert.Equal("document.infected", (await check.CheckAsync(new MemoryStream(SampleFiles.Pdf()), "a.pdf", default)).Error?.Code);
    }

    private static byte[] Sample(string name) => File.ReadAllBytes(Repository.Path("SecurityPortal.Tests", "Documents", "Samples", name));

    private static void Noise(SKCanvas canvas)
    {
        using var shader = SKShader.CreatePerlinNoiseTurbulence(0.4f, 0.4f, 4, 1);
        using var paint = new SKPaint { Shader = shader };
        canvas.DrawPaint(paint);
    }

    private Task<Result<CheckedContent>> CheckAsync(string name, byte[] bytes) => _check.CheckAsync(new MemoryStream(bytes), name, default);

    private sealed class Scanner(Error error) : IVirusScanner
    {
        public Task<Result<Unit>> ScanAsync(Stream content, CancellationToken ct) => Task.FromResult<Result<Unit>>(error);
    }
}
