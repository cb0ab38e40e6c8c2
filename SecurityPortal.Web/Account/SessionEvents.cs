using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using SecurityPortal.Core.Identity;

namespace SecurityPortal.Web.Account;

/// <summary>
/// Asks the session's row at each request whether it still holds, and renews name, roles and capacity every half minute; sends people to the sign-in page, and
/// scripts nowhere.
/// </summary>
public sealed class SessionEvents(PrincipalFactory principals, UserSessions sessions, TimeProvider clock) : CookieAuthenticationEvents
{
    /// <summary>How old what a session knows may be.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var request = context.HttpContext.Request;
        if (PrincipalFactory.SessionIdOf(context.Principal!) is not { } id
            || !await sessions.HoldsAsync(id, IsActivity(request), context.HttpContext.RequestAborted))
        {
            await RefuseAsync(context);
            return;
        }

        if (context.Properties.IssuedUtc is { } issued && clock.GetUtcNow() - issued < Freshness)
        {
            return;
        }

        if (await principals.RenewAsync(context.Principal!, context.HttpContext.RequestAborted) is { } renewed)
        {
            context.ReplacePrincipal(renewed);
            context.ShouldRenew = true;
        }
        else
        {
            await RefuseAsync(context);
        }
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        RedirectOrAnswerAsync(context, StatusCodes.Status401Unauthorized);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    // What pages ask for by themselves is no sign of a person: whether the server is alive, the messages of a circuit, pictures and scripts.
    private static bool IsActivity(HttpRequest request) => !request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
        && (HttpMethods.IsPost(request.Method) || request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase));

    private static async Task RefuseAsync(CookieValidatePrincipalContext context)
    {
        context.RejectPrincipal();

        // Only where a person looks: an answer that comes late to a script must not take away the cookie of who has signed in meanwhile.
        if (IsActivity(context.HttpContext.Request))
        {
            await context.HttpContext.SignOutAsync(SessionSchemes.Session);
        }
    }

    private static Task RedirectOrAnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = status;
        }

        return Task.CompletedTask;
    }
}
