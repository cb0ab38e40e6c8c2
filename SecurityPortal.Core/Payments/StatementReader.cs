using System.Text;
using System.Text.RegularExpressions;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Payments;

/// <summary>Reads a bank statement: CSV or ISO 20022 camt.053, told apart by content. Nothing in the file is trusted.</summary>
public static partial class StatementReader
{
    /// <summary>The lines. Errors: <see cref="StatementErrors"/>.</summary>
    public static Result<StatementFile> Read(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (!TryDecode(bytes, out var text))
        {
            return StatementErrors.Encoding;
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
            _ => read,
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

        var name = declared.Groups[1].Value;
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
