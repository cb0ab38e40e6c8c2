using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Jobs;

namespace SecurityPortal.Core.Identity;

/// <summary>Deletes the codes of addresses once they can do nothing any more.</summary>
public sealed class EmailProofCleaning(IServiceScopeFactory scopes, IJobLeases leases, TimeProvider clock, ILogger<EmailProofCleaning> log)
    : LeasedJob(TimeSpan.FromHours(1), leases, clock, log)
{
    /// <inheritdoc/>
    public override async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EmailProofs>().CleanAsync(ct);
    }
}
