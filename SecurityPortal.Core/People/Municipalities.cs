using System.Collections.Frozen;
using System.Globalization;

namespace SecurityPortal.Core.People;

/// <summary>The 38 municipalities. Source: domain.md §6.7.</summary>
public static class Municipalities
{
    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Municipality> All { get; } =
    [
        new("01", new("Deçan", "Dečani", "Deçan"), "07"),
        new("02", new("Gjakovë", "Đakovica", "Gjakova"), "07"),
        new("03", new("Gllogoc (Drenas)", "Glogovac", "Gllogoc (Drenas)"), "01"),
        new("04", new("Gjilan", "Gnjilane", "Gjilan"), "06"),
        new("05", new("Dragash", "Dragaš", "Dragash"), "04"),
        new("06", new("Istog", "Istok", "Istog"), "03"),
        new("07", new("Kaçanik", "Kačanik", "Kaçanik"), "05"),
        new("08", new("Klinë", "Klina", "Klina"), "03"),
        new("09", new("Fushë Kosovë", "Kosovo Polje", "Fushë Kosovë"), "01"),
        new("10", new("Kamenicë", "Kosovska Kamenica", "Kamenica"), "06"),
        new("11", new("Mitrovicë e Jugut", "Južna Mitrovica", "Mitrovica South"), "02"),
        new("12", new("Leposaviq", "Leposavić", "Leposavić"), "02"),
        new("13", new("Lipjan", "Lipljan", "Lipjan"), "01"),
        new("14", new("Novobërdë", "Novo Brdo", "Novobërdë"), "01"),
        new("15", new("Obiliq", "Obilić", "Obiliq"), "01"),
        new("16", new("Rahovec", "Orahovac", "Rahovec"), "07"),
        new("17", new("Pejë", "Peć", "Peja"), "03"),
        new("18", new("Podujevë", "Podujevo", "Podujeva"), "01"),
        new("19", new("Prishtinë", "Priština", "Pristina"), "01"),
        new("20", new("Prizren", "Prizren", "Prizren"), "04"),
        new("21", new("Skenderaj", "Srbica", "Skenderaj"), "02"),
        new("22", new("Shtime", "Štimlje", "Shtime"), "05"),
        new("23", new("Shtërpcë", "Štrpce", "Shtërpcë"), "05"),
        new("24", new("Suharekë", "Suva Reka", "Suhareka"), "04"),
        new("25", new("Ferizaj", "Uroševac", "Ferizaj"), "05"),
        new("26", new("Viti", "Vitina", "Viti"), "06"),
        new("27", new("Vushtrri", "Vučitrn", "Vushtrri"), "02"),
        new("28", new("Zubin Potok", "Zubin Potok", "Zubin Potok"), "02"),
        new("29", new("Zveçan", "Zvečan", "Zvečan"), "02"),
        new("30", new("Malishevë", "Mališevo", "Malisheva"), "04"),
        new("31", new("Hani i Elezit", "Elez Han", "Hani i Elezit"), "05"),
        new("32", new("Mamushë", "Mamuša", "Mamusha"), "04"),
        new("33", new("Junik", "Junik", "Junik"), "07"),
        new("34", new("Kllokot", "Klokot", "Kllokot"), "06"),
        new("35", new("Graçanicë", "Gračanica", "Graçanica"), "01"),
        new("36", new("Ranillug", "Ranilug", "Ranillug"), "06"),
        new("37", new("Partesh", "Parteš", "Partesh"), "06"),
        new("38", new("Mitrovicë e Veriut", "Severna Mitrovica", "Mitrovica North"), "02"),
    ];

    private static readonly FrozenDictionary<string, Municipality> ByCode = All.ToFrozenDictionary(m => m.Code);

    /// <summary>The municipality of a code; none when there is no such code.</summary>
    public static Municipality? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>The name for a code; the code itself when it is unknown, nothing when there is none.</summary>
    public static string NameIn(string? code, CultureInfo culture) => Find(code)?.NameIn(culture) ?? code ?? "";

    /// <summary>All of them in the alphabetical order of a language, for selects.</summary>
    public static IReadOnlyList<Municipality> Sorted(CultureInfo culture) =>
        [.. All.OrderBy(m => m.NameIn(culture), StringComparer.Create(culture, ignoreCase: true))];
}
