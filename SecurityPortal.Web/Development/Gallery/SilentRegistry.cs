using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;

namespace SecurityPortal.Web.Development.Gallery;

/// <summary>Registries that never answer: a question stays under way until the page is left.</summary>
public sealed class SilentRegistry : IPersonLookupService, IBusinessLookupService
{
    public Task<Result<LookupOutcome<PersonSnapshot>>> FindAsync(PersonalNumber number, LookupContext context, CancellationToken ct) =>
        NeverAsync<LookupOutcome<PersonSnapshot>>(ct);

    public Task<Result<LookupOutcome<BusinessRecord>>> FindAsync(BusinessNumber number, LookupContext context, CancellationToken ct) =>
        NeverAsync<LookupOutcome<BusinessRecord>>(ct);

    public Task<Result<LookupOutcome<PersonSnapshot>>> FindForVisitorAsync(PersonalNumber number, LookupVisitor visitor, CancellationToken ct) =>
        NeverAsync<LookupOutcome<PersonSnapshot>>(ct);

    public Task<Result<LookupOutcome<BusinessRecord>>> FindForVisitorAsync(BusinessNumber number, LookupVisitor visitor, CancellationToken ct) =>
        NeverAsync<LookupOutcome<BusinessRecord>>(ct);

    private static async Task<Result<T>> NeverAsync<T>(CancellationToken ct)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        throw new OperationCanceledException(ct);
    }
}
