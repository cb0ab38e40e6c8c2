using System.Globalization;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Payments;

/// <summary>
/// The payment reference printed on a slip: prefix of the agency (3 digits), year (2), sequence (9) and two check digits by ISO 7064 mod 97-10, as on bank
/// accounts; 16 digits together. The treasury's own rule is not public, hence the prefix in the settings (domain.md §6.4).
/// </summary>
public static class PaymentReference
{
    private const int PrefixLength = 3;
    internal const int Length = 16;

    /// <summary>The prefix that is shipped; a slip that carries it says that it is a test value.</summary>
    public const string TestPrefix = "999";

    /// <summary>Puts a reference together. Throws when the prefix of the settings is not three digits.</summary>
    public static string Create(string prefix, int year, int sequence)
    {
        if (prefix.Length != PrefixLength || !prefix.All(char.IsAsciiDigit))
        {
            throw new InvalidOperationException("The setting payment.reference-prefix is not three digits.");
        }

        var body = string.Create(CultureInfo.InvariantCulture, $"{prefix}{year % 100:00}{sequence:000000000}");
        var check = 98 - (long.Parse(body, CultureInfo.InvariantCulture) * 100 % 97);
        return string.Create(CultureInfo.InvariantCulture, $"{body}{check:00}");
    }

    /// <summary>Whether a text is 16 digits whose check digits fit; blanks are ignored.</summary>
    public static bool IsValid(string? text) => Digits(text) is { Length: Length } digits && long.Parse(digits, CultureInfo.InvariantCulture) % 97 == 1;

    /// <summary>In groups of four, for people.</summary>
    public static string Grouped(string reference) => string.Join(' ', reference.Chunk(4).Select(group => new string(group)));

    /// <summary>The reference without the blanks that people type; null when anything else than digits is in it.</summary>
    public static string? Digits(string? text)
    {
        var digits = TypedText.WithoutBlanks(text);
        return digits.Length > 0 && digits.All(char.IsAsciiDigit) ? digits : null;
    }
}
