using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Registries;

/// <summary>
/// Hashes that stand for numbers in the look-up log. Keyed, because all personal numbers can be tried against a plain hash in an hour.
/// </summary>
public sealed class LookupHashing(IOptions<RegistrySettings> settings)
{
    // Without a key only the made-up numbers of the demo registries are asked for: see RegistrySettings.Faults.
    private readonly byte[] _key = settings.Value.LookupHashKey is { } key
        ? Convert.FromBase64String(key)
        : SHA256.HashData("SecurityPortal demo"u8);

    public string Hash(PersonalNumber number) => Hash($"person:{number.Reveal()}");

    public string Hash(BusinessNumber number) => Hash($"business:{number}");

    /// <summary>HMAC-SHA256 of what was looked for in the portal's own register, lower-case hex.</summary>
    public string HashSearch(string text) => Hash($"search:{text}");

    private string Hash(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(text)));
}
