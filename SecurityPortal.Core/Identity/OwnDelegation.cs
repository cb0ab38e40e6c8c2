using SecurityPortal.Core.Accounts;

namespace SecurityPortal.Core.Identity;

/// <summary>That the account acts for a company as its delegate.</summary>
/// <param name="Id">Key of the delegation.</param>
/// <param name="Company">Name.</param>
/// <param name="Permissions">What it may do there.</param>
public sealed record OwnDelegation(Guid Id, string Company, DelegatePermissions Permissions);
