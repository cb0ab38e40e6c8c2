namespace SecurityPortal.Core.Identity;

/// <summary>What the browser of somebody who registers carries, sealed.</summary>
/// <param name="Id">The row of the code.</param>
/// <param name="Email">The address it was mailed to, in its normal form.</param>
public sealed record EmailTicket(Guid Id, string Email);
