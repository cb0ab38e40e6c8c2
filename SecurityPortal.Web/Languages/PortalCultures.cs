using System.Globalization;

namespace SecurityPortal.Web.Languages;

/// <summary>The three languages, with the forms the portal promises: 31.12.2026, 14:03, 1.234,56 €.</summary>
public static class PortalCultures
{
    public const string Default = "sq";

    /// <summary>Albanian, Serbian (Latin), English. One instance each: a circuit keeps the instance it was opened with.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [Create("sq"), Create("sr-Latn"), Create("en")];

    /// <summary>The portal's culture of that name; null for any other name.</summary>
    public static CultureInfo? Find(string? name) => All.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static CultureInfo Create(string name)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        var number = culture.NumberFormat;
        number.NumberGroupSeparator = number.CurrencyGroupSeparator = number.PercentGroupSeparator = ".";
        number.NumberDecimalSeparator = number.CurrencyDecimalSeparator = number.PercentDecimalSeparator = ",";
        number.CurrencySymbol = "€";
        number.CurrencyDecimalDigits = 2;
        number.CurrencyPositivePattern = 3;
        number.CurrencyNegativePattern = 8;
        var date = culture.DateTimeFormat;
        date.DateSeparator = ".";
        date.TimeSeparator = ":";
        date.ShortDatePattern = "dd.MM.yyyy";
        date.ShortTimePattern = "HH:mm";
        date.LongTimePattern = "HH:mm:ss";
        date.FirstDayOfWeek = DayOfWeek.Monday;
        return CultureInfo.ReadOnly(culture);
    }
}
