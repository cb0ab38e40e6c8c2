using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SecurityPortal.Core.Audit;

/// <summary>What the end of the chain was at a moment, signed. Written outside the database, one line of JSON each.</summary>
/// <param name="Sequence">Place of the last row.</param>
/// <param name="Hash">Its hash, which depends on every row before it.</param>
/// <param name="At">When it was written, UTC.</param>
/// <param name="Key">Fingerprint of the key.</param>
/// <param name="Signature">ECDSA over <see cref="BytesToSign"/>, DER in base64, as <c>openssl dgst -sha256 -verify</c> takes it.</param>
public sealed record AuditCheckpoint(long Sequence, string Hash, DateTime At, string Key, string Signature)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The bytes that are signed.</summary>
    public static byte[] BytesToSign(long sequence, string hash, DateTime at) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"SecurityPortal audit checkpoint 1\n{sequence}\n{hash}\n{at:yyyy-MM-dd'T'HH:mm:ss'Z'}\n"));

    /// <summary>The line that stands in the file and in the mail.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, Json);

    /// <summary>The checkpoint of a line; null where the line holds none.</summary>
    public static AuditCheckpoint? FromLine(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditCheckpoint>(line, Json) is { Sequence: > 0, Hash: not null, Key: not null, Signature: not null } read ? read
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
