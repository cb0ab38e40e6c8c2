using System.Text.Json.Serialization;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.People;

/// <summary>A personal number (numri personal): ten digits, given to citizens and to resident foreigners. Source: domain.md §6.1.</summary>
[JsonConverter(typeof(PersonalNumberJsonConverter))]
public readonly record struct PersonalNumber : IStoredText<PersonalNumber>
{
    private static readonly int[] Weights = [4, 3, 2, 7, 6, 5, 4, 3, 2];

    private readonly string? _digits;

    private PersonalNumber(string digits) => _digits = digits;

    /// <summary>
    /// Whether the tenth digit follows from the other nine. The rule has a single source, so a false answer warns and never refuses.
    /// Numbers that begin with 9 carry no check digit and always answer true.
    /// </summary>
    public bool HasValidCheckDigit
    {
        get
        {
            var digits = Reveal();
            if (digits[0] == '9')
            {
                return true;
            }

            var sum = 0;
            for (var i = 0; i < Weights.Length; i++)
            {
                sum += Weights[i] * (digits[i] - '0');
            }

            var check = 11 - (sum % 11);
            return (check > 9 ? 0 : check) == digits[9] - '0';
        }
    }

    public static int MaxStoredLength => 10;

    /// <summary>Reads ten digits; blanks anywhere are ignored. The check digit is not looked at.</summary>
    public static bool TryParse(string? text, out PersonalNumber number)
    {
        var digits = TypedText.WithoutBlanks(text);
        var valid = digits.Length == 10 && digits.All(char.IsAsciiDigit);
        number = valid ? new PersonalNumber(digits) : default;
        return valid;
    }

    /// <summary>Reads a number that was checked before, as the database keeps it. The exception never repeats the text.</summary>
    public static PersonalNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("Not a personal number.");

    /// <summary>The full number. Ask for it only to store, print on a form or query a registry.</summary>
    public string Reveal() => _digits ?? throw new InvalidOperationException("Empty personal number.");

    // Logs, exceptions and string interpolation all end here, so the safe form is the default one.
    public override string ToString() => _digits is null ? "(none)" : $"{_digits[..2]}******{_digits[^2..]}";

    string IStoredText<PersonalNumber>.ToStored() => Reveal();

    // In drafts and versions of a case the number is stored whole; both are encrypted at rest by the operator.
    private sealed class PersonalNumberJsonConverter() : TextValueJsonConverter<PersonalNumber>(TryParse, n => n.Reveal());
}
