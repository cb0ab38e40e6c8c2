using Microsoft.AspNetCore.Identity;
using SecurityPortal.Core.Accounts;

namespace SecurityPortal.Core.Identity;

/// <summary>
/// What browsers and devices are asked about passkeys, and whether their answers hold; the web host speaks WebAuthn. Each question goes with a sealed ticket,
/// which comes back beside the answer and says what was asked, of whom and until when.
/// </summary>
public interface IPasskeyCeremonies
{
    /// <summary>Asks for a new passkey of the account, under the name it shall have.</summary>
    Task<PasskeyQuestion> AskNewAsync(PortalUser user, string name);

    /// <summary>Asks for a passkey that is known already: of this account, or of whichever the person chooses.</summary>
    Task<PasskeyQuestion> AskKnownAsync(PortalUser? user);

    /// <summary>The new passkey that an answer proves; null for any other text, and for an answer that comes too late.</summary>
    Task<NewPasskey?> ReadNewAsync(string? answer, string? ticket);

    /// <summary>The known passkey that an answer proves; null for any other text, and for an answer that comes too late.</summary>
    Task<KnownPasskey?> ReadKnownAsync(string? answer, string? ticket);
}

/// <summary>A question to the browser.</summary>
/// <param name="Options">What it is asked, JSON of WebAuthn.</param>
/// <param name="Ticket">Sealed; comes back with the answer.</param>
public sealed record PasskeyQuestion(string Options, string Ticket);

/// <summary>A passkey just made, proven by its device.</summary>
/// <param name="TicketId">Names the question: an answer counts once.</param>
/// <param name="UserId">The account for which it was asked.</param>
/// <param name="Name">What its holder calls it.</param>
/// <param name="Passkey">Public key and what else is kept of it.</param>
public sealed record NewPasskey(Guid TicketId, Guid UserId, string Name, UserPasskeyInfo Passkey);

/// <summary>A passkey that was used, proven by its device, which has asked for finger, face or PIN.</summary>
/// <param name="TicketId">Names the question: an answer counts once.</param>
/// <param name="AskedUserId">The account whose passkey was asked for; null where the person could choose.</param>
/// <param name="UserId">The account whose passkey it is.</param>
/// <param name="Passkey">The passkey, with its device's present count.</param>
public sealed record KnownPasskey(Guid TicketId, Guid? AskedUserId, Guid UserId, UserPasskeyInfo Passkey);
