using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Web.Hosting;

namespace SecurityPortal.Web.Account;

/// <summary>
/// Asks an OpenID Connect provider for the personal number of whoever is signed in already. It signs nobody in: what it answers waits in a cookie of its own
/// for a few minutes, until <see cref="IdentityProofs"/> has compared it.
/// </summary>
public static class ElectronicIdentity
{
    /// <summary>Where the portal asks for it, and where the browser comes back to in the end.</summary>
    public const string Start = "/identity/eid";

    public const string Done = "/identity/eid/done";

    private const string Provider = "Eid";
    private const string Answer = "Eid.Answer";
    private const string Page = "/identity";
    private static readonly TimeSpan AnswerLife = TimeSpan.FromMinutes(5);

    public static void AddElectronicIdentity(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(EidSettings.Section).Get<EidSettings>() ?? new EidSettings();
        builder.Services.AddSingleton(settings);
        if (!settings.IsSet)
        {
            return;
        }

        var environment = builder.Environment;
        var secure = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        builder.Services.AddAuthentication()
            .AddCookie(Answer, o =>
            {
                o.ExpireTimeSpan = AnswerLife;
                o.SlidingExpiration = false;
                Protect(o.Cookie, environment.CookieName("portal.eid"), secure);
            })
            .AddOpenIdConnect(Provider, o =>
            {
                (o.Authority, o.ClientId, o.ClientSecret) = (settings.Authority, settings.ClientId, settings.ClientSecret);
                o.RequireHttpsMetadata = !environment.IsDevelopment();
                o.SignInScheme = Answer;
                o.CallbackPath = "/identity/eid/answer";
                o.ResponseType = OpenIdConnectResponseType.Code;

                // Comes back as an ordinary link: no cookie has to go along with another site's form.
                o.ResponseMode = OpenIdConnectResponseMode.Query;
                o.MapInboundClaims = false;
                o.GetClaimsFromUserInfoEndpoint = true;
                o.ClaimActions.MapUniqueJsonKey(settings.NumberClaim, settings.NumberClaim);
                o.DisableTelemetry = true;
                o.Scope.Clear();
                foreach (var scope in settings.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    o.Scope.Add(scope);
                }

                Protect(o.CorrelationCookie, environment.CookieName("portal.eid-asked."), secure);
                Protect(o.NonceCookie, environment.CookieName("portal.eid-nonce."), secure);
                o.Events.OnTicketReceived = context =>
                {
                    context.Principal = OnlyNumber(context.Principal!, settings.NumberClaim);
                    return Task.CompletedTask;
                };
                o.Events.OnRemoteFailure = context =>
                {
                    context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ElectronicIdentity))
                        .LogWarning("The provider of electronic identities named nobody: {Fault}.", context.Failure?.GetType().Name);
                    context.HandleResponse();
                    context.Response.Redirect(Address(new IdentityUnnamed().Code));
                    return Task.CompletedTask;
                };
            });
    }

    /// <summary>Maps the way to the provider and back.</summary>
    public static void MapElectronicIdentity(this IEndpointRouteBuilder app)
    {
        app.MapGet(Start, AskAsync).RequireAuthorization().ExcludeFromDescription();
        app.MapGet(Done, FinishAsync).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task<IResult> AskAsync(EidSettings settings, IdentityRequests requests, CancellationToken ct)
    {
        if (!settings.IsSet)
        {
            return Results.NotFound();
        }

        // Whoever can gain nothing by it is not sent to the provider at all.
        var own = await requests.OwnAsync(ct);
        Error? refusal = !own.IsOk ? own.Error
            : !own.Value.IsPerson ? new NotPermitted()
            : own.Value.Level == AssuranceLevel.Confirmed ? new IdentityConfirmedAlready()
            : !own.Value.Ways.Contains(IdentityWay.Eid) ? new IdentityWayClosed()
            : null;
        return refusal is null
            ? Results.Challenge(new AuthenticationProperties { RedirectUri = Done }, [Provider])
            : Results.LocalRedirect(Address(refusal.Code));
    }

    private static async Task<IResult> FinishAsync(HttpContext context, EidSettings settings, IdentityProofs proofs)
    {
        if (!settings.IsSet || (await context.AuthenticateAsync(Answer)).Principal is not { } answer)
        {
            return Results.NotFound();
        }

        await context.SignOutAsync(Answer);
        var raised = await proofs.ByProviderAsync(answer.FindFirstValue(settings.NumberClaim), context.RequestAborted);
        return Results.LocalRedirect(Address(raised.Error?.Code));
    }

    private static string Address(string? error) => error is null ? Page : $"{Page}?refused={error}";

    private static ClaimsPrincipal OnlyNumber(ClaimsPrincipal answer, string claim) =>
        new(new ClaimsIdentity(answer.FindAll(claim).Take(1).Select(c => new Claim(c.Type, c.Value)), Provider));

    private static void Protect(CookieBuilder cookie, string name, CookieSecurePolicy secure)
    {
        (cookie.Name, cookie.Path, cookie.HttpOnly, cookie.IsEssential) = (name, "/", true, true);
        (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, secure);
    }
}
