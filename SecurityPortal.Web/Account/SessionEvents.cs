using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using SecurityPortal.Core.Identity;

namespace SecurityPortal.Web.Account;

/// <summary>Looks every half minute whether the session still holds, and renews roles and capacity; sends people to the sign-in page, and scripts
/// nowhere.</summary>
public sealed class SessionEvents(PrincipalFactory principals, TimeProvider clock) : CookieAuthenticationEvents
{
    /// <summary>How old what a session knows may be.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
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
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(SessionSchemes.Session);
        }
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        RedirectOrAnswerAsync(context, StatusCodes.Status401Unauthorized);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
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
