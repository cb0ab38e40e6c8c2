using System.Collections.Concurrent;
using System.Globalization;

namespace SecurityPortal.Web.Components.People;

/// <summary>Choices of selects, in the alphabetical order of the current language; kept once for all pages.</summary>
public static class PersonOptions
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> CountryLists = new();
    private static readonly ConcurrentDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> ForeignLists = new();
    private static readonly ConcurrentDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> MunicipalityLists = new();

    public static IReadOnlyList<KeyValuePair<string, string>> Countries
    {
        get
        {
            var culture = CultureInfo.CurrentUICulture;
            return CountryLists.GetOrAdd(culture.Name, _ =>
                [.. Core.People.Countries.Sorted(culture).Select(c => KeyValuePair.Create(c.Code, c.NameIn(culture)))]);
        }
    }

    /// <summary>Countries a foreign citizen may be of.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> ForeignCountries =>
        ForeignLists.GetOrAdd(CultureInfo.CurrentUICulture.Name, _ => [.. Countries.Where(c => c.Key != "XK")]);

    public static IReadOnlyList<KeyValuePair<string, string>> Municipalities
    {
        get
        {
            var culture = CultureInfo.CurrentUICulture;
            return MunicipalityLists.GetOrAdd(culture.Name, _ =>
                [.. Core.People.Municipalities.Sorted(culture).Select(m => KeyValuePair.Create(m.Code, m.NameIn(culture)))]);
        }
    }
}
