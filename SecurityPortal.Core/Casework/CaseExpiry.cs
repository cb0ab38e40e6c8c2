using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Cases.Mails;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Jobs;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Casework;

/// <summary>
/// Closes returned cases that were not completed by their last day, and approved or authorised ones whose slip stayed unpaid for the days of
/// <see cref="SettingKeys.PaymentCloseDays"/>; reminds applicants of a completion <see cref="SettingKeys.CompletionNoticeDays"/> before its last day.
/// </summary>
public sealed class CaseExpiry(
    IDbContextFactory<PortalDbContext> dbFactory,
    ICaseFees fees,
    ICaseChangeFeed feed,
    IOptions<PortalOptions> portal,
    IJobLeases leases,
    TimeProvider clock,
    ILogger<CaseExpiry> log)
    : LeasedJob(TimeSpan.FromMinutes(15), leases, clock, log)
{
    private readonly TimeProvider _clock = clock;

    /// <inheritdoc/>
    public override async Task RunAsync(CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var today = _clock.Today();
        var noticeDays = await db.NumberSettingAsync(SettingKeys.CompletionNoticeDays, new PresentDay(today), ct);
        var closeDays = await db.NumberHistoryAsync(SettingKeys.PaymentCloseDays, ct);

        var lastNoticed = today.AddDays(noticeDays);
        await EachAsync(await IncompleteUntil(db, lastNoticed).Select(c => c.Id).ToListAsync(ct), id => ActAsync(id, async inner =>
        {
            if (await IncompleteUntil(inner, lastNoticed).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } file)
            {
                return false;
            }

            if (file.CompletionDue < today)
            {
                await CloseAsync(
                    inner, file, m => new CaseClosedIncompleteMail { Name = m.Name, CaseNumber = m.CaseNumber, Subject = m.Subject, Link = m.Link }, ct);
                return true;
            }

            await RemindAsync(inner, file, ct);
            return false;
        }, ct), ct);

        await EachAsync(await Unpaid(db, closeDays, today).Select(c => c.Id).ToListAsync(ct), id => ActAsync(id, async inner =>
        {
            if (await Unpaid(inner, closeDays, today).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } file)
            {
                return false;
            }

            await CloseAsync(
                inner, file, m => new CaseClosedUnpaidMail { Name = m.Name, CaseNumber = m.CaseNumber, Subject = m.Subject, Link = m.Link }, ct);
            return true;
        }, ct), ct);
    }

    private static IQueryable<Case> IncompleteUntil(PortalDbContext db, DateOnly day) =>
        db.Cases.Where(c => c.Status == CaseStatus.Returned && c.CompletionDue != null && c.CompletionDue <= day);

    // A slip keeps the time that held on its day.
    private static IQueryable<Case> Unpaid(PortalDbContext db, NumberHistory<ActDay> closeDays, DateOnly today)
    {
        var slips = closeDays.Periods.Select(p => IssuedWithin(db, LocalTime.StartOf(p.From), LocalTime.StartOf(
            p.To is { } last && last < today.AddDays(-p.Value) ? last.AddDays(1) : today.AddDays(-p.Value)))).Aggregate((a, b) => a.Concat(b));
        return db.Cases.Where(c => CaseStates.AwaitsFee.Contains(c.Status) && slips.Any(s => s.CaseId == c.Id));
    }

    private static IQueryable<PaymentSlip> IssuedWithin(PortalDbContext db, DateTime from, DateTime to) =>
        db.Set<PaymentSlip>().Where(s => s.Status == SlipStatus.Open && s.IssuedAt >= from && s.IssuedAt < to);

    /// <summary>Runs <paramref name="act"/>, which answers whether the case changed; each case in a transaction of its own, so that one cannot hold up the
    /// others.</summary>
    private async Task ActAsync(Guid caseId, Func<PortalDbContext, Task<bool>> act, CancellationToken ct, [CallerMemberName] string command = "")
    {
        var result = await dbFactory.InTransactionAsync<bool>(async db => await act(db), ct, command);
        if (result is { IsOk: true, Value: true })
        {
            feed.Publish(caseId);
        }
    }

    private async Task CloseAsync(PortalDbContext db, Case file, Func<CaseMailFacts, IMail> mail, CancellationToken ct)
    {
        var from = file.Status;
        var now = _clock.UtcNow();
        var closed = db.Move(file, CaseAction.Close, ProcessCatalogue.Get(file.ProcessKey).Workflow.Next(from, CaseAction.Close).Value, now, null);
        await fees.CancelAsync(db, file.Id, ct);
        await db.DropDraftsAsync(file.Id, ct);

        await ProcessCatalogue.Get(file.ProcessKey).EndedAsync(new CaseContext(db, _clock, file, now), ct);
        db.Audit(_clock, null, "case.close", "case", file.Id, $"{file.Number}: {from} > {file.Status}");
        await MailAsync(db, file, $"case-event/{closed.Id:N}", mail, ct);
    }

    private async Task RemindAsync(PortalDbContext db, Case file, CancellationToken ct)
    {
        var key = $"case/{file.Id:N}/completion-due/{file.CompletionDue:yyyyMMdd}";
        if (!await db.Outbox.AnyAsync(m => m.EventKey == key, ct))
        {
            await MailAsync(
                db, file, key,
                m => new CompletionReminderMail { Name = m.Name, CaseNumber = m.CaseNumber, Subject = m.Subject, CompletionDue = file.CompletionDue!.Value,
                    Link = m.Link },
                ct);
        }
    }

    private async Task MailAsync(PortalDbContext db, Case file, string key, Func<CaseMailFacts, IMail> mail, CancellationToken ct)
    {
        var receiver = await db.MailReceiverAsync(file.CompanyId, file.IndividualId, ct);
        db.QueueMail(_clock, key, receiver, mail(await db.MailFactsAsync(file, receiver, portal.Value.Link($"/cases/{file.Id}"), ct)));
    }
}
