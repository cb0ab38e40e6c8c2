using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Registries;

/// <inheritdoc/>
public sealed class BusinessLookupService(IBusinessRegistry registry, LookupJournal journal, LookupHashing hashing) : IBusinessLookupService
{
    /// <inheritdoc/>
    public Task<Result<LookupOutcome<BusinessRecord>>> FindAsync(BusinessNumber number, LookupContext context, CancellationToken ct) =>
        journal.AskAsync(hashing.Hash(number), context, token => registry.FindAsync(number, token), ct);

    /// <inheritdoc/>
    public Task<Result<LookupOutcome<BusinessRecord>>> FindForVisitorAsync(BusinessNumber number, LookupVisitor visitor, CancellationToken ct) =>
        journal.AskForVisitorAsync(hashing.Hash(number), visitor, token => registry.FindAsync(number, token), ct);
}
