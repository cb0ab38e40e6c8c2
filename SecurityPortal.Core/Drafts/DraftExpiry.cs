using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts.Mails;
using SecurityPortal.Core.Jobs;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Drafts;

/// <summary>
/// Deletes drafts that nobody has changed for the days of <see cref="SettingKeys.DraftDays"/>, after one mail <see cref="SettingKeys.DraftNoticeDays"/> before.
/// A draft whose mail is late is kept until as many days have passed since. Corrections of returned cases live as long as their case may be completed.
/// </summary>
public sealed class DraftExpiry(
    IDbContextFactory<PortalDbContext> dbFactory, CodeBookCache codes, IOptions<PortalOptions> portal, IJobLeases leases,
    TimeProvider clock, ILogger<DraftExpiry> log)
    : LeasedJob(TimeSpan.FromHours(1), leases, clock, log)
{
    private readonly TimeProvider _clock = clock;

    /// <inheritdoc/>
    public override async Task RunAsync(CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var today = _clock.Today();
        var days = await db.NumberSettingAsync(SettingKeys.DraftDays, new PresentDay(today), ct);
        var notice = await db.NumberSettingAsync(SettingKeys.DraftNoticeDays, new PresentDay(today), ct);
        var unchangedSince = LocalTime.StartOf(today.AddDays(notice - days + 1));
        var due = await db.Drafts.AsNoTracking().Where(d => d.CaseId == null && d.ChangedAt < unchangedSince).Select(d => d.Id).ToListAsync(ct);
        var book = await codes.CurrentAsync(ct);
        await EachAsync(due, id => dbFactory.InTransactionAsync(inner => WarnOrDeleteAsync(inner, id, unchangedSince, days, notice, book, ct), ct), ct);
    }

    private async Task<Result<Unit>> WarnOrDeleteAsync(
        PortalDbContext db, Guid id, DateTime unchangedSince, int days, int notice, CodeBook book, CancellationToken ct)
    {
        if (await db.Drafts.SingleOrDefaultAsync(d => d.Id == id && d.ChangedAt < unchangedSince, ct) is not { } draft)
        {
            return Unit.Done;
        }

        // One mail per last change: a draft taken up again and left again is warned of again.
        var today = _clock.Today();
        var key = $"draft/{draft.Id:N}/expiring/{draft.ChangedAt.Ticks}";
        var warnedAt = await db.Outbox.Where(m => m.EventKey == key).Select(m => (DateTime?)m.CreatedAt).SingleOrDefaultAsync(ct);
        var lastDay = Later(LocalTime.DateOf(draft.ChangedAt).AddDays(days), LocalTime.DateOf(warnedAt ?? _clock.UtcNow()).AddDays(notice));
        if (warnedAt is null)
        {
            var process = ProcessCatalogue.Get(draft.ProcessKey);
            var receiver = await db.MailReceiverAsync(draft.CompanyId, draft.IndividualId, ct);
            db.QueueMail(_clock, key, receiver, new DraftExpiringMail
            {
                Name = receiver.Name,
                Subject = book.Name(process.ClassList, draft.ClassCode, today),
                DeletedOn = lastDay,
                Link = portal.Value.Link($"{process.Shelf.Route}/{draft.Id}"),
            });
        }
        else if (today >= lastDay)
        {
            await db.Attachments.Where(a => a.DraftId == draft.Id).ExecuteDeleteAsync(ct);
            db.Drafts.Remove(draft);
            db.Audit(_clock, null, "draft.expire", "draft", draft.Id, $"{draft.ProcessKey} {draft.ClassCode}");
        }

        return Unit.Done;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
