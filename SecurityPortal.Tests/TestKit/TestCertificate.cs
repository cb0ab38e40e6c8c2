using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecurityPortal.Tests.TestKit;

/// <summary>A certificate of its own in a file (PKCS #12), as an operator would make one; gone with the test.</summary>
public sealed class TestCertificate : IDisposable
{
    public const string Password = "nje fjalekalim";

    private readonly TemporaryFolder _folder = new();

    public TestCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=SecurityPortal keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddYears(10));
        System.IO.File.WriteAllBytes(File, certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, Password));
    }

    /// <summary>One for all tests that only need any.</summary>
    public static TestCertificate Shared { get; } = new();

    public string File => Path.Combine(_folder.Path, "keys.pfx");

    public void Dispose() => _folder.Dispose();
}
