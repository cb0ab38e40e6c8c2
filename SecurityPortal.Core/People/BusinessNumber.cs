using System.Text.Json.Serialization;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.People;

/// <summary>
/// A business number: the unique number (NUI, nine digits, usually 81…) or the older one (eight digits, usually 70… or 71…).
/// Neither has a known check digit. Source: domain.md §6.2.
/// </summary>
[JsonConverter(typeof(BusinessNumberJsonConverter))]
public readonly record struct BusinessNumber : IStoredText<BusinessNumber>
{
    private readonly string? _digits;

    private BusinessNumber(string digits) => _digits = digits;

    /// <summary>True for the nine-digit form, false for the older one.</summary>
    public bool IsNui => ToString().Length == 9;

    /// <summary>False when the number begins unlike any known one: a reason to ask again, never to refuse.</summary>
    public bool HasUsualPrefix => IsNui
        ? ToString().StartsWith("81", StringComparison.Ordinal)
        : ToString()[..2] is "70" or "71";

    public static int MaxStoredLength => 9;

    /// <summary>Reads eight or nine digits; blanks anywhere are ignored.</summary>
    public static bool TryParse(string? text, out BusinessNumber number)
    {
        var digits = TypedText.WithoutBlanks(text);
        var valid = digits.Length is 8 or 9 && digits.All(char.IsAsciiDigit);
        number = valid ? new BusinessNumber(digits) : default;
        return valid;
    }

    /// <summary>Reads a number that was checked before, as the database keeps it.</summary>
    public static BusinessNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("Not a business number.");

    /// <summary>The digits. A business number is public.</summary>
    public override string ToString() => _digits ?? throw new InvalidOperationException("Empty business number.");

    string IStoredText<BusinessNumber>.ToStored() => ToString();

    private sealed class BusinessNumberJsonConverter() : TextValueJsonConverter<BusinessNumber>(TryParse, n => n.ToString());
}
