using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HttpOverrides;

namespace SecurityPortal.Web.Hosting;

/// <summary>Believes X-Forwarded-For and X-Forwarded-Proto from the proxies named in the setting <c>Proxies</c> (addresses or networks), and from no one
/// else. Where none is named, notices that there is one.</summary>
public static class TrustedProxies
{
    private static readonly string[] Headers = ["X-Forwarded-For", "X-Forwarded-Proto", "Forwarded"];

    public static void UseTrustedProxies(this WebApplication app)
    {
        var proxies = app.Configuration.GetSection("Proxies").Get<string[]>() ?? [];
        if (proxies.Length == 0)
        {
            app.NoticeProxies();
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            if (proxy.Contains('/', StringComparison.Ordinal))
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
            else
            {
                options.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        }

        app.UseForwardedHeaders(options);
    }

    /// <summary>What the settings tell of a proxy before any request came; null when nothing does.</summary>
    public static string? FromTheStart(string? publicAddress, IEnumerable<string> listening, bool believesAnybody)
    {
        if (believesAnybody)
        {
            return "FORWARDEDHEADERS_ENABLED makes it believe whoever sends these headers.";
        }

        var addresses = listening.ToList();
        return publicAddress?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true && addresses.Count > 0
            && addresses.TrueForAll(a => a.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
                ? "people reach it over https, and it listens on http alone."
                : null;
    }

    private static void NoticeProxies(this WebApplication app)
    {
        var sight = app.Services.GetRequiredService<ProxySight>();
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            if (FromTheStart(app.Configuration["Portal:PublicAddress"], listening, app.Configuration.GetValue("FORWARDEDHEADERS_ENABLED", false)) is { } why)
            {
                sight.Know(why);
            }
        });
        app.Use((context, next) =>
        {
            if (Array.Find(Headers, context.Request.Headers.ContainsKey) is { } header)
            {
                sight.See(header);
            }

            return next(context);
        });
    }
}
