using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Upkeep;
using SecurityPortal.Tests.Audit;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Hosting;

namespace SecurityPortal.Tests.Hosting;

/// <summary>The keys in the key folder: unreadable without the certificate, also in a backup.</summary>
public sealed class KeyRingTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly TestCertificate _first = new();
    private readonly TestCertificate _second = new();

    public void Dispose()
    {
        _data.Dispose();
        _first.Dispose();
        _second.Dispose();
    }

    [Fact]
    public void Keys_WithACertificate_StandEncryptedInTheirFolder()
    {
        var text = Ring(_data.Path, _first).Protect("një kuki");

        var key = File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(_data.Path, "keys"), "key-*.xml")));
        Assert.Contains("EncryptedData", key, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", key, StringComparison.Ordinal);
        Assert.Equal("një kuki", Ring(_data.Path, _first).Unprotect(text));
        Assert.Throws<CryptographicException>(() => Ring(_data.Path).Unprotect(text));
        Assert.Throws<CryptographicException>(() => Ring(_data.Path, _second).Unprotect(text));
    }

    [Fact]
    public void Keys_AnotherCertificate_TheOlderOneStillOpensWhatItEncrypted()
    {
        var text = Ring(_data.Path, _first).Protect("një kuki");

        Assert.Equal("një kuki", Ring(_data.Path, _second, _first).Unprotect(text));
    }

    [Fact]
    public async Task Backup_AndRestore_KeysOpenWithTheCertificateThatIsKeptApart()
    {
        await using var database = await Database.CreateAsync();
        var audit = new AuditKit(database, TimeProvider.System);
        var text = Ring(database.Folder, _first).Protect("një kuki");
        var shelf = Path.Combine(_data.Path, "backup");
        var files = new DiskFileStore(Path.Combine(database.Folder, "files"), TimeProvider.System);
        var places = PortalPlaces.Of(database, new PortalOptions { DataDirectory = database.Folder }, filesOnDisk: true, audit.File);

        TestPortal.Ok(await new PortalBackup(database, files, TimeProvider.System).CreateAsync(places, shelf, withFiles: true, default));
        using var place = new TemporaryFolder();
        var target = new PortalPlaces(
            Path.Combine(place.Path, "portal.db"), Path.Combine(place.Path, "files"), Path.Combine(place.Path, "keys"),
            Path.Combine(place.Path, "checkpoints.jsonl"));
        TestPortal.Ok(await new PortalRestore(files, TimeProvider.System).RestoreAsync(shelf, target, replace: false, default));

        Assert.Equal("një kuki", Ring(place.Path, _first).Unprotect(text));
        Assert.Throws<CryptographicException>(() => Ring(place.Path).Unprotect(text));
        Assert.DoesNotContain(Directory.GetFiles(shelf, "*", SearchOption.AllDirectories), f => f.EndsWith(".pfx", StringComparison.Ordinal));
    }

    private static IDataProtector Ring(string data, params TestCertificate[] certificates)
    {
        var settings = new Dictionary<string, string?> { ["Portal:DataDirectory"] = data };
        for (var i = 0; i < certificates.Length; i++)
        {
            var place = i == 0 ? "Keys:Certificate" : $"Keys:Older:{i - 1}";
            settings[$"{place}:File"] = certificates[i].File;
            settings[$"{place}:Password"] = TestCertificate.Password;
        }

        var services = new ServiceCollection();
        services.AddLogging();
        services.AddKeyRing(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
    }
}
