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

    /// <summary>Slips of a list that are added up at most.</summary>
    public const int MaxSummed = 20_000;

    /// <summary>A page of the cashier's lists. Error: common.not-permitted.</summary>
    public async Task<Result<Page<SlipView>>> ListAsync(SlipFilter filter, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadPayments: true } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var slips = await FoundAsync(db, filter, null, ct);
        var place = (filter.Page ?? new PageRequest()).WithinMost(await slips.CountMostAsync(ct));
        var rows = await Views(db, InOrder(slips, filter.View).At(place)).ToListAsync(ct);
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            db.Audit(clock, actor, "payment.search", "slip", null, $"{filter.View}, {place.Total}");
            await db.SaveChangesAsync(ct);
        }

        return place.Of(rows);
    }

    /// <summary>
    /// What the slips of a list add up to, all pages together; null for a list of more than <see cref="MaxSummed"/>. Error: common.not-permitted.
    /// </summary>
    public async Task<Result<SlipSums?>> SumsAsync(SlipFilter filter, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadPayments: true })
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var slips = await FoundAsync(db, filter, null, ct);
        return await slips.CountMostAsync(MaxSummed, ct) > MaxSummed ? (SlipSums?)null : await SumsAsync(slips, ct);
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
        var own = await FoundAsync(db, filter, Own(db, actor, null), ct);
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

    private static async Task<SlipSums> SumsAsync(IQueryable<PaymentSlip> slips, CancellationToken ct) =>
        new(
            await slips.SumAsync(s => s.AmountCents, ct),
            await slips.SumAsync(s => s.PaidCents, ct),
            await slips.SumAsync(s => s.Status == SlipStatus.Open ? s.AmountCents - s.PaidCents - s.WaivedCents : 0, ct));

    internal static IQueryable<PaymentSlip> Own(PortalDbContext db, Actor actor, string? processKey)
    {
        var cases = db.OwnCases(actor).Where(c => actor.CompanyId != null || actor.IndividualId != null);
        cases = processKey is null ? cases : cases.Where(c => c.ProcessKey == processKey);
        return cases.Join(db.PaymentSlips.AsNoTracking(), c => c.Id, s => s.CaseId, (_, s) => s);
    }

    // What is searched for or whose it is leads to few slips; the view is then asked of each. Without either, the view's index has them in order.
    private async Task<IQueryable<PaymentSlip>> FoundAsync(PortalDbContext db, SlipFilter filter, IQueryable<PaymentSlip>? own, CancellationToken ct)
    {
        var inView = InView(db.PaymentSlips.AsNoTracking(), filter.View, clock.Today());
        var sought = await SearchAsync(db, inView, filter.Search, ct);
        if ((own ?? sought) is not { } few)
        {
            return inView;
        }

        few = own is null || sought is null ? few : few.Where(s => sought.Any(other => other.Id == s.Id));
        return filter.View == SlipListView.All ? few : few.Where(s => inView.Any(other => other.Id == s.Id));
    }

    private static SlipView ForApplicant(SlipView slip) => slip with { BankReference = null, MayUpload = slip.Status == SlipStatus.Open };

    internal static IQueryable<PaymentSlip> InView(IQueryable<PaymentSlip> slips, SlipListView view, DateOnly today) => IsIn(slips, view, today, isHeld: true);

    // A flag is looked up in an index only where it is held against a value that the query is given.
    private static IQueryable<PaymentSlip> IsIn(IQueryable<PaymentSlip> slips, SlipListView view, DateOnly today, bool isHeld) => view switch
    {
        SlipListView.Open => slips.Where(s => s.Status == SlipStatus.Open),
        SlipListView.WithReceipt => slips.Where(s => s.Status == SlipStatus.Open && s.ReceiptFileId != null),
        SlipListView.Overdue => slips.Where(s => s.Status == SlipStatus.Open && s.DueOn < today),
        SlipListView.Paid => slips.Where(s => s.Status == SlipStatus.Paid),
        SlipListView.Held => slips.Where(s => s.IsHeld == isHeld),
        SlipListView.Cancelled => slips.Where(s => s.Status == SlipStatus.Cancelled),
        _ => slips,
    };

    /// <summary>The order of a list; an index has it.</summary>
    internal static IQueryable<PaymentSlip> InOrder(IQueryable<PaymentSlip> slips, SlipListView view) => view switch
    {
        SlipListView.Open or SlipListView.WithReceipt or SlipListView.Overdue => slips.OrderBy(s => s.IssuedAt).ThenBy(s => s.Number),
        SlipListView.Paid => slips.OrderByDescending(s => s.BookedAt).ThenByDescending(s => s.Number),
        _ => slips.OrderByDescending(s => s.IssuedAt).ThenByDescending(s => s.Number),
    };

    /// <summary>The slips that a text means, in any view; by a name those of the latest cases that have a slip in the view. Null for an empty text.</summary>
    internal static async Task<IQueryable<PaymentSlip>?> SearchAsync(PortalDbContext db, IQueryable<PaymentSlip> inView, string? text, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var slips = db.PaymentSlips.AsNoTracking();

        var typed = TypedText.PaperNumber(text);
        if (typed.StartsWith("FP-", StringComparison.Ordinal))
        {
            return await CollectiveAsync(db, c => c.Number == typed, ct) is { } collective
                ? slips.Where(s => s.CollectiveId == collective) : slips.Where(s => s.Number == typed);
        }

        if (typed.StartsWith("SSHPS-", StringComparison.Ordinal))
        {
            return db.Cases.Where(c => c.Number == typed).Join(slips, c => c.Id, s => s.CaseId, (_, s) => s);
        }

        if (PaymentReference.Digits(text) is { Length: PaymentReference.Length } reference)
        {
            return await CollectiveAsync(db, c => c.Reference == reference, ct) is { } collective
                ? slips.Where(s => s.CollectiveId == collective) : slips.Where(s => s.Reference == reference);
        }

        if (PaymentReference.Digits(text) is { } number)
        {
            return slips.Where(s => s.PayerNumber == number);
        }

        var source = await CaseWords.FindAsync(db, NameFolding.Words(text), ct);
        var ranges = source.RangesOf(db.Cases)
            .Select(range => range.Where(p => slips.Any(s => s.CaseId == p.CaseId && inView.Any(v => v.Id == s.Id)))).ToList();
        var cases = (await ranges.FirstAsync(newestFirst: true, PageRequest.MaxRows + 1, ct)).ToArray();
        return slips.Where(s => EF.Parameter(cases).Contains(s.CaseId));
    }

    private static Task<Guid?> CollectiveAsync(PortalDbContext db, Expression<Func<CollectiveSlip, bool>> isIt, CancellationToken ct) =>
        db.Set<CollectiveSlip>().Where(isIt).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(ct);

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
