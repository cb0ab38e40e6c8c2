using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Jobs;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Upkeep.Mails;

namespace SecurityPortal.Core.Upkeep;

/// <summary>Sends the last checkpoint of the audit trail, once a day, to the address of the settings: what has left the house nobody takes back.</summary>
public sealed class CheckpointMailing(
    IDbContextFactory<PortalDbContext> dbFactory, AuditCheckpoints checkpoints, IOptions<AuditSettings> settings, IOptions<PortalOptions> portal,
    IJobLeases leases, TimeProvider clock, ILogger<CheckpointMailing> log)
    : LeasedJob(TimeSpan.FromHours(1), leases, clock, log)
{
    private readonly TimeProvider _clock = clock;

    /// <inheritdoc/>
    public override async Task RunAsync(CancellationToken ct)
    {
        if (settings.Value.MailTo is not { Length: > 0 } address)
        {
            return;
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var today = _clock.Today();
        var key = $"audit-checkpoint/{today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        if (!await db.Outbox.AnyAsync(m => m.EventKey == key, ct)
            && (await checkpoints.ReadAsync(ct)).Checkpoints.MaxBy(c => c.Sequence) is { } last)
        {
            var mail = new AuditCheckpointMail { Day = today, Line = last.ToLine(), Link = portal.Value.Link("/officer/audit") };
            db.QueueMail(_clock, key, new MailReceiver("", address, Languages.Albanian), mail);
            await db.SaveChangesAsync(ct);
        }
    }
}
