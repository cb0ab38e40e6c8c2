using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Registries;

/// <inheritdoc/>
public sealed class PersonLookupService(ICivilRegistry registry, LookupJournal journal, LookupHashing hashing) : IPersonLookupService
{
    /// <inheritdoc/>
    public Task<Result<LookupOutcome<PersonSnapshot>>> FindAsync(PersonalNumber number, LookupContext context, CancellationToken ct) =>
        journal.AskAsync(hashing.Hash(number), context, token => registry.FindAsync(number, token), ct);

    /// <inheritdoc/>
    public Task<Result<LookupOutcome<PersonSnapshot>>> FindForVisitorAsync(PersonalNumber number, LookupVisitor visitor, CancellationToken ct) =>
        journal.AskForConfirmedAsync(hashing.Hash(number), visitor, token => registry.FindAsync(number, token), ct);
}
