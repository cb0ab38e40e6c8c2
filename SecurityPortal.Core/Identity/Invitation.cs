using SecurityPortal.Core.Accounts;

namespace SecurityPortal.Core.Identity;

/// <summary>A good invitation to act for a company.</summary>
/// <param name="Company">Name.</param>
/// <param name="Email">Where it went.</param>
/// <param name="Permissions">What the delegate may do.</param>
/// <param name="HasAccount">The address has an account to sign in to; otherwise one is made with the acceptance.</param>
public sealed record Invitation(string Company, string Email, DelegatePermissions Permissions, bool HasAccount);
