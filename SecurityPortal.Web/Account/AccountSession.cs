using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using SecurityPortal.Core.Identity;
using SecurityPortal.Web.Hosting;
using SecurityPortal.Web.Localization;

namespace SecurityPortal.Web.Account;

/// <summary>What static account pages do with cookies. None of it works in a circuit, which has no response to write them to.</summary>
public sealed class AccountSession(IHttpContextAccessor accessor, PrincipalFactory principals, SignInService signIn, OpenSessions open,
    ProtectedCookies cookies)
{
    private const string NeedClaim = "portal:need";

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("Account pages are static: there is no request here.");

    /// <summary>The browser's device cookie.</summary>
    public KnownDevice? Device => cookies.Device(Context);

    /// <summary>The signed-in account; null for visitors.</summary>
    public Guid? UserId => Guid.TryParse(Context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    public ClaimsPrincipal Principal => Context.User;

    /// <summary>The address by which this browser is about to register; null before the first step.</summary>
    public EmailTicket? RegistrationTicket => cookies.Registration(Context);

    /// <summary>A code was mailed to this address: the next steps know it.</summary>
    public void BeginRegistration(EmailTicket ticket) => cookies.KeepRegistration(Context, ticket);

    /// <summary>The account is there.</summary>
    public void ForgetRegistration() => cookies.KeepRegistration(Context, null);

    /// <summary>Lets look-ups of visitors be counted per browser.</summary>
    public void NameBrowser() => cookies.NameBrowser(Context);

    /// <summary>Remembers for ten minutes that the password was right.</summary>
    public async Task BeginSecondFactorAsync(SignInStep step)
    {
        if (await principals.CreateAsync(step.UserId, null, null, Context.RequestAborted) is not { } principal)
        {
            return;
        }

        var identity = new ClaimsIdentity(SessionSchemes.SecondFactor);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, step.UserId.ToString()));
        identity.AddClaim(new Claim(PrincipalFactory.StampClaim, principal.FindFirstValue(PrincipalFactory.StampClaim) ?? ""));
        identity.AddClaim(new Claim(NeedClaim, step.Need.ToString()));
        await Context.SignInAsync(SessionSchemes.SecondFactor, new ClaimsPrincipal(identity));
    }

    /// <summary>Who owes a second factor here; null when nobody does, or not any more.</summary>
    public async Task<SignInStep?> PendingAsync()
    {
        var answer = await Context.AuthenticateAsync(SessionSchemes.SecondFactor);
        return answer.Principal is { } principal
            && await principals.IsUnchangedAsync(principal, Context.RequestAborted)
            && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var userId)
            && Enum.TryParse<SecondFactorNeed>(principal.FindFirstValue(NeedClaim), out var need)
                ? new SignInStep(userId, need, principal.FindFirstValue(PrincipalFactory.StampClaim))
                : null;
    }

    /// <summary>Signs in completely. Answers where to go on: to the sign-in again where the account was changed in the same moment.</summary>
    public async Task<string> CompleteAsync(SignInStep step, string? returnTo)
    {
        var begun = await signIn.CompleteAsync(step, Context.RequestAborted);
        await Context.SignOutAsync(SessionSchemes.SecondFactor);
        if (!begun.IsOk)
        {
            return $"{PortalRoutes.SignIn}?ended={SessionEnd.PasswordChanged}";
        }

        var principal = await StartAsync(step.UserId, null, begun.Value);
        cookies.Remember(Context, step.UserId);
        Context.Response.RememberLanguage(principal.FindFirstValue(PrincipalFactory.LanguageClaim) ?? "");
        return principal.HasClaim(c => c.Type == PrincipalFactory.ManyCapacitiesClaim) && !principal.HasClaim(c => c.Type == Capacity.ClaimType)
            ? $"{PortalRoutes.ChooseCapacity}?returnUrl={Uri.EscapeDataString(returnTo ?? "")}"
            : AccountAddresses.After(returnTo, principal);
    }

    /// <summary>Goes on in another capacity. Answers where to.</summary>
    public async Task<string> SwitchAsync(Capacity capacity, string? returnTo) =>
        AccountAddresses.After(returnTo, await GoOnAsync(capacity));

    /// <summary>Gives the present session's cookie what has just changed of the account.</summary>
    public Task RefreshAsync() => GoOnAsync(Capacity.TryParse(Context.User.FindFirstValue(Capacity.ClaimType), out var capacity) ? capacity : null);

    /// <summary>Keeps the language in the browser.</summary>
    public void RememberLanguage(string language) => Context.Response.RememberLanguage(language);

    /// <summary>Ends the session: a kept cookie and open pages are worth nothing from now on.</summary>
    public async Task EndAsync()
    {
        if (PrincipalFactory.SessionIdOf(Context.User) is { } id)
        {
            // Also for somebody who closes the window meanwhile.
            await open.EndAsync(id, SessionEnd.SignedOut, CancellationToken.None);
        }

        await Context.SignOutAsync(SessionSchemes.Session);
    }

    private Task<ClaimsPrincipal> GoOnAsync(Capacity? capacity) =>
        UserId is { } userId && PrincipalFactory.SessionIdOf(Context.User) is { } sessionId
            ? StartAsync(userId, capacity, sessionId)
            : throw new InvalidOperationException("Nobody is signed in.");

    private async Task<ClaimsPrincipal> StartAsync(Guid userId, Capacity? capacity, Guid sessionId)
    {
        var principal = await principals.CreateAsync(userId, capacity, sessionId, Context.RequestAborted)
            ?? throw new InvalidOperationException("The account is gone.");
        await Context.SignInAsync(SessionSchemes.Session, principal);
        return principal;
    }
}
