using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;

namespace SecurityPortal.Web.Account.Passkeys;

/// <inheritdoc/>
/// <remarks>The WebAuthn of it is Identity's own handler.</remarks>
public sealed class PasskeyCeremonies(
    IPasskeyHandler<PortalUser> handler,
    IDataProtectionProvider protection,
    IHttpContextAccessor accessor,
    TimeProvider clock,
    ILogger<PasskeyCeremonies> log) : IPasskeyCeremonies
{
    private const int LongestAnswer = 20_000;

    // Shorter than the hour for which an answer is remembered, so that none is good twice.
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private readonly IDataProtector _new = protection.CreateProtector("SecurityPortal.Passkeys.v1", "new");
    private readonly IDataProtector _known = protection.CreateProtector("SecurityPortal.Passkeys.v1", "known");

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("Passkeys are for static pages: there is no request here.");

    /// <inheritdoc/>
    public async Task<PasskeyQuestion> AskNewAsync(PortalUser user, string name)
    {
        var entity = new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.UserName ?? "", DisplayName = user.DisplayName };
        var asked = await handler.MakeCreationOptionsAsync(entity, Context);
        return new PasskeyQuestion(asked.CreationOptionsJson, Seal(_new, user.Id, name, asked.AttestationState));
    }

    /// <inheritdoc/>
    public async Task<PasskeyQuestion> AskKnownAsync(PortalUser? user)
    {
        var asked = await handler.MakeRequestOptionsAsync(user, Context);
        return new PasskeyQuestion(asked.RequestOptionsJson, Seal(_known, user?.Id, null, asked.AssertionState));
    }

    /// <inheritdoc/>
    public async Task<NewPasskey?> ReadNewAsync(string? answer, string? ticket)
    {
        if (Open(_new, answer, ticket) is not { UserId: { } userId, Name: { } name } asked)
        {
            return null;
        }

        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = Context, CredentialJson = answer!, AttestationState = asked.State,
        });
        return Held(result.Succeeded, result.Failure) ? new NewPasskey(asked.Id, userId, name, result.Passkey!) : null;
    }

    /// <inheritdoc/>
    public async Task<KnownPasskey?> ReadKnownAsync(string? answer, string? ticket)
    {
        if (Open(_known, answer, ticket) is not { } asked)
        {
            return null;
        }

        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = Context, CredentialJson = answer!, AssertionState = asked.State,
        });
        return Held(result.Succeeded, result.Failure) ? new KnownPasskey(asked.Id, asked.UserId, result.User!.Id, result.Passkey!) : null;
    }

    // An operator whose address or domain is set wrongly reads the reason in the log; strangers are told nothing of it.
    private bool Held(bool succeeded, PasskeyException? failure)
    {
        if (!succeeded)
        {
            log.LogInformation("The answer of a passkey does not hold: {Reason}", failure?.Message.ReplaceLineEndings(" "));
        }

        return succeeded;
    }

    private string Seal(IDataProtector protector, Guid? userId, string? name, string? state) => protector.Protect(JsonSerializer.Serialize(
        new Asked(Guid.CreateVersion7(), userId, name, state ?? throw new InvalidOperationException("A question without a state."), clock.UtcNow() + Life)));

    private Asked? Open(IDataProtector protector, string? answer, string? ticket)
    {
        if (string.IsNullOrEmpty(answer) || answer.Length > LongestAnswer || string.IsNullOrEmpty(ticket) || ticket.Length > LongestAnswer)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Asked>(protector.Unprotect(ticket)) is { } asked && asked.Until > clock.UtcNow() ? asked : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Asked(Guid Id, Guid? UserId, string? Name, string State, DateTime Until);
}
