using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecurityPortal.Web.Hosting;

/// <summary>What encrypts the keys in the key folder: section <c>Keys</c> of the settings.</summary>
public sealed class KeySettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Keys";

    /// <summary>Encrypts every new key.</summary>
    public KeyCertificate Certificate { get; set; } = new();

    /// <summary>Certificates of before: they open the keys that they once encrypted.</summary>
    public IList<KeyCertificate> Older { get; } = [];

    /// <summary>What is wrong, a sentence for each setting that does not do.</summary>
    public IEnumerable<string> Faults() => new[] { (Name: nameof(Certificate), Value: Certificate) }
        .Concat(Older.Select((c, i) => (Name: $"{nameof(Older)}:{i}", Value: c)))
        .Select(c => c.Value.Fault() is { } fault ? $"{Section}:{c.Name}:{nameof(KeyCertificate.File)} {fault}" : null)
        .OfType<string>();
}

/// <summary>A certificate with its private key in a file (PKCS #12).</summary>
public sealed class KeyCertificate
{
    /// <summary>Path of the file.</summary>
    public string? File { get; set; }

    public string? Password { get; set; }

    /// <summary>No file is named.</summary>
    public bool IsUnset => string.IsNullOrWhiteSpace(File);

    /// <summary>The certificate with its private key.</summary>
    public X509Certificate2 Load() => X509CertificateLoader.LoadPkcs12FromFile(
        File ?? throw new InvalidOperationException("No certificate is set."), Password, X509KeyStorageFlags.EphemeralKeySet);

    /// <summary>Why it does not do; null when it does.</summary>
    public string? Fault()
    {
        if (IsUnset)
        {
            return "is missing: the certificate (PKCS #12) that encrypts the keys of cookies, links and authenticators in the key folder.";
        }

        try
        {
            using var certificate = Load();
            using var key = certificate.GetRSAPrivateKey();
            return key is null ? "has no private RSA key in it." : null;
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return "cannot be read: is the path right, and the password?";
        }
    }
}
