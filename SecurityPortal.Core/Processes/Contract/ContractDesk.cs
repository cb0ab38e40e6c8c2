using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes.Contract.Mails;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>What a company needs to notify contracts, and how it ends one before its last day.</summary>
public sealed class ContractDesk(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, CodeBookCache codes, ICaseFees fees, ICaseChangeFeed feed,
    IOptions<PortalOptions> portal,
    TimeProvider clock)
{
    /// <summary>Where the company acted for stands today: what it may notify, under which licences. Error: <see cref="NotPermitted"/> for who acts for no
    /// company.</summary>
    public async Task<Result<NotifiableServices>> StandingAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CompanyId: { } companyId } actor)
        {
            return new NotPermitted();
        }

        var today = clock.Today();
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var held = await HeldLicences.OfAsync(db, companyId, null, today, ct);
        var book = await codes.CurrentAsync(ct);
        var responsible = db.Licences.Where(l => l.CompanyId == companyId)
            .Join(db.CasePersons.Where(p => p.Role == "responsible"), l => l.CaseId, p => p.CaseId, (l, p) => new { l.IssuedAt, p.Id, p.Name });
        return new NotifiableServices(
            await ContractRules.BarrierAsync(db, companyId, today, ct),
            actor.May(DelegatePermissions.Prepare),
            [
                .. book.InUse(CodeLists.ServiceClass, today).Select(c =>
                    held.Current(c.Code) is { } licence
                        ? new ContractableService(c.Code, c.Name, licence.Number, licence.ValidTo)
                        : new ContractableService(c.Code, c.Name, null, null)),
            ],
            await ContractRules.FiguresAsync(db, new FilingDay(today), ct),
            await responsible.OrderByDescending(p => p.IssuedAt).ThenBy(p => p.Id).Select(p => p.Name).FirstOrDefaultAsync(ct));
    }

    /// <summary>
    /// Ends a contract before its last day: an open slip is cancelled, an annex under way dropped. Errors: <see cref="NotFound"/> for whoever does not act for
    /// the company, <see cref="NotPermitted"/> without the permission to submit, <see cref="ReasonsRequired"/>, contract.terminated-on, <see
    /// cref="CaseTextTooLong"/>, <see cref="CaseChangedByOther"/>, <see cref="ActionNotAllowed"/>.
    /// </summary>
    /// <param name="caseId">The contract's case.</param>
    /// <param name="seenVersion">Its version when read.</param>
    /// <param name="endedOn">The local day on which it ended: today or earlier.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<CaseStatus>> TerminateAsync(Guid caseId, Guid seenVersion, DateOnly? endedOn, string? reason, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        try
        {
            var result = await dbFactory.InTransactionAsync(db => TerminateAsync(db, actor, caseId, seenVersion, endedOn, CaseCommandFrame.Trimmed(reason), ct),
                ct);
            if (result.IsOk)
            {
                feed.Publish(caseId);
            }

            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            await using var db = await dbFactory.CreateDbContextAsync(ct);
            return await db.ChangedByOtherAsync(caseId, ct);
        }
    }

    private async Task<Result<CaseStatus>> TerminateAsync(
        PortalDbContext db, Actor? actor, Guid caseId, Guid seenVersion, DateOnly? endedOn, string? reason, CancellationToken ct)
    {
        var own = await db.OwnCaseAsync(clock, actor, caseId, seenVersion, CaseAction.Terminate, ct);
        if (!own.IsOk)
        {
            return own.Error!;
        }

        var file = own.Value.File;
        var contract = await db.Contracts.SingleAsync(c => c.CaseId == caseId, ct);

        var earliest = new[] { contract.SignedOn ?? contract.ValidFrom, contract.ValidFrom, LocalTime.DateOf(file.SubmittedAt) }.Min();
        if (endedOn is not { } day || day < earliest || day > clock.Today() || day > contract.ValidTo)
        {
            return new Error("contract.terminated-on") { Arguments = [LocalTime.Format(earliest), LocalTime.Format(clock.Today())] };
        }

        if (reason is null)
        {
            return new ReasonsRequired();
        }

        if (reason.Length > CaseCommandFrame.MaxNote)
        {
            return new CaseTextTooLong(CaseCommandFrame.MaxNote);
        }

        (contract.TerminatedOn, contract.Version) = (day, Guid.NewGuid());
        var ended = await ContractEnd.MoveAsync(db, clock, fees, file, actor, CaseAction.Terminate, reason, ct);
        await ContractEnd.MailAsync(
            db, clock, file, ended, m => new ContractTerminatedMail { Name = m.Name, CaseNumber = m.CaseNumber, EndedOn = day, Link = m.Link },
            portal.Value.Link($"/cases/{file.Id}"), ct);
        return file.Status;
    }
}
