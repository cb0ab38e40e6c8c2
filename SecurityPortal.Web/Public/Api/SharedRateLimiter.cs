using System.Threading.RateLimiting;
using SecurityPortal.Core.Servers;

namespace SecurityPortal.Web.Public.Api;

/// <summary>Counts one address over all servers, in Redis; while that is away, this server counts by itself.</summary>
internal sealed class SharedRateLimiter(RedisCounter counter, string what, string who, int perMinute, RateLimiter own) : RateLimiter
{
    private static readonly Lease Taken = new(isAcquired: true, null);
    private static readonly Lease NotAsked = new(isAcquired: false, null);
    private static readonly Lease Refused = new(isAcquired: false, TimeSpan.FromMinutes(1));

    /// <inheritdoc/>
    public override TimeSpan? IdleDuration => own.IdleDuration;

    /// <inheritdoc/>
    public override RateLimiterStatistics? GetStatistics() => own.GetStatistics();

    // Redis cannot be asked without waiting; whoever asks so goes on to ask in the other way.
    protected override RateLimitLease AttemptAcquireCore(int permitCount) => NotAsked;

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        await counter.TakeAsync(what, who, perMinute) switch
        {
            true => Taken,
            false => Refused,
            null => await own.AcquireAsync(permitCount, cancellationToken),
        };

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            own.Dispose();
        }

        base.Dispose(disposing);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await own.DisposeAsync();
        await base.DisposeAsyncCore();
    }

    private sealed class Lease(bool isAcquired, TimeSpan? wait) : RateLimitLease
    {
        public override bool IsAcquired => isAcquired;

        public override IEnumerable<string> MetadataNames => wait is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? wait : null;
            return metadata is not null;
        }
    }
}
