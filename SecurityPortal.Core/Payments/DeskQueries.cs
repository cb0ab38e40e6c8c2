using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Payments;

/// <summary>Reads what waits at the money desk, and the money of a slip, for the ministry's finance side.</summary>
public sealed class DeskQueries(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, TimeProvider clock)
{
    private static readonly RefundStatus[] OpenRefunds = [RefundStatus.ToRefund, RefundStatus.Ordered];

    /// <summary>How much waits. Error: common.not-permitted.</summary>
    public async Task<Result<DeskCounts>> CountsAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadPayments: true } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return new DeskCounts(
            await StatementQueries.Held(db).CountAsync(ct), await db.Refunds.CountAsync(r => OpenRefunds.Contains(r.Status), ct),
            await db.PaymentQuestions.CountAsync(q => q.Answer == null, ct),
            await db.PaymentCorrections.CountAsync(c => c.Status == CorrectionStatus.Proposed, ct), actor.CanBook, actor.CanDecide);
    }

    /// <summary>A page of the refunds: those to be done, the oldest first, or those that ended, the latest first. Error: common.not-permitted.</summary>
    public async Task<Result<Page<RefundView>>> RefundsAsync(bool ended, int page, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadPayments: true })
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var rows = db.Refunds.AsNoTracking().Where(r => OpenRefunds.Contains(r.Status) != ended);
        var place = new PageRequest(page).Within(await rows.CountAsync(ct));
        rows = ended ? rows.OrderByDescending(r => r.EndedAt).ThenBy(r => r.Id) : rows.OrderBy(r => r.CreatedAt).ThenBy(r => r.Id);
        return place.Of(await Views(db, rows.At(place)).ToListAsync(ct));
    }

    /// <summary>The open questions, the oldest first. Error: common.not-permitted.</summary>
    public async Task<Result<Page<QuestionView>>> QuestionsAsync(int page, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadPayments: true })
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var open = db.PaymentQuestions.AsNoTracking().Where(q => q.Answer == null);
        var place = new PageRequest(page).Within(await open.CountAsync(ct));
        return place.Of(await QuestionsAsync(db, open.OrderBy(q => q.AskedAt).ThenBy(q => q.Id).At(place), ct));
    }

    /// <summary>The corrections that wait for a second person, the oldest first. Error: common.not-permitted.</summary>
    public async Task<Result<Page<CorrectionView>>> CorrectionsAsync(int page, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadPayments: true } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var open = db.PaymentCorrections.AsNoTracking().Where(c => c.Status == CorrectionStatus.Proposed);
        var place = new PageRequest(page).Within(await open.CountAsync(ct));
        return place.Of(await CorrectionsAsync(db, open.OrderBy(c => c.ProposedAt).ThenBy(c => c.Id).At(place), actor, ct));
    }

    /// <summary>A slip with its payments and their history. Errors: common.not-permitted, common.not-found.</summary>
    /// <param name="slipId">The slip.</param>
    /// <param name="look">A person looks, which leaves an audit row; a page that refreshes itself does not.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<SlipMoney>> SlipAsync(Guid slipId, bool look, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanReadPayments: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, "payment.refused", "slip", slipId, new NotPermitted(), ct);
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (await SlipQueries.Views(db, db.PaymentSlips.AsNoTracking().Where(s => s.Id == slipId)).SingleOrDefaultAsync(ct) is not { } slip)
        {
            return new NotFound();
        }

        var payments = await db.Payments.AsNoTracking().Where(p => p.SlipId == slipId).OrderBy(p => p.BookedAt).Select(p => new PaymentView
        {
            Id = p.Id, Version = p.Version, AmountCents = p.AmountCents, BankDate = p.BankDate, BankReference = p.BankReference, BookedAt = p.BookedAt,
            BookedBy = db.Users.Where(u => u.Id == p.BookedBy).Select(u => u.DisplayName).FirstOrDefault() ?? "", State = p.State, EndedAt = p.EndedAt,
            IsProposed = db.Set<PaymentCorrection>().Any(c => c.PaymentId == p.Id && c.Status == CorrectionStatus.Proposed),
        }).ToListAsync(ct);
        var ids = payments.ConvertAll(p => p.Id);
        var money = new SlipMoney(
            slip, payments,
            await CorrectionsAsync(db, db.PaymentCorrections.AsNoTracking().Where(c => ids.Contains(c.PaymentId) || c.TargetSlipId == slipId)
                .OrderBy(c => c.ProposedAt), actor, ct),
            await QuestionsAsync(db, db.PaymentQuestions.AsNoTracking().Where(q => q.SlipId == slipId).OrderBy(q => q.AskedAt), ct),
            await Views(db, db.Refunds.AsNoTracking().Where(r => r.SlipId == slipId).OrderBy(r => r.CreatedAt)).ToListAsync(ct),
            await db.NumberSettingAsync(SettingKeys.PaymentTolerance, new ActDay(clock.Today()), ct), actor.CanBook);
        if (look)
        {
            db.Audit(clock, actor, "payment.look", "slip", slipId, slip.Number);
            await db.SaveChangesAsync(ct);
        }

        return money;
    }

    internal static IQueryable<RefundView> Views(PortalDbContext db, IQueryable<Refund> rows) =>
        rows.Select(r => new RefundView
        {
            Id = r.Id, Version = r.Version, Status = r.Status, Reason = r.Reason, AmountCents = r.AmountCents, Payer = r.Payer,
            PayerAccount = r.PayerAccount, SlipNumber = db.Set<PaymentSlip>().Where(s => s.Id == r.SlipId).Select(s => s.Number).FirstOrDefault(),
            CreatedAt = r.CreatedAt, CreatedBy = db.Users.Where(u => u.Id == r.CreatedBy).Select(u => u.DisplayName).FirstOrDefault() ?? "",
            OrderedAt = r.OrderedAt, OrderedBy = db.Users.Where(u => u.Id == r.OrderedBy).Select(u => u.DisplayName).FirstOrDefault(),
            EndedAt = r.EndedAt, EndedBy = db.Users.Where(u => u.Id == r.EndedBy).Select(u => u.DisplayName).FirstOrDefault(), Note = r.Note,
        });

    internal static IQueryable<AskedRow> Asked(PortalDbContext db, IQueryable<PaymentQuestion> rows) =>
        from q in rows.AsNoTracking()
        join s in db.PaymentSlips on q.SlipId equals s.Id
        orderby q.AskedAt, q.Id
        select new AskedRow { Question = q, Slip = s, By = db.Users.Where(u => u.Id == q.AnsweredBy).Select(u => u.DisplayName).FirstOrDefault() };

    internal static IQueryable<ProposedRow> Proposed(PortalDbContext db, IQueryable<PaymentCorrection> rows) =>
        from c in rows.AsNoTracking()
        join p in db.Payments on c.PaymentId equals p.Id
        join s in db.PaymentSlips on p.SlipId equals s.Id
        orderby c.ProposedAt, c.Id
        select new ProposedRow
        {
            Correction = c, Payment = p, Slip = s,
            Target = db.Set<PaymentSlip>().Where(t => t.Id == c.TargetSlipId).Select(t => t.Number).FirstOrDefault(),
            By = db.Users.Where(u => u.Id == c.ProposedBy).Select(u => u.DisplayName).FirstOrDefault(),
            DecidedBy = db.Users.Where(u => u.Id == c.DecidedBy).Select(u => u.DisplayName).FirstOrDefault(),
        };

    private static async Task<List<QuestionView>> QuestionsAsync(PortalDbContext db, IQueryable<PaymentQuestion> rows, CancellationToken ct)
    {
        var found = await Asked(db, rows).ToListAsync(ct);
        var caseIds = found.ConvertAll(f => f.Slip.CaseId);
        var cases = await db.Cases.AsNoTracking().Where(c => caseIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var licences = (await db.Licences.AsNoTracking().Where(l => caseIds.Contains(l.CaseId)).ToListAsync(ct)).ToLookup(l => l.CaseId);
        return found.ConvertAll(f => new QuestionView
        {
            Id = f.Question.Id, Version = f.Question.Version, SlipId = f.Slip.Id, SlipNumber = f.Slip.Number, PayerName = f.Slip.PayerName,
            AmountCents = f.Question.AmountCents, IsReversal = f.Question.LineId is not null, AskedAt = f.Question.AskedAt, CaseId = f.Slip.CaseId,
            CaseNumber = cases[f.Slip.CaseId].Number, ProcessKey = cases[f.Slip.CaseId].ProcessKey, CaseStatus = cases[f.Slip.CaseId].Status,
            LicenceId = licences[f.Slip.CaseId].FirstOrDefault()?.Id, LicenceNumber = licences[f.Slip.CaseId].FirstOrDefault()?.Number,
            Answer = f.Question.Answer, Note = f.Question.Note, AnsweredAt = f.Question.AnsweredAt, AnsweredBy = f.By,
        });
    }

    private static async Task<List<CorrectionView>> CorrectionsAsync(
        PortalDbContext db, IQueryable<PaymentCorrection> rows, Actor actor, CancellationToken ct)
    {
        var found = await Proposed(db, rows).ToListAsync(ct);
        return found.ConvertAll(f => new CorrectionView
        {
            Id = f.Correction.Id, Version = f.Correction.Version, PaymentId = f.Payment.Id, SlipId = f.Slip.Id, SlipNumber = f.Slip.Number,
            PayerName = f.Slip.PayerName, AmountCents = f.Payment.AmountCents, TargetNumber = f.Target, Reason = f.Correction.Reason,
            ProposedAt = f.Correction.ProposedAt, ProposedBy = f.By ?? "", IsOwn = f.Correction.ProposedBy == actor.UserId, Status = f.Correction.Status,
            DecidedAt = f.Correction.DecidedAt, DecidedBy = f.DecidedBy,
        });
    }

    internal sealed class AskedRow
    {
        public required PaymentQuestion Question { get; init; }

        public required PaymentSlip Slip { get; init; }

        public required string? By { get; init; }
    }

    internal sealed class ProposedRow
    {
        public required PaymentCorrection Correction { get; init; }

        public required Payment Payment { get; init; }

        public required PaymentSlip Slip { get; init; }

        public required string? Target { get; init; }

        public required string? By { get; init; }

        public required string? DecidedBy { get; init; }
    }
}
