namespace SecurityPortal.Web.Hosting;

/// <summary>The protective headers of every response. An endpoint that needs a stricter one of its own sets it first, and keeps it.</summary>
public static class SecurityHeaders
{
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            Write(context);
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>The content-security policy of a page. MudBlazor places what floats by style attributes and draws its snackbar with a style block, hence
    /// unsafe-inline for styles; scripts have none.</summary>
    public static string PagePolicy(string nonce) =>
        "default-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'; object-src 'none'; "
        + $"script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
        + "connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'";

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.TryAdd("Content-Security-Policy", PagePolicy(context.RequestServices.GetRequiredService<CspNonce>().Value));
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        headers.TryAdd(
            "Permissions-Policy",
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()");

        // What a signed-in person saw must not be found by the next one at the same computer.
        if (context.User.Identity?.IsAuthenticated == true)
        {
            headers.TryAdd("Cache-Control", "no-store");
        }
    }
}
