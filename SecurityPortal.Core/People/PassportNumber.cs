using System.Text.Json.Serialization;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.People;

/// <summary>A passport number of any country: 6 to 15 Latin letters and digits, kept in capitals.</summary>
[JsonConverter(typeof(PassportNumberJsonConverter))]
public readonly record struct PassportNumber
{
    private readonly string? _text;

    private PassportNumber(string text) => _text = text;

    /// <summary>Reads letters and digits; blanks anywhere are ignored.</summary>
    public static bool TryParse(string? text, out PassportNumber number)
    {
        var letters = TypedText.WithoutBlanks(text);
        var valid = letters.Length is >= 6 and <= 15 && letters.All(char.IsAsciiLetterOrDigit);
        number = valid ? new PassportNumber(letters.ToUpperInvariant()) : default;
        return valid;
    }

    /// <summary>Reads a number that was checked before. The exception never repeats the text.</summary>
    public static PassportNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("Not a passport number.");

    /// <summary>The full number. Ask for it only to store, print on a form or search.</summary>
    public string Reveal() => _text ?? throw new InvalidOperationException("Empty passport number.");

    public override string ToString() => _text is null ? "(none)" : $"{_text[..1]}******{_text[^1..]}";

    private sealed class PassportNumberJsonConverter() : TextValueJsonConverter<PassportNumber>(TryParse, n => n.Reveal());
}
