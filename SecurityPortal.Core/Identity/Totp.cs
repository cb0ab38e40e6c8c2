using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace SecurityPortal.Core.Identity;

/// <summary>The codes of authenticator apps (RFC 6238): six digits, a new one every 30 seconds, HMAC-SHA1 as every app expects.</summary>
public static class Totp
{
    private const int StepSeconds = 30;
    private const int Digits = 1_000_000;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret of 160 bits, base32.</summary>
    public static string NewKey() => RandomNumberGenerator.GetString(Alphabet, 32);

    /// <summary>The code of a moment.</summary>
    public static string CodeAt(string key, DateTimeOffset time) => CodeOf(key, StepOf(time));

    /// <summary>The time step whose code this is: this one, the one before or the one after. Null when it is none of them.</summary>
    public static long? FindStep(string key, string? code, DateTimeOffset now)
    {
        var typed = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        var current = StepOf(now);
        return new[] { current, current - 1, current + 1 }
            .Where(step => CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.ASCII.GetBytes(CodeOf(key, step)), System.Text.Encoding.ASCII.GetBytes(typed)))
            .Select(step => (long?)step)
            .FirstOrDefault();
    }

    /// <summary>What the QR code says, as the apps read it.</summary>
    /// <param name="issuer">Name of the portal.</param>
    /// <param name="account">Name of the account.</param>
    /// <param name="key">The secret.</param>
    public static string Address(string issuer, string account, string key) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={key}&issuer={Uri.EscapeDataString(issuer)}&digits=6";

    private static long StepOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / StepSeconds;

    private static string CodeOf(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The algorithm that the apps agree on.
        var hash = HMACSHA1.HashData(Decode(key), counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 0x0F;
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(offset)) & 0x7FFF_FFFF;
        return (number % Digits).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string key)
    {
        var bytes = new byte[key.Length * 5 / 8];
        var (bits, held, at) = (0u, 0, 0);
        foreach (var c in key)
        {
            bits = (bits << 5) | (uint)Alphabet.IndexOf(c, StringComparison.Ordinal);
            held += 5;
            if (held >= 8)
            {
                held -= 8;
                bytes[at++] = (byte)(bits >> held);
            }
        }

        return bytes;
    }
}
