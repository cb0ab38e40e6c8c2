using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Jobs;
using SecurityPortal.Core.Upkeep;

namespace SecurityPortal.Web.Hosting.Health;

/// <summary>
/// Looks at everything the portal needs, every half minute, and keeps what it found: whoever asks for it, however often, costs nothing. While the database or
/// the file store takes nothing in, the portal is read-only.
/// </summary>
public sealed class HealthWatch(
    HealthCheckService checks, WriteGate gate, IOptions<HealthSettings> settings, TimeProvider clock, ILogger<HealthWatch> log)
    : PeriodicJob(TimeSpan.FromSeconds(settings.Value.EverySeconds), clock, log)
{
    /// <summary>Tag of the checks without which nothing can be written.</summary>
    public const string Writes = "writes";

    private readonly TimeProvider _clock = clock;
    private readonly SemaphoreSlim _one = new(1, 1);

    private HealthFinding? _last;

    /// <summary>What was found last; looks now where nothing was found yet, or what was found is too old to be told.</summary>
    public async Task<HealthFinding> CurrentAsync(CancellationToken ct)
    {
        if (!IsRecent(_last))
        {
            // Of many who ask at once the first looks, for all.
            await LookAsync(() => !IsRecent(_last), ct);
        }

        return _last!;
    }

    /// <inheritdoc/>
    public override Task RunAsync(CancellationToken ct) => LookAsync(() => true, ct);

    private bool IsRecent(HealthFinding? finding) =>
        finding is not null && _clock.GetUtcNow() - finding.At <= TimeSpan.FromSeconds(3 * settings.Value.EverySeconds);

    private async Task LookAsync(Func<bool> isNeeded, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (!isNeeded())
            {
                return;
            }

            var report = await checks.CheckHealthAsync(ct);
            _last = new HealthFinding(report, _clock.GetUtcNow());
            var closed = report.Entries.Values.Any(e => e.Status is HealthStatus.Unhealthy && e.Tags.Contains(Writes));
            if (gate.Set(closed))
            {
                log.LogWarning("The portal is {State} from now on.", closed ? "read-only" : "open for changes again");
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }
}

/// <summary>What a look at the portal found.</summary>
/// <param name="Report">Check by check.</param>
/// <param name="At">When.</param>
public sealed record HealthFinding(HealthReport Report, DateTimeOffset At);
