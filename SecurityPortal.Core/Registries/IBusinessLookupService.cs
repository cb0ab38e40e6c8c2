using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Registries;

/// <summary>As <see cref="IPersonLookupService"/>, for the business registry. Both count towards the same limits.</summary>
public interface IBusinessLookupService
{
    /// <summary>For the signed-in user. Errors: <see cref="NotPermitted"/>, <see cref="TooManyLookups"/>.</summary>
    Task<Result<LookupOutcome<BusinessRecord>>> FindAsync(BusinessNumber number, LookupContext context, CancellationToken ct);

    /// <summary>For a visitor who registers. Errors: <see cref="TooManyLookups"/>.</summary>
    /// <param name="number">Either form of the number.</param>
    /// <param name="visitor">Who asks, for the limits.</param>
    /// <param name="ct">The visitor has gone.</param>
    Task<Result<LookupOutcome<BusinessRecord>>> FindForVisitorAsync(BusinessNumber number, LookupVisitor visitor, CancellationToken ct);
}
