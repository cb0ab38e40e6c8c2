using System.Globalization;
using System.Resources;

namespace SecurityPortal.Core.Printing;

/// <summary>Reads the texts of a room or a process in the languages of a paper, whatever the language of the screen.</summary>
/// <typeparam name="TTexts">The marker class beside the resource files.</typeparam>
/// <param name="thirdLanguage">Culture name of the third language, e.g. <c>en</c>; null for none.</param>
public sealed class PaperTextReader<TTexts>(string? thirdLanguage = null)
{
    private static readonly ResourceManager Resources = new(typeof(TTexts));
    private static readonly CultureInfo Albanian = CultureInfo.GetCultureInfo("sq");
    private static readonly CultureInfo Serbian = CultureInfo.GetCultureInfo("sr-Latn");

    private readonly CultureInfo? _third = thirdLanguage is null or "sq" or "sr-Latn" ? null : CultureInfo.GetCultureInfo(thirdLanguage);

    /// <summary>The text under a key, its places {0}, {1} … filled.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such key.</exception>
    public PaperText this[string key, params object?[] arguments] =>
        new(Read(key, Albanian, arguments), Read(key, Serbian, arguments), _third is null ? null : Read(key, _third, arguments));

    private static string Read(string key, CultureInfo language, object?[] arguments)
    {
        var text = Resources.GetString(key, language) ?? throw new MissingManifestResourceException($"{typeof(TTexts).Name} has no text {key}.");
        return arguments.Length == 0 ? text : string.Format(language, text, arguments);
    }
}
