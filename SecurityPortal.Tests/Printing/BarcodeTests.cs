using QRCoder;
using SecurityPortal.Core.Printing.Barcodes;
using SecurityPortal.Core.Printing.Fluent;
using SkiaSharp;

namespace SecurityPortal.Tests.Printing;

public sealed class BarcodeTests
{
    // Start symbol, data, check symbol: worked examples of the check rule.
    [Theory]
    [InlineData("Wikipedia", 104, 88)]
    [InlineData("SL-2026-000123", 104, null)]
    [InlineData("1234567890", 105, null)]
    public void Symbols_Text_BeginAndEndAsTheStandardSays(string text, int start, int? check)
    {
        var symbols = Code128.Symbols(text);

        Assert.Equal(start, symbols[0]);
        Assert.Equal(CheckOf(symbols[..^1]), symbols[^1]);
        Assert.True(check is null || check == symbols[^1]);
    }

    [Theory]
    [InlineData("1234567890", 7)]
    [InlineData("12", 3)]
    [InlineData("123", 5)]
    [InlineData("AB123456", 8)]
    [InlineData("AB12C", 7)]
    public void Symbols_Digits_GoInPairsWhereThatIsShorter(string text, int count)
    {
        Assert.Equal(count, Code128.Symbols(text).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Kërkesë")]
    [InlineData("a\nb")]
    public void Symbols_NotPrintableAscii_AreRefused(string text)
    {
        Assert.Throws<ArgumentException>(() => Code128.Symbols(text));
    }

    [Theory]
    [InlineData("SL-2026-000123")]
    [InlineData("7712260000012345")]
    [InlineData("D-7K3M9Q v4")]
    [InlineData(" !\"#$%&'()*+,-./0123456789:;<=>?@")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`")]
    [InlineData("abcdefghijklmnopqrstuvwxyz{|}~")]
    [InlineData("12345A123456789")]
    public void Code128_Drawn_ReadsBack(string text)
    {
        // Ten dots to a module.
        var modules = Code128.Encode(text).Sum() + 20;
        var png = Document.Create(container => container.Page(page =>
        {
            page.Size(modules, 40);
            page.Content().Code128(text, 40);
        })).GenerateImages(720)[0];

        using var picture = SKBitmap.Decode(png);
        var row = Enumerable.Range(0, modules).Select(i => picture.GetPixel((i * 10) + 5, 200).Red < 128).ToList();

        Assert.Equal(text, ReadCode128(row));
    }

    [Fact]
    public void Encode_EverySymbol_HasElevenModulesAndEvenBars()
    {
        // Every symbol number from 0 to 99 occurs as a pair of digits.
        var seen = new HashSet<string>();
        for (var pair = 0; pair < 100; pair++)
        {
            var widths = Code128.Encode($"{pair:00}")[6..12];
            Assert.Equal(11, widths.Sum());
            Assert.Equal(0, (widths[0] + widths[2] + widths[4]) % 2);
            Assert.True(seen.Add(string.Concat(widths)));
        }
    }

    [Fact]
    public void QrCode_Drawn_HasTheModulesOfTheCodeAndItsQuietZone()
    {
        const string Text = "https://sshps.example/check/AB12CD34EF56";
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(Text, QRCodeGenerator.ECCLevel.M);
        var size = data.ModuleMatrix.Count;
        var png = Document.Create(container => container.Page(page =>
        {
            page.Size(size, size);
            page.Content().QrCode(Text);
        })).GenerateImages(720)[0];

        using var picture = SKBitmap.Decode(png);
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                Assert.Equal(data.ModuleMatrix[y][x], picture.GetPixel((x * 10) + 5, (y * 10) + 5).Red < 128);
                Assert.False((x < 4 || y < 4 || x >= size - 4 || y >= size - 4) && data.ModuleMatrix[y][x]);
            }
        }
    }

    private static int CheckOf(List<int> symbols) => (symbols[0] + symbols.Select((symbol, position) => symbol * position).Sum()) % 103;

    /// <summary>A reader of its own: finds the symbol for each eleven modules among those of the standard's pairs, checks, and turns them into text.</summary>
    private static string ReadCode128(List<bool> modules)
    {
        Assert.All(modules.Take(10).Concat(modules.TakeLast(10)), Assert.False);
        var bars = modules.Skip(10).SkipLast(10).ToList();
        Assert.Equal("1100011101011", string.Concat(bars.TakeLast(13).Select(bar => bar ? '1' : '0')));
        var symbols = bars.SkipLast(13).Chunk(11).Select(chunk => Array.IndexOf(Symbols, string.Concat(chunk.Select(bar => bar ? '1' : '0')))).ToList();
        Assert.Equal(CheckOf(symbols[..^1]), symbols[^1]);

        var inC = symbols[0] == 105;
        var text = "";
        foreach (var symbol in symbols.Skip(1).SkipLast(1))
        {
            (inC, text) = (inC, symbol) switch
            {
                (true, 100) => (false, text),
                (false, 99) => (true, text),
                (true, _) => (true, text + $"{symbol:00}"),
                (false, _) => (false, text + (char)(symbol + ' ')),
            };
        }

        return text;
    }

    // The standard's bit patterns, written another way than the encoder's widths.
    private static readonly string[] Symbols =
    [
        "11011001100", "11001101100", "11001100110", "10010011000", "10010001100", "10001001100", "10011001000", "10011000100",
        "10001100100", "11001001000", "11001000100", "11000100100", "10110011100", "10011011100", "10011001110", "10111001100",
        "10011101100", "10011100110", "11001110010", "11001011100", "11001001110", "11011100100", "11001110100", "11101101110",
        "11101001100", "11100101100", "11100100110", "11101100100", "11100110100", "11100110010", "11011011000", "11011000110",
        "11000110110", "10100011000", "10001011000", "10001000110", "10110001000", "10001101000", "10001100010", "11010001000",
        "11000101000", "11000100010", "10110111000", "10110001110", "10001101110", "10111011000", "10111000110", "10001110110",
        "11101110110", "11010001110", "11000101110", "11011101000", "11011100010", "11011101110", "11101011000", "11101000110",
        "11100010110", "11101101000", "11101100010", "11100011010", "11101111010", "11001000010", "11110001010", "10100110000",
        "10100001100", "10010110000", "10010000110", "10000101100", "10000100110", "10110010000", "10110000100", "10011010000",
        "10011000010", "10000110100", "10000110010", "11000010010", "11001010000", "11110111010", "11000010100", "10001111010",
        "10100111100", "10010111100", "10010011110", "10111100100", "10011110100", "10011110010", "11110100100", "11110010100",
        "11110010010", "11011011110", "11011110110", "11110110110", "10101111000", "10100011110", "10001011110", "10111101000",
        "10111100010", "11110101000", "11110100010", "10111011110", "10111101110", "11101011110", "11110101110", "11010000100",
        "11010010000", "11010011100",
    ];
}
