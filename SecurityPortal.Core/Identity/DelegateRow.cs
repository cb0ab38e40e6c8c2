using SecurityPortal.Core.Accounts;

namespace SecurityPortal.Core.Identity;

/// <summary>A company's delegate, as its owner sees them.</summary>
/// <param name="Id">Key of the delegation.</param>
/// <param name="Email">Where the invitation went.</param>
/// <param name="Name">The account's name, once accepted.</param>
/// <param name="Permissions">What they may do.</param>
/// <param name="State">How far it is.</param>
/// <param name="Since">When that state began, UTC.</param>
public sealed record DelegateRow(Guid Id, string Email, string? Name, DelegatePermissions Permissions, DelegateState State, DateTime Since);

/// <summary>How far a delegation is.</summary>
public enum DelegateState
{
    Invited,

    /// <summary>The invitation was not accepted in time.</summary>
    Expired,

    /// <summary>Acts for the company.</summary>
    Active,

    Ended,
}
