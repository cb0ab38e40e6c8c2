using SecurityPortal.Core.Cases;

namespace SecurityPortal.Core.Processes;

/// <summary>That a class may be asked for.</summary>
/// <param name="Kind">As what.</param>
/// <param name="PreviousLicenceId">The licence a renewal continues.</param>
public sealed record ClassOffer(RequestKind Kind, Guid? PreviousLicenceId = null);
