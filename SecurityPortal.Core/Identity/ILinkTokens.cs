using SecurityPortal.Core.Accounts;

namespace SecurityPortal.Core.Identity;

/// <summary>
/// The secrets in mailed links. Each says for which account and purpose it is, until when, and carries the account's security stamp, which changes when
/// it is used: so each is good once.
/// </summary>
public interface ILinkTokens
{
    /// <summary>A token good for 24 hours, safe in an address.</summary>
    /// <param name="user">The account, with its current stamp.</param>
    /// <param name="purpose">One of <see cref="LinkPurposes"/>.</param>
    string Create(PortalUser user, string purpose);

    /// <summary>The account and purpose a genuine, unexpired token is for; null for any other text.</summary>
    LinkToken? Read(string? token);
}

/// <summary>What a token says.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Purpose">One of <see cref="LinkPurposes"/>.</param>
/// <param name="Stamp">The account's security stamp when it was made.</param>
public sealed record LinkToken(Guid UserId, string Purpose, string Stamp);
