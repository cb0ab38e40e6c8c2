using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Registries;

/// <summary>
/// Asks the civil registry on somebody's behalf: checks their rights, counts, and logs who asked, when, why and with what outcome, with a keyed
/// hash in place of the number. A failed result says that the registry was not asked.
/// </summary>
public interface IPersonLookupService
{
    /// <summary>For the signed-in user. Errors: <see cref="NotPermitted"/>, <see cref="TooManyLookups"/>.</summary>
    Task<Result<LookupOutcome<PersonSnapshot>>> FindAsync(PersonalNumber number, LookupContext context, CancellationToken ct);

    /// <summary>For a visitor who registers and has confirmed an e-mail address. Errors: <see cref="TooManyLookups"/>.</summary>
    /// <param name="number">The visitor's own number, as they say.</param>
    /// <param name="visitor">Who asks, for the limits.</param>
    /// <param name="ct">The visitor has gone.</param>
    Task<Result<LookupOutcome<PersonSnapshot>>> FindForVisitorAsync(PersonalNumber number, LookupVisitor visitor, CancellationToken ct);
}
