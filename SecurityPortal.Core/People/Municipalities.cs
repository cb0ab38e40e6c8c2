using System.Collections.Frozen;
using System.Globalization;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.People;

/// <summary>The 38 municipalities. Source: domain.md §6.7.</summary>
public static class Municipalities
{
    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Municipality> All { get; } =
    [
        Of("01", "Deçan", "Dečani", "Deçan", "07"),
        Of("02", "Gjakovë", "Đakovica", "Gjakova", "07"),
        Of("03", "Gllogoc (Drenas)", "Glogovac", "Gllogoc (Drenas)", "01"),
        Of("04", "Gjilan", "Gnjilane", "Gjilan", "06"),
        Of("05", "Dragash", "Dragaš", "Dragash", "04"),
        Of("06", "Istog", "Istok", "Istog", "03"),
        Of("07", "Kaçanik", "Kačanik", "Kaçanik", "05"),
        Of("08", "Klinë", "Klina", "Klina", "03"),
        Of("09", "Fushë Kosovë", "Kosovo Polje", "Fushë Kosovë", "01"),
        Of("10", "Kamenicë", "Kosovska Kamenica", "Kamenica", "06"),
        Of("11", "Mitrovicë e Jugut", "Južna Mitrovica", "Mitrovica South", "02"),
        Of("12", "Leposaviq", "Leposavić", "Leposavić", "02"),
        Of("13", "Lipjan", "Lipljan", "Lipjan", "01"),
        Of("14", "Novobërdë", "Novo Brdo", "Novobërdë", "01"),
        Of("15", "Obiliq", "Obilić", "Obiliq", "01"),
        Of("16", "Rahovec", "Orahovac", "Rahovec", "07"),
        Of("17", "Pejë", "Peć", "Peja", "03"),
        Of("18", "Podujevë", "Podujevo", "Podujeva", "01"),
        Of("19", "Prishtinë", "Priština", "Pristina", "01"),
        Of("20", "Prizren", "Prizren", "Prizren", "04"),
        Of("21", "Skenderaj", "Srbica", "Skenderaj", "02"),
        Of("22", "Shtime", "Štimlje", "Shtime", "05"),
        Of("23", "Shtërpcë", "Štrpce", "Shtërpcë", "05"),
        Of("24", "Suharekë", "Suva Reka", "Suhareka", "04"),
        Of("25", "Ferizaj", "Uroševac", "Ferizaj", "05"),
        Of("26", "Viti", "Vitina", "Viti", "06"),
        Of("27", "Vushtrri", "Vučitrn", "Vushtrri", "02"),
        Of("28", "Zubin Potok", "Zubin Potok", "Zubin Potok", "02"),
        Of("29", "Zveçan", "Zvečan", "Zvečan", "02"),
        Of("30", "Malishevë", "Mališevo", "Malisheva", "04"),
        Of("31", "Hani i Elezit", "Elez Han", "Hani i Elezit", "05"),
        Of("32", "Mamushë", "Mamuša", "Mamusha", "04"),
        Of("33", "Junik", "Junik", "Junik", "07"),
        Of("34", "Kllokot", "Klokot", "Kllokot", "06"),
        Of("35", "Graçanicë", "Gračanica", "Graçanica", "01"),
        Of("36", "Ranillug", "Ranilug", "Ranillug", "06"),
        Of("37", "Partesh", "Parteš", "Partesh", "06"),
        Of("38", "Mitrovicë e Veriut", "Severna Mitrovica", "Mitrovica North", "02"),
    ];

    private static readonly FrozenDictionary<string, Municipality> ByCode = All.ToFrozenDictionary(m => m.Code);

    /// <summary>The municipality of a code; none when there is no such code.</summary>
    public static Municipality? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>The name for a code; the code itself when it is unknown, nothing when there is none.</summary>
    public static string NameIn(string? code, CultureInfo culture) => Find(code)?.NameIn(culture) ?? code ?? "";

    /// <summary>All of them in the alphabetical order of a language, for selects.</summary>
    public static IReadOnlyList<Municipality> Sorted(CultureInfo culture) =>
        [.. All.OrderBy(m => m.NameIn(culture), StringComparer.Create(culture, ignoreCase: true))];

    private static Municipality Of(string code, string sq, string sr, string en, string region) =>
        new(code, new LocalName { Sq = sq, Sr = sr, En = en }, region);
}
