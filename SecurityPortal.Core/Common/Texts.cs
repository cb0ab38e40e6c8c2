using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace SecurityPortal.Core.Common;

/// <summary>
/// Resource texts outside a screen, in a language that is not the current one: e-mails go out in the account's language, papers in two at once.
/// Screens use <c>IStringLocalizer&lt;TTexts&gt;</c> over the same resources.
/// </summary>
public static class Texts
{
    private static readonly ConcurrentDictionary<Type, ResourceManager> Managers = new();

    /// <summary>The text under <paramref name="key"/> beside <typeparamref name="TTexts"/>. A missing key throws: it is a defect, found by the tests.</summary>
    public static string Get<TTexts>(string key, CultureInfo culture) => Get(typeof(TTexts), key, culture);

    /// <summary>As <see cref="Get{TTexts}(string, CultureInfo)"/>, where the texts are known by their marker type alone.</summary>
    public static string Get(Type texts, string key, CultureInfo culture) => Find(texts, key, culture)
        ?? throw new InvalidOperationException($"No text {texts.Name}.{key} in {culture.Name}.");

    /// <summary>As <see cref="Get{TTexts}(string, CultureInfo)"/>, with values put in the places {0}, {1} ….</summary>
    public static string Get<TTexts>(string key, CultureInfo culture, params ReadOnlySpan<object?> values) =>
        string.Format(culture, Get<TTexts>(key, culture), values);

    /// <summary>The text, or null when there is none.</summary>
    public static string? Find(Type texts, string key, CultureInfo culture) =>
        Managers.GetOrAdd(texts, type => new ResourceManager(type)).GetString(key, culture);
}
