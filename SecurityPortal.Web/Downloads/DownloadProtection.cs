namespace SecurityPortal.Web.Downloads;

/// <summary>Headers of everything that was uploaded or made: whatever the bytes are, they run nothing and are kept nowhere.</summary>
public static class DownloadProtection
{
    /// <summary>Sets them; the portal's own frames may show the file.</summary>
    public static void Protect(this HttpContext context)
    {
        context.Response.Headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; object-src 'none'; frame-ancestors 'self'; sandbox";
        context.Response.Headers.CacheControl = "no-store";
    }
}
