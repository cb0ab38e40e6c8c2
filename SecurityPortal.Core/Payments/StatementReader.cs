using System.Text;
using System.Text.RegularExpressions;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Payments;

/// <summary>Reads a bank statement: CSV or ISO 20022 camt.053, told apart by content. Nothing in the file is trusted.</summary>
public static partial class StatementReader
{
    // What programs of the region write where they do not say what they write. Albanian letters are the same in both.
    private const string Central = "windows-1250";
    private const string Western = "windows-1252";

    /// <summary>The lines. Errors: <see cref="StatementErrors"/>.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="western">A table that is not Unicode is read as Windows-1252, not as Windows-1250.</param>
    public static Result<StatementFile> Read(byte[] bytes, bool western = false)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        string? guessed = null;
        if (!TryDecode(bytes, out var text))
        {
            // XML says what it is; a table does not.
            guessed = western ? Western : Central;
            text = Named(guessed)!.GetString(bytes);
            if (text.TrimStart() is ['<', ..] || text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n')))
            {
                return StatementErrors.Encoding;
            }
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return StatementErrors.Empty;
        }

        var read = text.AsSpan().TrimStart()[0] == '<' ? CamtStatement.Read(text) : CsvStatement.Read(text);
        return read switch
        {
            { IsOk: false } => read,
            { Value.Entries.Count: 0 } => StatementErrors.Empty,
            { Value.Entries.Count: > StatementErrors.MaxLines } => StatementErrors.TooManyLines,
            _ => read.Value with { GuessedEncoding = guessed },
        };
    }

    private static bool TryDecode(byte[] bytes, out string text)
    {
        (Encoding encoding, var skip) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => ((Encoding)new UTF8Encoding(false, throwOnInvalidBytes: true), 3),
            [0xFF, 0xFE, ..] => (new UnicodeEncoding(false, false, throwOnInvalidBytes: true), 2),
            [0xFE, 0xFF, ..] => (new UnicodeEncoding(true, false, throwOnInvalidBytes: true), 2),
            _ => (Declared(bytes) ?? new UTF8Encoding(false, throwOnInvalidBytes: true), 0),
        };
        try
        {
            text = encoding.GetString(bytes, skip, bytes.Length - skip);
            return !text.Contains('\0', StringComparison.Ordinal);
        }
        catch (DecoderFallbackException)
        {
            text = "";
            return false;
        }
    }

    // What an XML declaration says: it stands at the very beginning and is ASCII in every encoding that a bank declares there.
    private static Encoding? Declared(byte[] bytes)
    {
        var declared = Declaration().Match(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 200)));
        if (!declared.Success)
        {
            return null;
        }

        return Named(declared.Groups[1].Value);
    }

    private static Encoding? Named(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            // A name that nobody knows: read as what most files are.
            return null;
        }
    }

    [GeneratedRegex("""^<\?xml\s[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")]
    private static partial Regex Declaration();
}
