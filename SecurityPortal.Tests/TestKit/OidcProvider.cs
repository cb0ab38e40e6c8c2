using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SecurityPortal.Tests.TestKit;

/// <summary>
/// A provider of electronic identities on this machine: OpenIddict's server, which names whoever the test says, without asking for a password.
/// </summary>
public sealed class OidcProvider : IAsyncDisposable
{
    public const string ClientId = "security-portal";
    public const string ClientSecret = "a secret of the test";
    public const string NumberClaim = "nid";

    private readonly WebApplication _app;

    private OidcProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenIddict().AddServer(Configure);
        _app = builder.Build();
        _app.UseRouting();
        _app.UseAuthentication();
    }

    /// <summary>Address of the provider.</summary>
    public string Authority => _app.Urls.Single();

    /// <summary>The personal number it names; null for an identity without one.</summary>
    public string? Number { get; set; }

    /// <summary>The person says no.</summary>
    public bool IsDenied { get; set; }

    public static async Task<OidcProvider> StartAsync()
    {
        var provider = new OidcProvider();
        await provider._app.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Configure(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        server.RegisterScopes(Scopes.OpenId, Scopes.Profile);
        server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();

        // Without a database: who asks is looked at here.
        server.EnableDegradedMode();
        server.UseAspNetCore().DisableTransportSecurityRequirement();
        server.AddEventHandler<ValidateAuthorizationRequestContext>(b => b.UseInlineHandler(context =>
        {
            if (context.ClientId != ClientId || !context.RedirectUri!.EndsWith("/identity/eid/answer", StringComparison.Ordinal))
            {
                context.Reject(Errors.InvalidClient, "Nobody known.");
            }

            return default;
        }));
        server.AddEventHandler<ValidateTokenRequestContext>(b => b.UseInlineHandler(context =>
        {
            if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
            {
                context.Reject(Errors.InvalidClient, "Nobody known.");
            }

            return default;
        }));
        server.AddEventHandler<HandleAuthorizationRequestContext>(b => b.UseInlineHandler(context =>
        {
            if (IsDenied)
            {
                context.Reject(Errors.AccessDenied, "The person says no.");
                return default;
            }

            var identity = new ClaimsIdentity(TokenValidationParameters.DefaultAuthenticationType);
            identity.AddClaim(new Claim(Claims.Subject, Guid.NewGuid().ToString()));
            if (Number is not null)
            {
                identity.AddClaim(new Claim(NumberClaim, Number).SetDestinations(Destinations.IdentityToken));
            }

            context.Principal = new ClaimsPrincipal(identity);
            context.Principal.SetScopes(context.Request.GetScopes());
            return default;
        }));
    }
}
