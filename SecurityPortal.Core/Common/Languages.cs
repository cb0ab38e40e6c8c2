using System.Globalization;

namespace SecurityPortal.Core.Common;

/// <summary>The portal's languages: Albanian (default), Serbian in Latin script, English.</summary>
public static class Languages
{
    /// <summary>Culture name of Albanian.</summary>
    public const string Albanian = "sq";

    /// <summary>Culture name of Serbian in Latin script.</summary>
    public const string Serbian = "sr-Latn";

    /// <summary>Culture name of English.</summary>
    public const string English = "en";

    /// <summary>Culture names in the order in which they are offered.</summary>
    public static IReadOnlyList<string> All { get; } = [Albanian, Serbian, English];

    /// <summary>The culture of a name in <see cref="All"/>, with the portal's number and date forms; Albanian for any other name.</summary>
    public static CultureInfo Culture(string? name) => name is not null && Cultures.TryGetValue(name, out var culture) ? culture : Cultures[Albanian];

    private static readonly Dictionary<string, CultureInfo> Cultures = All.ToDictionary(name => name, Create);

    private static CultureInfo Create(string name)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        var number = culture.NumberFormat;
        number.NumberGroupSeparator = number.CurrencyGroupSeparator = ".";
        number.NumberDecimalSeparator = number.CurrencyDecimalSeparator = ",";
        number.CurrencySymbol = "€";
        number.CurrencyPositivePattern = 3;
        number.CurrencyNegativePattern = 8;
        culture.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";
        culture.DateTimeFormat.ShortTimePattern = "HH:mm";
        culture.DateTimeFormat.FirstDayOfWeek = DayOfWeek.Monday;
        return CultureInfo.ReadOnly(culture);
    }
}
