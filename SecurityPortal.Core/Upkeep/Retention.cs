using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Jobs;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Effects;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Registries;

namespace SecurityPortal.Core.Upkeep;

/// <summary>
/// Once a day, what has been kept for its time goes: look-ups are deleted; mails that have left lose address and content, and keep the key by which no event
/// is mailed twice; accounts whose address nobody confirmed are deleted; documents of identity go once they were decided about; cases that ended without what
/// was asked for lose the persons, answers and documents, and keep number, class, dates and outcome. Each leaves a row. Cases that ended in a licence, were
/// appealed or are in the register stay.
/// </summary>
public sealed class Retention(IDbContextFactory<PortalDbContext> dbFactory, IJobLeases leases, TimeProvider clock, ILogger<Retention> log)
    : LeasedJob(TimeSpan.FromDays(1), leases, clock, log)
{
    private static readonly CaseStatus[] Without = [.. CaseStates.Table.Where(s => s.Ending == CaseEnding.Without).Select(s => s.Status)];

    private readonly TimeProvider _clock = clock;

    /// <inheritdoc/>
    public override async Task RunAsync(CancellationToken ct)
    {
        var today = _clock.Today();
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var lookups = LocalTime.StartOf(today.AddDays(-await db.NumberSettingAsync(SettingKeys.RetentionLookupDays, new PresentDay(today), ct)));
        var mails = LocalTime.StartOf(today.AddDays(-await db.NumberSettingAsync(SettingKeys.RetentionMailDays, new PresentDay(today), ct)));
        var identities = LocalTime.StartOf(today.AddDays(-await db.NumberSettingAsync(SettingKeys.RetentionIdentityDays, new PresentDay(today), ct)));
        var cases = LocalTime.StartOf(today.AddYears(-await db.NumberSettingAsync(SettingKeys.RetentionCaseYears, new PresentDay(today), ct)));
        await ForgetAsync("retention.look-ups", "lookup", inner => inner.LookupLog.Where(l => l.At < lookups).ExecuteDeleteAsync(ct), ct);
        await ForgetAsync(
            "retention.mails", "mail",
            inner => inner.Outbox.Where(m => m.SentAt < mails && m.To != "")
                .ExecuteUpdateAsync(m => m.SetProperty(x => x.To, "").SetProperty(x => x.ModelJson, "{}"), ct),
            ct);
        await ForgetAsync("retention.accounts", "account", inner => inner.RemoveStaleAsync(_clock.UtcNow(), ct), ct);
        await ForgetAsync(
            "retention.identities", "identity",
            inner => inner.IdentityRequests.Where(r => r.DecidedAt < identities && (r.FileId != null || r.Reason != null))
                .ExecuteUpdateAsync(r => r.SetProperty(x => x.FileId, (Guid?)null).SetProperty(x => x.FileName, (string?)null)
                    .SetProperty(x => x.Reason, (string?)null), ct),
            ct);
        await EachAsync(
            await Due(db, cases).Select(c => c.Id).ToListAsync(ct),
            id => dbFactory.InTransactionAsync(inner => ForgetCaseAsync(inner, id, cases, ct), ct), ct);
    }

    private static IQueryable<Case> Due(PortalDbContext db, DateTime before) => db.Cases.Where(c => Without.Contains(c.Status) && c.StatusChangedAt < before
        && !db.Set<Appeal>().Any(a => a.CaseId == c.Id)
        && db.Set<CaseVersion>().Any(v => v.CaseId == c.Id && v.Payload.Json != CaseVersion.Forgotten));

    private Task<Result<Unit>> ForgetAsync(
        string action, string kind, Func<PortalDbContext, Task<int>> forget, CancellationToken ct, [CallerMemberName] string command = "") =>
        dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                if (await forget(db) is > 0 and var count)
                {
                    db.Audit(_clock, null, action, kind, null, $"{count}");
                }

                return Unit.Done;
            },
            ct,
            command);

    private async Task<Result<Unit>> ForgetCaseAsync(PortalDbContext db, Guid id, DateTime before, CancellationToken ct)
    {
        if (await Due(db, before).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } file)
        {
            return Unit.Done;
        }

        // First what the process keeps beside the case: it is found by what the case still says.
        if (ProcessCatalogue.Get(file.ProcessKey).Effect<IOnForgotten>() is { } process)
        {
            await process.ForgottenAsync(db, id, ct);
        }

        var versions = db.CaseVersions.Where(v => v.CaseId == id);
        await db.Attachments.Where(a => a.CaseVersionId != null && versions.Any(v => v.Id == a.CaseVersionId)).ExecuteDeleteAsync(ct);
        await versions.ExecuteUpdateAsync(v => v.SetProperty(x => x.Payload.Json, CaseVersion.Forgotten), ct);
        await db.CasePersons.Where(p => p.CaseId == id).ExecuteDeleteAsync(ct);
        await db.CaseSearchWords.Where(w => w.CaseId == id).ExecuteDeleteAsync(ct);
        await db.CaseComments.Where(c => c.CaseId == id).ExecuteDeleteAsync(ct);
        await db.CaseEvents.Where(e => e.CaseId == id && e.Comment != null).ExecuteUpdateAsync(e => e.SetProperty(x => x.Comment, (string?)null), ct);

        // A person's own request no longer says whose it was; a company's name is public.
        if (file.IndividualId is not null)
        {
            await versions.ExecuteUpdateAsync(v => v.SetProperty(x => x.SubmittedBy, Guid.Empty), ct);
            await db.CaseEvents.Where(e => e.CaseId == id && e.ActorId == file.SubmittedBy)
                .ExecuteUpdateAsync(e => e.SetProperty(x => x.ActorId, (Guid?)null).SetProperty(x => x.ActorName, "–"), ct);
            await db.Cases.Where(c => c.Id == id).ExecuteUpdateAsync(
                c => c.SetProperty(x => x.IndividualId, (Guid?)null).SetProperty(x => x.ApplicantName, "–").SetProperty(x => x.ApplicantNumber, (string?)null)
                    .SetProperty(x => x.SubmittedBy, Guid.Empty),
                ct);
        }

        await db.Cases.Where(c => c.Id == id).ExecuteUpdateAsync(
            c => c.SetProperty(x => x.DecisionReasons, (string?)null).SetProperty(x => x.Version, Guid.NewGuid()), ct);
        db.Audit(_clock, null, "retention.case", "case", id, file.Number);
        return Unit.Done;
    }
}
