using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Payments;

/// <summary>Reads slips: the ministry's finance side sees all, an applicant their own with the permission to pay.</summary>
public sealed class SlipQueries(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, TimeProvider clock)
{
    /// <summary>Slips on a page of the applicant's list.</summary>
    public const int OwnPageSize = 20;

    /// <summary>A page of the cashier's lists. Error: common.not-permitted.</summary>
    public async Task<Result<Page<SlipView>>> ListAsync(SlipFilter filter, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadPayments: true } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var slips = await SearchAsync(db, InView(db.PaymentSlips.AsNoTracking(), filter.View, clock.Today()), filter.Search, ct);
        var total = await slips.CountAsync(ct);
        slips = filter.View is SlipListView.Open or SlipListView.WithReceipt or SlipListView.Overdue
            ? slips.OrderBy(s => s.IssuedAt).ThenBy(s => s.Number)
            : slips.OrderByDescending(s => s.BookedAt ?? s.IssuedAt).ThenByDescending(s => s.Number);
        var place = (filter.Page ?? new PageRequest()).Within(total);
        var rows = await Views(db, slips.At(place)).ToListAsync(ct);
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            db.Audit(clock, actor, "payment.search", "slip", null, $"{filter.View}, {total}");
            await db.SaveChangesAsync(ct);
        }

        return place.Of(rows);
    }

    /// <summary>What the slips of a list add up to, all pages together. Error: common.not-permitted.</summary>
    public async Task<Result<SlipSums>> SumsAsync(SlipFilter filter, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadPayments: true })
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await SumsAsync(await SearchAsync(db, InView(db.PaymentSlips.AsNoTracking(), filter.View, clock.Today()), filter.Search, ct), ct);
    }

    /// <summary>
    /// A page of the slips of the applicant acted for: what is to be paid first, then the latest; with what all of them add up to. Error: common.not-permitted
    /// without the permission to pay.
    /// </summary>
    public async Task<Result<(Page<SlipView> Page, SlipSums Sums)>> OwnAsync(SlipFilter filter, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || !actor.May(DelegatePermissions.Pay))
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var own = await SearchAsync(db, InView(Own(db, actor, null), filter.View, clock.Today()), filter.Search, ct);
        var slips = own.OrderByDescending(s => s.Status == SlipStatus.Open).ThenByDescending(s => s.IssuedAt).ThenByDescending(s => s.Number);
        var place = new PageRequest(filter.Page?.Number ?? 1, OwnPageSize).Within(await own.CountAsync(ct));
        return (place.Of((await Views(db, slips.At(place)).ToListAsync(ct)).ConvertAll(ForApplicant)), await SumsAsync(own, ct));
    }

    /// <summary>The slips of one process of the applicant acted for, the cancelled left out; none without the permission to pay.</summary>
    public async Task<IReadOnlyList<SlipView>> OwnOfProcessAsync(string processKey, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || !actor.May(DelegatePermissions.Pay))
        {
            return [];
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return (await Views(db, Own(db, actor, processKey).Where(s => s.Status != SlipStatus.Cancelled)).ToListAsync(ct)).ConvertAll(ForApplicant);
    }

    /// <summary>The slips of a case, the latest first; none for whoever may not see them.</summary>
    public async Task<IReadOnlyList<SlipView>> OfCaseAsync(Guid caseId, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var owner = await db.Cases.Where(c => c.Id == caseId).Select(c => new { c.CompanyId, c.IndividualId }).SingleOrDefaultAsync(ct);
        if (owner is null || await actors.FindAsync(ct) is not { } actor)
        {
            return [];
        }

        var own = actor.ActsFor(owner.CompanyId, owner.IndividualId) && actor.May(DelegatePermissions.Pay);
        if (!own && !actor.CanReadPayments)
        {
            return [];
        }

        var slips = db.PaymentSlips.AsNoTracking().Where(s => s.CaseId == caseId).OrderByDescending(s => s.IssuedAt);
        var rows = await Views(db, slips).ToListAsync(ct);
        return own ? rows.ConvertAll(ForApplicant) : rows;
    }

    private static async Task<SlipSums> SumsAsync(IQueryable<PaymentSlip> slips, CancellationToken ct) => new(
        await slips.SumAsync(s => s.AmountCents, ct),
        await slips.SumAsync(s => s.PaidCents, ct),
        await slips.Where(s => s.Status == SlipStatus.Open).SumAsync(s => s.AmountCents - s.PaidCents - s.WaivedCents, ct));

    private static IQueryable<PaymentSlip> Own(PortalDbContext db, Actor actor, string? processKey)
    {
        var cases = db.Cases.Where(c =>
            ((c.CompanyId != null && c.CompanyId == actor.CompanyId) || (c.IndividualId != null && c.IndividualId == actor.IndividualId))
            && (processKey == null || c.ProcessKey == processKey));
        return db.PaymentSlips.AsNoTracking().Where(s => cases.Any(c => c.Id == s.CaseId));
    }

    private static SlipView ForApplicant(SlipView slip) => slip with { BankReference = null, MayUpload = slip.Status == SlipStatus.Open };

    internal static IQueryable<PaymentSlip> InView(IQueryable<PaymentSlip> slips, SlipListView view, DateOnly today) => view switch
    {
        SlipListView.Open => slips.Where(s => s.Status == SlipStatus.Open),
        SlipListView.WithReceipt => slips.Where(s => s.Status == SlipStatus.Open && s.ReceiptFileId != null),
        SlipListView.Overdue => slips.Where(s => s.Status == SlipStatus.Open && s.DueOn < today),
        SlipListView.Paid => slips.Where(s => s.Status == SlipStatus.Paid),
        SlipListView.Held => slips.Where(s => s.IsHeld),
        SlipListView.Cancelled => slips.Where(s => s.Status == SlipStatus.Cancelled),
        _ => slips,
    };

    internal static async Task<IQueryable<PaymentSlip>> SearchAsync(PortalDbContext db, IQueryable<PaymentSlip> slips, string? text, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return slips;
        }

        var typed = TypedText.PaperNumber(text);
        if (typed.StartsWith("FP-", StringComparison.Ordinal))
        {
            return slips.Where(s => s.Number == typed || db.Set<CollectiveSlip>().Any(c => c.Id == s.CollectiveId && c.Number == typed));
        }

        if (typed.StartsWith("SSHPS-", StringComparison.Ordinal))
        {
            return slips.Where(s => db.Set<Case>().Any(c => c.Id == s.CaseId && c.Number == typed));
        }

        if (PaymentReference.Digits(text) is { } digits)
        {
            return slips.Where(s => s.Reference == digits || s.PayerNumber == digits
                || db.Set<CollectiveSlip>().Any(c => c.Id == s.CollectiveId && c.Reference == digits));
        }

        var cases = await CaseWords.FindAsync(db, db.Cases, NameFolding.Words(text), ct);
        return slips.Where(s => cases.Any(c => c.Id == s.CaseId));
    }

    internal static IQueryable<SlipView> Views(PortalDbContext db, IQueryable<PaymentSlip> slips) => slips.Select(View(db));

    private static Expression<Func<PaymentSlip, SlipView>> View(PortalDbContext db) => s => new SlipView
    {
        Id = s.Id, Version = s.Version, Number = s.Number, Reference = s.Reference, CaseId = s.CaseId,
        CaseNumber = db.Set<Case>().Where(c => c.Id == s.CaseId).Select(c => c.Number).First(),
        PayerName = s.PayerName, PayerNumber = s.PayerNumber, AmountCents = s.AmountCents, AmountConfirmed = s.AmountConfirmed, Account = s.Account,
        IssuedAt = s.IssuedAt, DueOn = s.DueOn, Status = s.Status, IsHeld = s.IsHeld, ReceiptFileName = s.ReceiptFileName, ReceiptAt = s.ReceiptAt,
        BookedAt = s.BookedAt, BankDate = s.BankDate, BankReference = s.BankReference,
        PaidCents = s.PaidCents, WaivedCents = s.WaivedCents, IsQuestioned = s.IsQuestioned, Purpose = s.Purpose,
        CollectiveNumber = db.Set<CollectiveSlip>().Where(c => c.Id == s.CollectiveId && c.DissolvedAt == null).Select(c => c.Number).FirstOrDefault(),
    };
}
