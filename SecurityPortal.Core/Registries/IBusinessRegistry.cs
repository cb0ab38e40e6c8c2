using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Registries;

/// <summary>The business registry. Ask through <see cref="IBusinessLookupService"/>, which checks rights, counts and logs.</summary>
public interface IBusinessRegistry
{
    /// <summary>
    /// Asks about one business by either form of its number. Throws nothing but <see cref="OperationCanceledException"/> when
    /// <paramref name="ct"/> is cancelled.
    /// </summary>
    Task<LookupOutcome<BusinessRecord>> FindAsync(BusinessNumber number, CancellationToken ct);
}
