using System.Diagnostics.CodeAnalysis;
using PhoneNumbers;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.People;

/// <summary>Phone numbers as people type them, and as they are stored: E.164, e.g. +38344123456. Source: domain.md §6.5.</summary>
public static class PhoneText
{
    private const string HomeRegion = "XK";
    private const int LongestTyped = 30;
    private const int LongestAtHome = 9;

    private static readonly PhoneNumberUtil Util = PhoneNumberUtil.GetInstance();

    /// <summary>
    /// Reads a number of Kosovo (044…, +383 44…, 00383 44…, 383 44…) or, with its country code, of any other country.
    /// Blanks, hyphens, dots, slashes and brackets are ignored.
    /// </summary>
    public static bool TryNormalize(string? text, [NotNullWhen(true)] out string? e164)
    {
        e164 = null;
        var typed = TypedText.Hyphened(text);
        if (typed.Length is 0 or > LongestTyped || !typed.All(IsDialled))
        {
            return false;
        }

        // Lists and spreadsheets drop the plus before the country code. A number of Kosovo without one has nine digits at most,
        // though the library knows of longer ones.
        var withCountry = typed[0] is not '+' and not '0' && typed.Count(char.IsAsciiDigit) > LongestAtHome;
        e164 = (withCountry ? Valid($"+{typed}") : null) ?? Valid(typed);
        return e164 is not null;
    }

    /// <summary>A stored number for people: 044 123 456 for Kosovo, +355 … for others. Unreadable text comes back as it is.</summary>
    public static string ForPeople(string e164)
    {
        try
        {
            var number = Util.Parse(e164, HomeRegion);
            return Util.Format(
                number,
                Util.GetRegionCodeForNumber(number) == HomeRegion ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
        }
        catch (NumberParseException)
        {
            return e164;
        }
    }

    private static string? Valid(string typed)
    {
        try
        {
            var number = Util.Parse(typed.Replace('/', ' '), HomeRegion);
            return Util.IsValidNumber(number) ? Util.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    // The library reads letters as keys and words as extensions; a person who types them means something else.
    private static bool IsDialled(char c) => char.IsAsciiDigit(c) || char.IsWhiteSpace(c) || c is '+' or '-' or '.' or '/' or '(' or ')';
}
