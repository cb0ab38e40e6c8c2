using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Jobs;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register.Mails;

namespace SecurityPortal.Core.Register;

/// <summary>
/// Reminds holders before a licence runs out, and notes when it has. It writes history and mails only: whether a licence is valid is computed from its days
/// at each read.
/// </summary>
public sealed class LicenceReminders(
    IDbContextFactory<PortalDbContext> dbFactory, ICaseChangeFeed feed, LicenceAccess sight, IOptions<PortalOptions> portal, IJobLeases leases,
    TimeProvider clock, ILogger<LicenceReminders> log)
    : LeasedJob(TimeSpan.FromMinutes(30), leases, clock, log)
{
    // An end longer ago is history when the portal learns of it.
    private const int NewsDays = 30;

    private const int Batch = 500;

    private readonly TimeProvider _clock = clock;

    private static readonly string[] NotRenewed = [.. ProcessCatalogue.All.Where(p => p.Grant is not { IsRenewed: true }).Select(p => p.Key)];

    /// <inheritdoc/>
    public override async Task RunAsync(CancellationToken ct)
    {
        var today = _clock.Today();
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var marks = Marks(await db.SettingAsync(SettingKeys.LicenceReminderDays, new PresentDay(today), ct));
        var due = marks.Count == 0 ? []
            : await Running(db, today, today.AddDays(marks[^1])).Select(l => new { l.Id, l.ValidTo }).ToDictionaryAsync(l => l.Id, l => l.ValidTo, ct);
        await EachAsync(due.Keys, id =>
        {
            // A portal that was down on the day sends the nearest one, not all that it missed.
            var mark = marks.First(m => due[id].DayNumber - today.DayNumber <= m);
            return ActAsync(id, inner => RemindAsync(inner, id, mark, today, ct), ct);
        }, ct);

        var ended = await Ended(db, today).OrderBy(l => l.ValidTo).Select(l => l.Id).Take(Batch).ToListAsync(ct);
        await EachAsync(ended, id => ActAsync(id, inner => ExpireAsync(inner, id, today, ct), ct), ct);
    }

    private static IReadOnlyList<int> Marks(string setting) =>
    [
        .. setting.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0)
            .Where(days => days > 0).Distinct().Order(),
    ];

    // Valid today, of a kind that is renewed, and nothing that continues it: no renewal, no later licence of the same class.
    private static IQueryable<Licence> Running(PortalDbContext db, DateOnly today, DateOnly last) => db.Licences.Where(l =>
        (l.CompanyId != null || l.IndividualId != null || l.PersonId != null) && l.RevokedAt == null && l.SuspendedAt == null && l.ValidFrom <= today
            && l.ValidTo >= today && l.ValidTo <= last
        && !NotRenewed.Contains(l.ProcessKey)
        && !db.Set<Licence>().Any(n => n.CompanyId == l.CompanyId && n.IndividualId == l.IndividualId && n.PersonId == l.PersonId
            && n.ProcessKey == l.ProcessKey && n.ClassCode == l.ClassCode && n.ValidTo > l.ValidTo));

    private static IQueryable<Licence> Ended(PortalDbContext db, DateOnly today) => db.Licences.Where(l =>
        l.RevokedAt == null && l.SuspendedAt == null && l.ValidTo < today && !db.Set<LicenceEvent>()
            .Any(e => e.LicenceId == l.Id && e.Action == LicenceAction.Expire));

    private async Task<bool> RemindAsync(PortalDbContext db, Guid id, int mark, DateOnly today, CancellationToken ct)
    {
        var key = $"licence/{id:N}/expiring/{mark}";
        if (await db.Outbox.AnyAsync(m => m.EventKey == key, ct) || await Running(db, today, today.AddDays(mark)).SingleOrDefaultAsync(l => l.Id == id, ct)
            is not { } licence)
        {
            return false;
        }

        await MailAsync(db, licence, key, (name, subject, link) => new LicenceExpiringMail
        {
            Name = name, LicenceNumber = licence.Number, Subject = subject, ValidTo = licence.ValidTo, Link = link,
        }, ct);
        return false;
    }

    private async Task<bool> ExpireAsync(PortalDbContext db, Guid id, DateOnly today, CancellationToken ct)
    {
        if (await Ended(db, today).SingleOrDefaultAsync(l => l.Id == id, ct) is not { } licence)
        {
            return false;
        }

        db.Note(licence, LicenceAction.Expire, LocalTime.StartOf(licence.ValidTo.AddDays(1)), actor: null, visibleToHolder: true);
        db.Audit(_clock, null, "licence.expire", "licence", id, licence.Number);
        var isContinued = await db.Licences.AnyAsync(
            n => n.CompanyId == licence.CompanyId && n.IndividualId == licence.IndividualId && n.PersonId == licence.PersonId
                && n.ProcessKey == licence.ProcessKey
                && n.ClassCode == licence.ClassCode && n.ValidTo > licence.ValidTo,
            ct);
        if ((licence.CompanyId ?? licence.IndividualId ?? licence.PersonId) is not null && !isContinued && !NotRenewed.Contains(licence.ProcessKey)
            && licence.ValidTo >= today.AddDays(-NewsDays))
        {
            await MailAsync(db, licence, $"licence/{id:N}/expired", (name, subject, link) => new LicenceExpiredMail
            {
                Name = name, LicenceNumber = licence.Number, Subject = subject, ValidTo = licence.ValidTo, Link = link,
            }, ct);
        }

        return true;
    }

    private async Task ActAsync(Guid licenceId, Func<PortalDbContext, Task<bool>> act, CancellationToken ct, [CallerMemberName] string command = "")
    {
        var result = await dbFactory.InTransactionAsync<bool>(async db => await act(db), ct, command);
        if (result is { IsOk: true, Value: true })
        {
            await using var db = await dbFactory.CreateDbContextAsync(ct);
            feed.Publish(await db.Licences.Where(l => l.Id == licenceId).Select(l => l.CaseId).SingleAsync(ct));
        }
    }

    private async Task MailAsync(PortalDbContext db, Licence licence, string key, Func<string, LocalName, string, IMail> mail, CancellationToken ct)
    {
        foreach (var (index, (companyId, individualId)) in (await sight.AccountsOfAsync(db, licence, _clock.Today(), ct)).Index())
        {
            var receiver = await db.MailReceiverAsync(companyId, individualId, ct);
            var subject = await db.SubjectAsync(licence.ProcessKey, licence.ClassCode, licence.IssuedAt, ct);
            var link = portal.Value.Link(companyId is null ? "/licences" : ProcessCatalogue.Get(licence.ProcessKey).Grant!.CompanyPage);
            db.QueueMail(_clock, index == 0 ? key : $"{key}/copy", receiver, mail(receiver.Name, subject, link));
        }
    }
}
