using System.Security.Cryptography;

namespace SecurityPortal.Web.Hosting;

/// <summary>The one-time word of this request by which the page's import map is told from an injected script.</summary>
public sealed class CspNonce
{
    public string Value { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
}
