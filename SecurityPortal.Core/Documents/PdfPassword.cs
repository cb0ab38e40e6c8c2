using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SecurityPortal.Core.Documents;

/// <summary>
/// Whether an encrypted PDF opens for everybody, as those with a password for changes only do, or asks each reader for a password.
/// The reader's password is tried as the standard has it (ISO 32000-2, 7.6.4): an empty one opens what needs none.
/// </summary>
internal static partial class PdfPassword
{
    private const int Window = 8 * 1024;
    private const int PieceSize = 64 * 1024;
    private const int Overlap = 32;

    private static readonly byte[] Padding = Convert.FromHexString("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A");

    /// <summary>True when the file is known to open for nobody without its password; what cannot be made out counts as open.</summary>
    /// <param name="content">The file.</param>
    /// <param name="at">Where the word <c>/Encrypt</c> ends.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<bool> IsNeededAsync(Stream content, long at, CancellationToken ct)
    {
        if (await EncryptionAsync(content, at, ct) is not { } encryption || encryption.GetValueOrDefault("Filter") is not string filter)
        {
            return false;
        }

        // Encrypted for the holders of certificates: nobody else opens it.
        if (filter != "Standard")
        {
            return true;
        }

        var owner = encryption.GetValueOrDefault("O") as byte[];
        if (encryption.GetValueOrDefault("R") is not int revision || encryption.GetValueOrDefault("U") is not byte[] user || owner is null)
        {
            return false;
        }

        return revision switch
        {
            >= 2 and <= 4 when user.Length >= 32 && owner.Length >= 32 => !await OpensOldAsync(content, at, encryption, revision, owner[..32], user, ct),
            5 when user.Length >= 48 => !SHA256.HashData(user[32..40]).AsSpan().SequenceEqual(user.AsSpan(0, 32)),
            6 when user.Length >= 48 => !Hardened(user[32..40]).AsSpan().SequenceEqual(user.AsSpan(0, 32)),
            _ => false,
        };
    }

    private static async Task<IReadOnlyDictionary<string, object>?> EncryptionAsync(Stream content, long at, CancellationToken ct)
    {
        var piece = await Bytes.ReadAsync(content, at, Window, ct);
        if (Reference().Match(Encoding.Latin1.GetString(piece)) is not { Success: true } reference)
        {
            return PdfDictionary.Read(piece, 0);
        }

        return await PlaceOfAsync(content, $"{reference.Groups[1].Value} {reference.Groups[2].Value} obj", ct) is { } place
            ? PdfDictionary.Read(await Bytes.ReadAsync(content, place, Window, ct), 0)
            : null;
    }

    // The last object of the number counts: a changed file brings its own behind the old one.
    private static async Task<long?> PlaceOfAsync(Stream content, string heading, CancellationToken ct)
    {
        var sought = Encoding.Latin1.GetBytes(heading);
        long? place = null;
        for (long start = 0; start < content.Length; start += PieceSize - Overlap)
        {
            var piece = await Bytes.ReadAsync(content, start, PieceSize, ct);
            for (var i = piece.AsSpan().IndexOf(sought); i >= 0;)
            {
                if (i == 0 || !char.IsAsciiDigit((char)piece[i - 1]))
                {
                    place = start + i + sought.Length;
                }

                var next = piece.AsSpan(i + 1).IndexOf(sought);
                i = next < 0 ? -1 : i + 1 + next;
            }
        }

        return place;
    }

    // Revisions 2 to 4: the key comes of MD5, the proof of RC4.
    private static async Task<bool> OpensOldAsync(
        Stream content, long at, IReadOnlyDictionary<string, object> encryption, int revision, byte[] owner, byte[] user, CancellationToken ct)
    {
        var id = await FirstIdAsync(content, at, ct);
        var permissions = encryption.GetValueOrDefault("P") is int p ? p : 0;
        var metadata = encryption.GetValueOrDefault("EncryptMetadata") is not false;
        var declared = encryption.GetValueOrDefault("Length") is int bits and >= 40 and <= 128 ? bits / 8 : 5;

        // Writers disagree on where the length of the key stands.
        foreach (var length in revision == 2 ? [5] : (int[])[declared, 16, 5])
        {
            var key = OldKey(revision, owner, permissions, id, metadata, length);
            if (revision == 2 ? Rc4(key, Padding).AsSpan().SequenceEqual(user.AsSpan(0, 32)) : OldProof(key, id).AsSpan().SequenceEqual(user.AsSpan(0, 16)))
            {
                return true;
            }
        }

        return false;
    }

