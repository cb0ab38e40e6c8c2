using SecurityPortal.Core.Registries;

namespace SecurityPortal.Core.Identity;

/// <summary>One look-up in a person's own log. About whom it was is not kept in a readable form.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Purpose">Process and step.</param>
/// <param name="Result">What came of it.</param>
public sealed record OwnLookup(DateTime At, string Purpose, LookupResult Result);
