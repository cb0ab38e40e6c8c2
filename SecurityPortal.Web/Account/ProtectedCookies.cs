using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using SecurityPortal.Core.Identity;
using SecurityPortal.Web.Hosting;

namespace SecurityPortal.Web.Account;

/// <summary>
/// The cookies beside the session's: which browser this is and who signed in with it before, for a year; and the address by which somebody registers, for two
/// hours.
/// </summary>
public sealed class ProtectedCookies(IDataProtectionProvider protection, IHostEnvironment environment)
{
    private const int MostUsers = 10;
    private static readonly TimeSpan Life = TimeSpan.FromDays(365);
    private static readonly TimeSpan RegistrationLife = TimeSpan.FromHours(2);

    private readonly string _browser = environment.CookieName("portal.browser");
    private readonly string _device = environment.CookieName("portal.device");
    private readonly string _registration = environment.CookieName("portal.registration");
    private readonly IDataProtector _protector = protection.CreateProtector("SecurityPortal.Cookies.v1");

    /// <summary>Names the browser; null until it has sent the cookie back once.</summary>
    public string? Browser(HttpContext context) => Read<string>(context, _browser);

    /// <summary>Gives the browser a name where it has none.</summary>
    public void NameBrowser(HttpContext context)
    {
        if (Browser(context) is null)
        {
            Write(context, _browser, Guid.NewGuid().ToString("N"));
        }
    }

    /// <summary>The accounts that signed in with this browser.</summary>
    public KnownDevice? Device(HttpContext context) => Read<KnownDevice>(context, _device);

    /// <summary>Notes that the account has signed in with this browser.</summary>
    public void Remember(HttpContext context, Guid userId)
    {
        var device = Device(context);
        Write(context, _device, new KnownDevice(
            device?.Id ?? Guid.NewGuid(), [userId, .. (device?.UserIds ?? []).Where(id => id != userId).Take(MostUsers - 1)]));
    }

    /// <summary>The address by which this browser is about to register.</summary>
    public EmailTicket? Registration(HttpContext context) => Read<EmailTicket>(context, _registration);

    /// <summary>Keeps it, or forgets it.</summary>
    public void KeepRegistration(HttpContext context, EmailTicket? ticket)
    {
        if (ticket is null)
        {
            context.Response.Cookies.Delete(_registration);
        }
        else
        {
            Write(context, _registration, ticket, RegistrationLife);
        }
    }

    private T? Read<T>(HttpContext context, string name)
        where T : class
    {
        if (context.Request.Cookies[name] is not { Length: > 0 } text)
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

    private void Write<T>(HttpContext context, string name, T value, TimeSpan? life = null) => context.Response.Cookies.Append(
        name, _protector.Protect(JsonSerializer.Serialize(value)), new CookieOptions { MaxAge = life ?? Life, IsEssential = true, HttpOnly = true });
}
