using System.Globalization;
using System.Text;

namespace SecurityPortal.Core.Documents;

/// <summary>
/// Reads one dictionary of a PDF out of its bytes: names as texts, strings as bytes, numbers, dictionaries; arrays as the list of what they hold.
/// </summary>
internal sealed class PdfDictionary
{
    private const int DeepestNesting = 8;

    private readonly byte[] _bytes;
    private int _at;

    private PdfDictionary(byte[] bytes, int at) => (_bytes, _at) = (bytes, at);

    /// <summary>The dictionary that begins at a place; null where none does, or where it is not whole.</summary>
    public static IReadOnlyDictionary<string, object>? Read(byte[] bytes, int at)
    {
        try
        {
            return new PdfDictionary(bytes, at).Value(0) as IReadOnlyDictionary<string, object>;
        }
        catch (Exception fault) when (fault is IndexOutOfRangeException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The value that begins at a place; null where none does.</summary>
    public static object? ReadValue(byte[] bytes, int at)
    {
        try
        {
            return new PdfDictionary(bytes, at).Value(0);
        }
        catch (Exception fault) when (fault is IndexOutOfRangeException or FormatException)
        {
            return null;
        }
    }

    private object Value(int depth)
    {
        SkipBlanks();
        if (depth > DeepestNesting)
        {
            throw new FormatException("Nested too deeply.");
        }

        switch (_bytes[_at])
        {
            case (byte)'/':
                _at++;
                return Word();
            case (byte)'(':
                return Literal();
            case (byte)'[':
                return Many(depth);
            case (byte)'<' when _bytes[_at + 1] == '<':
                return Entries(depth);
            case (byte)'<':
                return Hex();
            default:
                var word = Word();
                return word.Length == 0 ? throw new FormatException("No value.")
                    : int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
                    // Some write the permissions without their sign.
                    : uint.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var large) ? unchecked((int)large)
                    : word == "true" ? true
                    : word == "false" ? false
                    : word;
        }
    }

    private Dictionary<string, object> Entries(int depth)
    {
        _at += 2;
        var entries = new Dictionary<string, object>(StringComparer.Ordinal);
        string? name = null;
        while (true)
        {
            SkipBlanks();
            if (_bytes[_at] == '>')
            {
                _at += 2;
                return entries;
            }

            // What follows a value and is no name belongs to a reference, "8 0 R": its number stands, the rest is passed over.
            var isName = _bytes[_at] == '/';
            var value = Value(depth + 1);
            if (name is not null)
            {
                entries[name] = value;
                name = null;
            }
            else if (isName)
            {
                name = (string)value;
            }
        }
    }

    private List<object> Many(int depth)
    {
        _at++;
        List<object> values = [];
        while (true)
        {
            SkipBlanks();
            if (_bytes[_at] == ']')
            {
                _at++;
                return values;
            }

            values.Add(Value(depth + 1));
        }
    }

    private byte[] Hex()
    {
        var end = Array.IndexOf(_bytes, (byte)'>', _at);
        if (end < 0)
        {
            throw new FormatException("A string without end.");
        }

        var digits = string.Concat(Encoding.Latin1.GetString(_bytes, _at + 1, end - _at - 1).Where(c => !char.IsWhiteSpace(c)));
        _at = end + 1;
        return Convert.FromHexString(digits.Length % 2 == 0 ? digits : digits + "0");
    }

    private byte[] Literal()
    {
        List<byte> text = [];
        var open = 0;
        for (; ; _at++)
        {
            switch (_bytes[_at])
            {
                case (byte)'\\':
                    _at++;
                    Escaped(text);
                    break;
                case (byte)')' when open == 1:
                    _at++;
                    return [.. text];
                case (byte)'(' when open++ == 0:
                    break;
                case (byte)')':
                    open--;
                    text.Add((byte)')');
                    break;
                case var plain:
                    text.Add(plain);
                    break;
            }
        }
    }

    private void Escaped(List<byte> text)
    {
        switch (_bytes[_at])
        {
            case (byte)'n':
                text.Add((byte)'\n');
                break;
            case (byte)'r':
                text.Add((byte)'\r');
                break;
            case (byte)'t':
                text.Add((byte)'\t');
                break;
            case (byte)'b':
                text.Add((byte)'\b');
                break;
            case (byte)'f':
                text.Add((byte)'\f');
                break;
            case (byte)'\r':
                // A line broken for the eye.
                _at += _bytes[_at + 1] == '\n' ? 1 : 0;
                break;
            case (byte)'\n':
                break;
            case >= (byte)'0' and <= (byte)'7':
                var value = 0;
                var last = Math.Min(_at + 3, _bytes.Length);
                for (; _at < last && _bytes[_at] is >= (byte)'0' and <= (byte)'7'; _at++)
                {
                    value = (value * 8) + _bytes[_at] - '0';
                }

                _at--;
                text.Add((byte)value);
                break;
            case var other:
                text.Add(other);
                break;
        }
    }

    private string Word()
    {
        var start = _at;
        while (!IsBlank(_bytes[_at]) && !"/<>[]()%{}"u8.Contains(_bytes[_at]))
        {
            _at++;
        }

        return Encoding.Latin1.GetString(_bytes, start, _at - start);
    }

    private void SkipBlanks()
    {
        while (IsBlank(_bytes[_at]))
        {
            _at++;
        }
    }

    private static bool IsBlank(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;
}
