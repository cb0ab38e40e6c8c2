using System.Security.Cryptography;
using System.Text;

namespace SecurityPortal.Core.Processes;

/// <summary>Short codes: of the data on a paper, and draft references. Letters and digits that are not mistaken for one another.</summary>
public static class FormCode
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>Eight characters of the data's hash, printed on the paper as <c>AB3D-7K2M</c>.</summary>
    public static string Of(string data)
    {
        var text = Encode(SHA256.HashData(Encoding.UTF8.GetBytes(data)), 8);
        return $"{text[..4]}-{text[4..]}";
    }

    /// <summary>A random text of the same characters.</summary>
    public static string Random(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    private static string Encode(ReadOnlySpan<byte> bytes, int length)
    {
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++)
        {
            text.Append(Alphabet[bytes[i] % Alphabet.Length]);
        }

        return text.ToString();
    }
}
