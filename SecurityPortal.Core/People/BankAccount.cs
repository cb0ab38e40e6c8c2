using System.Globalization;
using System.Text.Json.Serialization;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.People;

/// <summary>
/// A Kosovo bank account: 16 digits, of which the last two are check digits (ISO 7064 mod 97-10). Its IBAN is always XK05 and the
/// same digits, since a number that leaves 1 modulo 97 leaves the same IBAN check. Source: domain.md §6.3.
/// </summary>
[JsonConverter(typeof(BankAccountJsonConverter))]
public readonly record struct BankAccount
{
    private const string IbanPrefix = "XK05";

    private readonly string? _digits;

    private BankAccount(string digits) => _digits = digits;

    /// <summary>The 16 digits of the domestic form.</summary>
    public string Digits => _digits ?? throw new InvalidOperationException("Empty bank account.");

    /// <summary>The IBAN without blanks, 20 characters.</summary>
    public string Iban => IbanPrefix + Digits;

    /// <summary>The IBAN in groups of four, for people.</summary>
    public string Formatted => string.Join(' ', Iban.Chunk(4).Select(group => new string(group)));

    /// <summary>Whether the check digits fit. Refuse an applicant's account that fails; only warn about the ministry's own.</summary>
    public bool HasValidCheckDigits => ulong.Parse(Digits, CultureInfo.InvariantCulture) % 97 == 1;

    /// <summary>Reads 16 digits or an XK05 IBAN; blanks and hyphens are ignored. The account's check digits are not looked at.</summary>
    public static bool TryParse(string? text, out BankAccount account)
    {
        var digits = TypedText.WithoutBlanks(text).Replace("-", "", StringComparison.Ordinal);
        if (digits.StartsWith(IbanPrefix, StringComparison.OrdinalIgnoreCase))
        {
            digits = digits[IbanPrefix.Length..];
        }

        var valid = digits.Length == 16 && digits.All(char.IsAsciiDigit);
        account = valid ? new BankAccount(digits) : default;
        return valid;
    }

    /// <summary>Reads an account that was checked before, as the database keeps it.</summary>
    public static BankAccount Parse(string text) =>
        TryParse(text, out var account) ? account : throw new FormatException("Not a bank account.");

    /// <summary>The IBAN in groups of four.</summary>
    public override string ToString() => Formatted;

    private sealed class BankAccountJsonConverter() : TextValueJsonConverter<BankAccount>(TryParse, a => a.Iban);
}