    [SuppressMessage("Security", "CA5351", Justification = "Nothing is protected: the question is whether the file's own protection opens.")]
    private static byte[] OldKey(int revision, byte[] owner, int permissions, byte[] id, bool metadata, int length)
    {
        byte[] rest = revision >= 4 && !metadata ? [0xFF, 0xFF, 0xFF, 0xFF] : [];
        byte[] signs = [(byte)permissions, (byte)(permissions >> 8), (byte)(permissions >> 16), (byte)(permissions >> 24)];
        var hash = MD5.HashData([.. Padding, .. owner, .. signs, .. id, .. rest]);
        for (var i = 0; revision >= 3 && i < 50; i++)
        {
            hash = MD5.HashData(hash.AsSpan(0, length));
        }

        return hash[..length];
    }

    [SuppressMessage("Security", "CA5351", Justification = "Nothing is protected: the question is whether the file's own protection opens.")]
    private static byte[] OldProof(byte[] key, byte[] id)
    {
        var proof = Rc4(key, MD5.HashData([.. Padding, .. id]));
        for (var i = 1; i <= 19; i++)
        {
            proof = Rc4([.. key.Select(b => (byte)(b ^ i))], proof);
        }

        return proof;
    }

    private static byte[] Rc4(byte[] key, byte[] data)
    {
        Span<byte> box = stackalloc byte[256];
        for (var i = 0; i < 256; i++)
        {
            box[i] = (byte)i;
        }

        for (int i = 0, j = 0; i < 256; i++)
        {
            j = (j + box[i] + key[i % key.Length]) & 255;
            (box[i], box[j]) = (box[j], box[i]);
        }

        var result = new byte[data.Length];
        for (int n = 0, i = 0, j = 0; n < data.Length; n++)
        {
            i = (i + 1) & 255;
            j = (j + box[i]) & 255;
            (box[i], box[j]) = (box[j], box[i]);
            result[n] = (byte)(data[n] ^ box[(box[i] + box[j]) & 255]);
        }

        return result;
    }

    // Revision 6: rounds of AES and of one of three hashes, until the last byte lets go (algorithm 2.B), for an empty password.
    [SuppressMessage("Security", "CA5401", Justification = "The standard gives the vector.")]
    private static byte[] Hardened(byte[] salt)
    {
        var key = SHA256.HashData(salt);
        using var aes = Aes.Create();
        byte[] mixed = [0];
        for (var round = 0; round < 64 || mixed[^1] > round - 32; round++)
        {
            aes.Key = key[..16];
            byte[] plain = [.. Enumerable.Repeat(key, 64).SelectMany(k => k)];
            mixed = aes.EncryptCbc(plain, key.AsSpan(16, 16), PaddingMode.None);
            key = (mixed.Take(16).Sum(b => b) % 3) switch
            {
                0 => SHA256.HashData(mixed),
                1 => SHA384.HashData(mixed),
                _ => SHA512.HashData(mixed),
            };
        }

        return key[..32];
    }

    // It stands in the same dictionary as /Encrypt, before or after it.
    private static async Task<byte[]> FirstIdAsync(Stream content, long at, CancellationToken ct)
    {
        var start = Math.Max(0, at - Window);
        var around = await Bytes.ReadAsync(content, start, 2 * Window, ct);
        var text = Encoding.Latin1.GetString(around);
        return IdName().Matches(text).OrderBy(m => Math.Abs(m.Index - (at - start))).Select(m => PdfDictionary.ReadValue(around, m.Index + 3))
            .OfType<List<object>>().Select(ids => ids.FirstOrDefault() as byte[]).FirstOrDefault(id => id is not null) ?? [];
    }

    [GeneratedRegex(@"\A\s*([0-9]{1,10})\s+([0-9]{1,5})\s+R\b")]
    private static partial Regex Reference();

    [GeneratedRegex(@"/ID\s*(?=\[)")]
    private static partial Regex IdName();
}
