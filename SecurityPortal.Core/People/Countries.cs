using System.Collections.Frozen;
using System.Globalization;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.People;

/// <summary>
/// Countries and territories for citizenship: ISO 3166-1 without the uninhabited ones, and XK. Names follow Unicode's locale data (CLDR);
/// they stand in countries.tsv beside this file.
/// </summary>
public static class Countries
{
    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Country> All { get; } = Read();

    private static readonly FrozenDictionary<string, Country> ByCode = All.ToFrozenDictionary(c => c.Code);

    /// <summary>The country of a code; none when there is no such code.</summary>
    public static Country? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>The name for a code; the code itself when it is unknown, nothing when there is none.</summary>
    public static string NameIn(string? code, CultureInfo culture) => Find(code)?.NameIn(culture) ?? code ?? "";

    /// <summary>All of them in the alphabetical order of a language, for selects.</summary>
    public static IReadOnlyList<Country> Sorted(CultureInfo culture) =>
        [.. All.OrderBy(c => c.NameIn(culture), StringComparer.Create(culture, ignoreCase: true))];

    private static List<Country> Read()
    {
        using var reader = new StreamReader(typeof(Countries).Assembly.GetManifestResourceStream(typeof(Countries), "countries.tsv")!);
        var countries = new List<Country>();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            countries.Add(new(cells[0], new LocalName { Sq = cells[1], Sr = cells[2], En = cells[3] }));
        }

        return countries;
    }
}
