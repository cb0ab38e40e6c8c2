using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace SecurityPortal.Web.Account;

/// <summary>Carries a registry's answer through a registration form, sealed: the browser can neither read nor alter it, and it is good for an hour.</summary>
public sealed class SealedRegistryAnswers(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("SecurityPortal.RegistryAnswers.v1").ToTimeLimitedDataProtector();

    public string Seal<T>(T answer) => _protector.Protect(JsonSerializer.Serialize(answer), Life);

    /// <summary>The answer; null where the text is none or too old.</summary>
    public T? Open<T>(string? text)
        where T : class
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(_protector.Unprotect(text));
        }
        catch (Exception fault) when (fault is CryptographicException or JsonException)
        {
            return null;
        }
    }
}
