using System.Globalization;
using System.Text.RegularExpressions;

namespace SecurityPortal.Core.Common;

/// <summary>Amounts as people type them: 500, 1.234,56, 1 234,56 € or 1234.56.</summary>
public static partial class TypedAmount
{
    /// <summary>Reads an amount of euro into cents. A point or comma before exactly two last digits is the decimal one; others group thousands.</summary>
    public static bool TryParse(string? text, out long cents)
    {
        cents = 0;
        var match = Form().Match(TypedText.WithoutBlanks(text).Replace("€", "", StringComparison.Ordinal));
        if (!match.Success)
        {
            return false;
        }

        var euro = string.Concat(match.Groups["euro"].Value.Where(char.IsAsciiDigit));
        var rest = match.Groups["cents"].Success ? match.Groups["cents"].Value : "00";
        return long.TryParse(euro + rest, NumberStyles.None, CultureInfo.InvariantCulture, out cents);
    }

    [GeneratedRegex(@"\A(?<euro>[0-9]{1,12}|[0-9]{1,3}(?<sep>[.,])[0-9]{3}(\k<sep>[0-9]{3})*)([.,](?<cents>[0-9]{2}))?\z")]
    private static partial Regex Form();
}
