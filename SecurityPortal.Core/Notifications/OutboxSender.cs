using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Notifications;

/// <summary>
/// Sends queued mails one at a time, any number of senders beside each other. A row is taken for the length of a lease; no transaction is open while the mail
/// server is spoken to. A sender that dies after delivery leaves the row to be delivered again, with the same Message-ID.
/// </summary>
public sealed class OutboxSender(
    IDbContextFactory<PortalDbContext> dbFactory,
    MailRenderer renderer,
    IMailTransport transport,
    SmtpSettings settings,
    TimeProvider clock,
    ILogger<OutboxSender> log)
{
    /// <summary>DueAt of a mail that is not tried again by itself: its address is none, or the server refused it often enough.</summary>
    public static readonly DateTime Parked = new(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc);

    private const int RefusalsUntilParked = 10;

    private static readonly TimeSpan[] Delays =
        [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    /// <summary>Sends the mail that has been due longest.</summary>
    public async Task<OutboxStep> SendNextAsync(CancellationToken ct)
    {
        if (await ClaimAsync(ct) is not { } mail)
        {
            return OutboxStep.Idle;
        }

        if (await TrySendAsync(mail, ct) is not { } error)
        {
            // The mail is out: a stop of the portal now must not make it go twice.
            await CloseAsync(mail, CancellationToken.None);
            return OutboxStep.Sent;
        }

        log.LogWarning("Mail {Id} ({Template}) did not leave at try {Attempt}: {Code}, {Detail}", mail.Id, mail.Template, mail.Attempts, error.Code,
            error.Detail);
        await PostponeAsync(mail, error, ct);
        return error.Code == "mail.unreachable" ? OutboxStep.Unreachable : OutboxStep.Failed;
    }

    private async Task<OutboxMail?> ClaimAsync(CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        while (true)
        {
            var now = clock.UtcNow();
            var mail = await db.Outbox.AsNoTracking()
                .Where(m => m.SentAt == null && m.DueAt <= now)
                .OrderBy(m => m.DueAt).ThenBy(m => m.Id)
                .FirstOrDefaultAsync(ct);
            if (mail is null)
            {
                return null;
            }

            var claim = Guid.NewGuid();
            var leaseEnd = now.AddSeconds(Math.Max(300, 2 * settings.TimeoutSeconds));
            var taken = await Seen(db, mail).ExecuteUpdateAsync(
                row => row.SetProperty(m => m.Version, claim).SetProperty(m => m.DueAt, leaseEnd).SetProperty(m => m.Attempts, m => m.Attempts + 1), ct);
            if (taken == 1)
            {
                mail.Version = claim;
                mail.Attempts++;
                return mail;
            }
        }
    }

    private async Task<MailError?> TrySendAsync(OutboxMail mail, CancellationToken ct)
    {
        try
        {
            var message = await renderer.RenderAsync(mail, ct);
            return (await transport.SendAsync(message, ct)).Error switch
            {
                null => null,
                MailError error => error,
                var other => new MailError(other.Code, "", Permanent: false),
            };
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // A defect of one mail must not hold up the others; after the repair it goes by itself.
            log.LogError(e, "Mail {Id} ({Template}) cannot be written", mail.Id, mail.Template);
            return new MailError("mail.failed", e.GetType().Name, Permanent: false);
        }
    }

    private async Task CloseAsync(OutboxMail mail, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        await Seen(db, mail).ExecuteUpdateAsync(
            row => row.SetProperty(m => m.Version, Guid.NewGuid()).SetProperty(m => m.SentAt, now).SetProperty(m => m.LastError, (string?)null), ct);
    }

    private async Task PostponeAsync(OutboxMail mail, MailError error, CancellationToken ct)
    {
        var due = NextTry(mail.Attempts, error);
        var text = $"{error.Code}: {error.Detail}";
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        await Seen(db, mail).ExecuteUpdateAsync(
            row => row.SetProperty(m => m.Version, Guid.NewGuid()).SetProperty(m => m.DueAt, due).SetProperty(m => m.LastError, text), ct);
    }

    private DateTime NextTry(int attempts, MailError error)
    {
        // A refusal for good may still be the server's mistake, so it is tried again, but rarely.
        var never = error.Permanent && (error.Code == "mail.invalid" || attempts >= RefusalsUntilParked);
        return never ? Parked : clock.UtcNow() + (error.Permanent ? Delays[^1] : Delays[Math.Clamp(attempts - 1, 0, Delays.Length - 1)]);
    }

    // Only the row as this sender left it: another one may have taken it after the lease.
    private static IQueryable<OutboxMail> Seen(PortalDbContext db, OutboxMail mail) => db.Outbox.Where(m => m.Id == mail.Id && m.Version == mail.Version);
}
