using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Jobs;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes.Contract.Mails;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>Ends contracts in force whose last local day has passed, and tells their companies.</summary>
public sealed class ContractExpiry(
    IDbContextFactory<PortalDbContext> dbFactory, ICaseFees fees, ICaseChangeFeed feed, IOptions<PortalOptions> portal, IJobLeases leases,
    TimeProvider clock, ILogger<ContractExpiry> log)
    : LeasedJob(TimeSpan.FromMinutes(15), leases, clock, log)
{
    private readonly TimeProvider _clock = clock;

    /// <inheritdoc/>
    public override async Task RunAsync(CancellationToken ct)
    {
        var today = _clock.Today();
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        await EachAsync(await Over(db, today).Select(c => c.CaseId).ToListAsync(ct), async caseId =>
        {
            var ended = await dbFactory.InTransactionAsync<bool>(async inner => await EndAsync(inner, caseId, today, ct), ct);
            if (ended is { IsOk: true, Value: true })
            {
                feed.Publish(caseId);
            }
        }, ct);
    }

    internal static IQueryable<RegisteredContract> Over(PortalDbContext db, DateOnly today) =>
        db.Contracts.Where(c => c.ValidTo < today && db.Set<Case>().Any(f => f.Id == c.CaseId && f.Status == CaseStatus.Effective));

    private async Task<bool> EndAsync(PortalDbContext db, Guid caseId, DateOnly today, CancellationToken ct)
    {
        if (await Over(db, today).SingleOrDefaultAsync(c => c.CaseId == caseId, ct) is not { } contract)
        {
            return false;
        }

        var file = await db.Cases.SingleAsync(c => c.Id == caseId, ct);
        var ended = await ContractEnd.MoveAsync(db, _clock, fees, file, null, CaseAction.End, null, ct);
        await ContractEnd.MailAsync(
            db, _clock, file, ended, m => new ContractEndedMail { Name = m.Name, CaseNumber = m.CaseNumber, EndedOn = contract.ValidTo, Link = m.Link },
            portal.Value.Link($"/cases/{file.Id}"), ct);
        return true;
    }
}
