using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Jobs;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Upkeep;

/// <summary>
/// Looks as often as at health how much waits: cases in the queue, mails in the outbox, audit rows for their seal. Numbers alone. Runs only where somebody
/// reads the figures; on several servers each tells the same.
/// </summary>
public sealed class OperatorFigures(
    IDbContextFactory<PortalDbContext> dbFactory, HealthProbes probes, IOptions<HealthSettings> settings, TimeProvider clock, ILogger<OperatorFigures> log)
    : PeriodicJob(TimeSpan.FromSeconds(settings.Value.EverySeconds), clock, log)
{
    private static readonly List<string> Processes = [.. ProcessCatalogue.All.Select(p => p.Key)];

    /// <inheritdoc/>
    public override async Task RunAsync(CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        await CountQueueAsync(db, ct);
        PortalMeter.Outbox(
            await db.Outbox.CountAsync(m => m.SentAt == null && m.DueAt != OutboxSender.Parked, ct),
            await db.Outbox.CountAsync(m => m.SentAt == null && m.DueAt == OutboxSender.Parked, ct),
            await probes.MailDelayAsync(ct) ?? TimeSpan.Zero);
        PortalMeter.Unsealed(await probes.SealingDelayAsync(ct) ?? TimeSpan.Zero);
    }

    // The rows that have not ended are few, and an index of process and state counts them.
    private static async Task CountQueueAsync(PortalDbContext db, CancellationToken ct)
    {
        var counts = await db.Cases.Where(c => Processes.Contains(c.ProcessKey) && CaseStates.Open.Contains(c.Status))
            .GroupBy(c => new { c.ProcessKey, c.Status }).Select(g => new { g.Key.ProcessKey, g.Key.Status, Count = g.Count() }).ToListAsync(ct);
        foreach (var process in Processes)
        {
            // A series that is empty by now says so: it would go on with its last number.
            foreach (var group in CaseStates.Open.Select(s => CaseStates.Of(s).Group).Distinct())
            {
                PortalMeter.Queue(
                    process, group.ToString(), counts.Where(c => c.ProcessKey == process && CaseStates.Of(c.Status).Group == group).Sum(c => c.Count));
            }
        }
    }
}
