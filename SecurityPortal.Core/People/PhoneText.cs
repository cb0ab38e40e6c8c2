using System.Diagnostics.CodeAnalysis;
using PhoneNumbers;

namespace SecurityPortal.Core.People;

/// <summary>Phone numbers as people type them, and as they are stored: E.164, e.g. +38344123456. Source: domain.md §6.5.</summary>
public static class PhoneText
{
    private const string HomeRegion = "XK";
    private const int LongestTyped = 30;

    private static readonly PhoneNumberUtil Util = PhoneNumberUtil.GetInstance();

    /// <summary>
    /// Reads a number of Kosovo (044…, +383 44…, 00383 44…) or, with its country code, of any other country.
    /// Blanks, hyphens, dots, slashes and brackets are ignored.
    /// </summary>
    public static bool TryNormalize(string? text, [NotNullWhen(true)] out string? e164)
    {
        e164 = null;
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestTyped || !text.All(IsDialled))
        {
            return false;
        }

        try
        {
            var number = Util.Parse(text.Replace('/', ' '), HomeRegion);
            if (!Util.IsValidNumber(number))
            {
                return false;
            }

            e164 = Util.Format(number, PhoneNumberFormat.E164);
            return true;
        }
        catch (NumberParseException)
        {
            return false;
        }
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

    // The library reads letters as keys and words as extensions; a person who types them means something else.
    private static bool IsDialled(char c) => char.IsAsciiDigit(c) || char.IsWhiteSpace(c) || c is '+' or '-' or '.' or '/' or '(' or ')';
}
