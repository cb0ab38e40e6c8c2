using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Notifications;

/// <summary>Shows administrators the mails that have not left, and sends one again. Error of both: <see cref="NotPermitted"/>.</summary>
public sealed class MailBacklog(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, MailCatalogue catalogue, TimeProvider clock)
{
    private const int Limit = 200;

    /// <summary>The oldest first, at most 200, with how many there are in all.</summary>
    public async Task<Result<MailBacklogList>> ListAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanAdminister: true })
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var unsent = db.Outbox.AsNoTracking().Where(m => m.SentAt == null);
        var mails = await unsent.OrderBy(m => m.CreatedAt).Take(Limit).ToListAsync(ct);
        return new MailBacklogList([.. mails.Select(Row)], await unsent.CountAsync(ct));
    }

    /// <summary>Makes a mail due at once. Error besides: <see cref="NotFound"/> when it has left meanwhile.</summary>
    public async Task<Result<Unit>> ResendAsync(Guid id, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanAdminister: true } actor)
        {
            return new NotPermitted();
        }

        return await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                // The version stays: a sender that holds the row right now may still mark it as sent.
                var now = clock.UtcNow();
                if (await db.Outbox.Where(m => m.Id == id && m.SentAt == null).ExecuteUpdateAsync(row => row.SetProperty(m => m.DueAt, now), ct) == 0)
                {
                    return new NotFound();
                }

                db.Audit(clock, actor, "mail.resend", "mail", id);
                return Unit.Done;
            },
            ct);
    }

    private MailBacklogRow Row(OutboxMail mail) => new(
        mail.Id, mail.Template, Subject(mail), mail.To, mail.CreatedAt, mail.Attempts, mail.LastError, mail.DueAt == OutboxSender.Parked ? null : mail.DueAt);

    private string? Subject(OutboxMail mail)
    {
        try
        {
            return catalogue.TryFind(mail.Template, out var kind)
                ? kind.Content(kind.Read(mail.ModelJson, mail.TemplateVersion), CultureInfo.CurrentUICulture).Title
                : null;
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException)
        {
            // Here of all places a mail that cannot be written must be listed.
            return null;
        }
    }
}

/// <summary>Mails that have not left.</summary>
/// <param name="Rows">The oldest of them.</param>
/// <param name="Total">How many there are.</param>
public sealed record MailBacklogList(IReadOnlyList<MailBacklogRow> Rows, int Total);

/// <summary>A mail that has not left.</summary>
/// <param name="Id">Key.</param>
/// <param name="Template">Name of the mail.</param>
/// <param name="Subject">Its subject in the language of the screen; null when it cannot be written.</param>
/// <param name="To">Receiver's address.</param>
/// <param name="CreatedAt">When it was queued, UTC.</param>
/// <param name="Attempts">Tries so far.</param>
/// <param name="LastError">Kind of the last failure.</param>
/// <param name="DueAt">Next try, UTC; null when it is not tried again by itself.</param>
public sealed record MailBacklogRow(Guid Id, string Template, string? Subject, string To, DateTime CreatedAt, int Attempts, string? LastError, DateTime? DueAt);
