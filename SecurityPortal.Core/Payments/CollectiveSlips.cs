using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Payments;

/// <summary>Puts several slips of a payer on one, and takes that back.</summary>
public sealed class CollectiveSlips(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, TimeProvider clock)
{
    /// <summary>
    /// Makes one slip for several that are open, for the applicant with the permission to pay. Answers its key. Errors: common.not-permitted, common.not-found,
    /// payment.collective-too-few, payment.collective-slip-taken.
    /// </summary>
    public async Task<Result<Guid>> CreateAsync(IReadOnlyCollection<Guid> slipIds, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || !actor.May(DelegatePermissions.Pay))
        {
            return new NotPermitted();
        }

        var ids = slipIds.Distinct().ToList();
        if (ids.Count < 2)
        {
            return PaymentErrors.CollectiveTooFew;
        }

        // One of them was paid, cancelled or put on another at this moment.
        return await dbFactory.InTransactionAsync(db => CreateAsync(db, actor, ids, ct), PaymentErrors.CollectiveSlipTaken, ct);
    }

    /// <summary>
    /// Takes the slips off a collective slip, to be paid one by one again. Money that comes with its reference all the same is held. Errors:
    /// common.not-permitted, common.not-found.
    /// </summary>
    public async Task<Result<Unit>> DissolveAsync(Guid collectiveId, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || !actor.May(DelegatePermissions.Pay))
        {
            return new NotPermitted();
        }

        return await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                if (await db.CollectiveSlips.SingleOrDefaultAsync(c => c.Id == collectiveId && c.DissolvedAt == null, ct) is not { } collective
                    || !actor.ActsFor(collective.CompanyId, collective.IndividualId))
                {
                    return new NotFound();
                }

                (collective.DissolvedAt, collective.Version) = (clock.UtcNow(), Guid.NewGuid());
                foreach (var slip in await db.PaymentSlips.Where(s => s.CollectiveId == collectiveId && s.Status == SlipStatus.Open).ToListAsync(ct))
                {
                    (slip.CollectiveId, slip.Version) = (null, Guid.NewGuid());
                }

                db.Audit(clock, actor, "collective.dissolve", "collective", collectiveId, collective.Number);
                return Unit.Done;
            },
            PaymentErrors.Changed,
            ct);
    }

    /// <summary>The collective slips of the applicant acted for that are still to be paid, the latest first; none without the permission to pay.</summary>
    public async Task<IReadOnlyList<CollectiveView>> OwnAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || !actor.May(DelegatePermissions.Pay) || (actor.CompanyId ?? actor.IndividualId) is null)
        {
            return [];
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var own = await db.CollectiveSlips.AsNoTracking().Where(c => c.DissolvedAt == null
            && ((c.CompanyId != null && c.CompanyId == actor.CompanyId) || (c.IndividualId != null && c.IndividualId == actor.IndividualId))
            && db.Set<PaymentSlip>().Any(s => s.CollectiveId == c.Id && s.Status == SlipStatus.Open)).OrderByDescending(c => c.IssuedAt).ToListAsync(ct);
        List<CollectiveView> views = [];
        foreach (var collective in own)
        {
            views.Add(await ViewAsync(db, collective, ct));
        }

        return views;
    }

    /// <summary>A collective slip with what stands on it, for its paper; rights are checked by the caller.</summary>
    public static async Task<CollectiveView> ViewAsync(PortalDbContext db, CollectiveSlip collective, CancellationToken ct)
    {
        var rows = await db.PaymentSlips.AsNoTracking().Where(s => s.CollectiveId == collective.Id).OrderBy(s => s.Number)
            .Select(s => new
            {
                Slip = s, CaseNumber = db.Set<Case>().Where(c => c.Id == s.CaseId).Select(c => c.Number).First(),
                Person = db.Set<CasePerson>().Where(p => p.CaseId == s.CaseId
                    && (p.Role == CasePerson.Subject || !db.Set<CasePerson>().Any(o => o.CaseId == p.CaseId && o.Id != p.Id)))
                    .Select(p => p.Name).FirstOrDefault(),
            }).ToListAsync(ct);
        return new CollectiveView
        {
            Slip = collective,
            Lines = rows.ConvertAll(r => new CollectiveLine(
                r.Slip.Id, r.Slip.Number, r.CaseNumber, r.Person ?? r.Slip.PayerName, r.Slip.Purpose, r.Slip.AmountCents, r.Slip.DueCents, r.Slip.Status)),
        };
    }

    private async Task<Result<Guid>> CreateAsync(PortalDbContext db, Actor actor, List<Guid> ids, CancellationToken ct)
    {
        var rows = await db.PaymentSlips.Where(s => ids.Contains(s.Id)).Join(db.Cases, s => s.CaseId, c => c.Id, (s, c) => new { Slip = s, File = c })
            .ToListAsync(ct);
        if (rows.Count < ids.Count || rows.Exists(r => !actor.ActsFor(r.File.CompanyId, r.File.IndividualId)))
        {
            return new NotFound();
        }

        var first = rows[0].Slip;
        if (rows.Exists(r => r.Slip is not { Status: SlipStatus.Open, PaidCents: 0, CollectiveId: null } || r.Slip.Account != first.Account
            || r.Slip.Beneficiary != first.Beneficiary || !SlipBooking.TakesMoney(r.Slip, r.File)))
        {
            return PaymentErrors.CollectiveSlipTaken;
        }

        var today = clock.Today();
        var prefix = await db.SettingAsync(SettingKeys.ReferencePrefix, new ActDay(today), ct);
        var latest = rows.MaxBy(r => r.Slip.IssuedAt)!.Slip;
        var collective = new CollectiveSlip
        {
            Number = await Numbering.NextSlipNumberAsync(db, today, ct),
            Reference = PaymentReference.Create(prefix, today.Year, await Numbering.NextAsync(db, $"reference/{prefix}/{today.Year}", ct)),
            CompanyId = rows[0].File.CompanyId, IndividualId = rows[0].File.IndividualId,
            PayerName = latest.PayerName, PayerAddress = latest.PayerAddress, PayerNumber = latest.PayerNumber,
            Beneficiary = first.Beneficiary, Account = first.Account, Bank = first.Bank, IssuedAt = clock.UtcNow(), DueOn = rows.Min(r => r.Slip.DueOn),
        };
        db.CollectiveSlips.Add(collective);
        foreach (var slip in rows.Select(r => r.Slip))
        {
            (slip.CollectiveId, slip.Version) = (collective.Id, Guid.NewGuid());
        }

        db.Audit(clock, actor, "collective.create", "collective", collective.Id, $"{collective.Number}, {ids.Count}");
        return collective.Id;
    }
}

/// <summary>A collective slip with what stands on it.</summary>
public sealed record CollectiveView
{
    public required CollectiveSlip Slip { get; init; }

    public required IReadOnlyList<CollectiveLine> Lines { get; init; }

    /// <summary>What is still to be paid, of all its slips together.</summary>
    public long DueCents => Lines.Sum(l => l.DueCents);
}

/// <summary>A slip on a collective slip.</summary>
/// <param name="SlipId">Key of the slip.</param>
/// <param name="Number">Its number.</param>
/// <param name="CaseNumber">The case that it is for.</param>
/// <param name="Name">The person whom the case is about, else the applicant.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="AmountCents">Its amount.</param>
/// <param name="DueCents">What is still to be paid of it.</param>
/// <param name="Status">Where it stands.</param>
public sealed record CollectiveLine(
    Guid SlipId, string Number, string CaseNumber, string Name, string Purpose, long AmountCents, long DueCents, SlipStatus Status)
{
    // Names are nobody's business in a log.
    /// <inheritdoc/>
    public override string ToString() => $"slip {Number}";
}
