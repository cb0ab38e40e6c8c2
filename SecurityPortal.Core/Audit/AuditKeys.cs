using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Audit;

/// <summary>
/// The key that signs checkpoints, and those that are believed: each <c>.pem</c> of the folder. <c>signing.pem</c> is made at the first checkpoint; to change
/// it, put it away and leave its public part.
/// </summary>
public sealed class AuditKeys(IOptions<AuditSettings> settings)
{
    private const string SigningFile = "signing.pem";

    private readonly Lock _making = new();

    /// <summary>Signs what the chain ends in.</summary>
    public AuditCheckpoint Sign(long sequence, string hash, DateTime at)
    {
        using var key = SigningKey();
        var signature = key.SignData(AuditCheckpoint.BytesToSign(sequence, hash, at), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new AuditCheckpoint(sequence, hash, at, Fingerprint(key), Convert.ToBase64String(signature));
    }

    /// <summary>Those of the checkpoints that a believed key has signed.</summary>
    public IReadOnlyList<AuditCheckpoint> Believed(IEnumerable<AuditCheckpoint> checkpoints)
    {
        var keys = ReadAll();
        try
        {
            return [.. checkpoints.Where(c => keys.TryGetValue(c.Key, out var key) && IsSigned(key, c))];
        }
        finally
        {
            foreach (var key in keys.Values)
            {
                key.Dispose();
            }
        }
    }

    private static bool IsSigned(ECDsa key, AuditCheckpoint checkpoint)
    {
        var signature = new byte[checkpoint.Signature.Length];
        return Convert.TryFromBase64String(checkpoint.Signature, signature, out var length)
            && key.VerifyData(
                AuditCheckpoint.BytesToSign(checkpoint.Sequence, checkpoint.Hash, checkpoint.At), signature.AsSpan(0, length), HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence);
    }

    private static string Fingerprint(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];

    private Dictionary<string, ECDsa> ReadAll()
    {
        var keys = new Dictionary<string, ECDsa>();
        if (Directory.Exists(settings.Value.KeyDirectory))
        {
            foreach (var file in Directory.EnumerateFiles(settings.Value.KeyDirectory, "*.pem"))
            {
                var key = ECDsa.Create();
                key.ImportFromPem(File.ReadAllText(file));
                if (!keys.TryAdd(Fingerprint(key), key))
                {
                    key.Dispose();
                }
            }
        }

        return keys;
    }

    private ECDsa SigningKey()
    {
        lock (_making)
        {
            var file = Path.Combine(settings.Value.KeyDirectory, SigningFile);
            if (!File.Exists(file))
            {
                Make(file);
            }

            var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(file));
            return key;
        }
    }

    // Each file is whole before it has its name; where another server was first, its key is the one.
    private static void Make(string file)
    {
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(file)!).FullName;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Write(Path.Combine(folder, $"public-{Fingerprint(key)}.pem"), key.ExportSubjectPublicKeyInfoPem());
        Write(file, key.ExportPkcs8PrivateKeyPem());
    }

    private static void Write(string file, string pem)
    {
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        using (var writer = new StreamWriter(temporary, PrivateFiles.NewFile()))
        {
            writer.Write(pem);
        }

        try
        {
            File.Move(temporary, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(temporary);
        }
    }
}
