using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Identity;

/// <summary>One account, as an administrator sees it.</summary>
/// <param name="Row">As in the list.</param>
/// <param name="Email">Contact and, without a business number, sign-in address.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="HasAuthenticator">The second factor is on.</param>
/// <param name="Passkeys">How many passkeys there are.</param>
/// <param name="IsOwn">The administrator's own account.</param>
/// <param name="BusinessNumber">Number held by the account's company.</param>
/// <param name="PersonalNumber">Number held by the account's person; shown masked.</param>
public sealed record AccountView(
    AccountRow Row, string Email, DateTime CreatedAt, bool HasAuthenticator, int Passkeys, bool IsOwn, BusinessNumber? BusinessNumber,
    PersonalNumber? PersonalNumber)
{
    /// <summary>There is something that a lost device takes along.</summary>
    public bool HasDevices => HasAuthenticator || Passkeys > 0;
}
