namespace SecurityPortal.Core.Printing.Barcodes;

/// <summary>Code 128 (ISO/IEC 15417), subsets B and C: printable ASCII, digits in pairs.</summary>
internal static class Code128
{
    /// <summary>Light modules that must stand before and after the bars.</summary>
    public const int QuietZone = 10;

    private const int ToC = 99;
    private const int ToB = 100;
    private const int StartB = 104;
    private const int StartC = 105;
    private const int CheckModulus = 103;
    private const string Stop = "2331112";

    // Widths in modules, bar and space by turns, of the symbols 0 to 105.
    private static readonly string[] Widths =
    [
        "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213",
        "221312", "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132",
        "221231", "213212", "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211",
        "212123", "212321", "232121", "111323", "131123", "131321", "112313", "132113", "132311", "211313",
        "231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121", "313121", "211331",
        "231131", "213113", "213311", "213131", "311123", "311321", "331121", "312113", "312311", "332111",
        "314111", "221411", "431111", "111224", "111422", "121124", "121421", "141122", "141221", "112214",
        "112412", "122114", "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111",
        "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141",
        "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311", "113141",
        "114131", "311141", "411131", "211412", "211214", "211232",
    ];

    /// <summary>The widths of bars and spaces by turns, beginning with a bar, in modules.</summary>
    /// <exception cref="ArgumentException">A character is not printable ASCII.</exception>
    public static int[] Encode(string text) => [.. Symbols(text).SelectMany(symbol => Widths[symbol]).Concat(Stop).Select(width => width - '0')];

    /// <summary>Width of the whole code in modules, quiet zones included.</summary>
    public static int Modules(string text) => Encode(text).Sum() + (2 * QuietZone);

    /// <summary>The symbol numbers: start, data and check symbol, without the stop.</summary>
    public static List<int> Symbols(string text)
    {
        if (text.Length == 0 || text.Any(c => c is < ' ' or > '~'))
        {
            throw new ArgumentException("Code 128 takes printable ASCII, and at least one character.", nameof(text));
        }

        var symbols = new List<int>();
        var inC = false;
        var i = 0;
        while (i < text.Length)
        {
            var digits = text.Skip(i).TakeWhile(char.IsAsciiDigit).Count();
            if (inC ? digits < 2 : symbols.Count == 0 || IsWorthC(i, digits))
            {
                inC = !inC && IsWorthC(i, digits);
                symbols.Add((symbols.Count, inC) switch { (0, true) => StartC, (0, false) => StartB, (_, true) => ToC, _ => ToB });
            }

            symbols.Add(inC ? int.Parse(text.AsSpan(i, 2), System.Globalization.CultureInfo.InvariantCulture) : text[i] - ' ');
            i += inC ? 2 : 1;
        }

        symbols.Add((symbols[0] + symbols.Select((symbol, position) => symbol * position).Sum()) % CheckModulus);
        return symbols;

        // Pairs save room where there are enough of them to pay for the change there and back.
        bool IsWorthC(int at, int digits) =>
            digits % 2 == 0 && (digits >= 6 || (digits >= 4 && (at == 0 || at + digits == text.Length)) || (digits == 2 && text.Length == 2));
    }
}
