using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Payments;

/// <summary>Reads the statements taken in, for the ministry's finance side.</summary>
public sealed class StatementQueries(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    private const int Recent = 20;

    /// <summary>The last statements and how many lines are held. Error: common.not-permitted.</summary>
    public async Task<Result<StatementOverview>> OverviewAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadPayments: true } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var rows = await db.BankStatements.AsNoTracking().OrderByDescending(s => s.UploadedAt).Take(Recent).ToListAsync(ct);
        var ids = rows.ConvertAll(s => s.Id);
        var counts = await CountsAsync(db, ids, ct);
        var names = await db.NamesAsync(rows.Select(s => (Guid?)s.UploadedBy), ct);
        return new StatementOverview(
            rows.ConvertAll(s => View(s, names, counts)), await Held(db).CountAsync(ct), actor.CanBook);
    }

    /// <summary>A statement with a page of its lines. Errors: common.not-permitted, common.not-found.</summary>
    /// <param name="statementId">The statement.</param>
    /// <param name="outcome">Only lines of this outcome.</param>
    /// <param name="page">From 1; see <see cref="PageRequest"/>.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<StatementPage>> ReadAsync(Guid statementId, StatementOutcome? outcome, int page, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadPayments: true } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (await db.BankStatements.AsNoTracking().SingleOrDefaultAsync(s => s.Id == statementId, ct) is not { } statement)
        {
            return new NotFound();
        }

        var lines = db.BankStatementLines.AsNoTracking().Where(l => l.StatementId == statementId && (outcome == null || l.Outcome == outcome));
        var names = await db.NamesAsync([statement.UploadedBy], ct);
        var place = new PageRequest(page, PageSize).Within(await lines.CountAsync(ct));
        return new StatementPage(
            View(statement, names, await CountsAsync(db, [statementId], ct)), statement.Version,
            place.Of(await ViewsAsync(db, lines.OrderBy(l => l.Row).At(place), ct)), actor.CanBook,
            await StatementImport.Waiting(db, statementId).CountAsync(ct));
    }

    /// <summary>A page of the held lines that nobody has settled yet, the oldest first. Error: common.not-permitted.</summary>
    public async Task<Result<Page<StatementLineView>>> HeldAsync(int page, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadPayments: true })
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var place = new PageRequest(page, PageSize).Within(await Held(db).CountAsync(ct));
        return place.Of(await ViewsAsync(db, Held(db).OrderBy(l => l.Id).At(place), ct));
    }

    internal static IQueryable<BankStatementLine> Held(PortalDbContext db) => db.BankStatementLines.AsNoTracking().Where(l => l.IsHeld && l.ResolvedAt == null);

    internal static IQueryable<OutcomeCount> Counts(PortalDbContext db, IReadOnlyList<Guid> ids) =>
        db.BankStatementLines.Where(l => ids.Contains(l.StatementId))
        .GroupBy(l => new { l.StatementId, l.Outcome })
            .Select(g => new OutcomeCount { StatementId = g.Key.StatementId, Outcome = g.Key.Outcome, Count = g.Count() });

    private static async Task<ILookup<Guid, OutcomeCount>> CountsAsync(PortalDbContext db, IReadOnlyList<Guid> ids, CancellationToken ct) =>
        (await Counts(db, ids).ToListAsync(ct)).ToLookup(c => c.StatementId);

    private static StatementView View(BankStatement statement, IReadOnlyDictionary<Guid, string> names, ILookup<Guid, OutcomeCount> counts) => new(
        statement.Id, statement.FileName, statement.Format, statement.Lines, statement.UploadedAt, names.GetValueOrDefault(statement.UploadedBy, ""),
        statement.ConfirmedAt,
        counts[statement.Id].ToDictionary(c => c.Outcome, c => c.Count))
    {
        Account = statement.Account, AsksForAccount = statement is { IsOwnAccount: false, AccountAcceptedBy: null, Account: not null },
        OpeningCents = statement.OpeningCents, ClosingCents = statement.ClosingCents, CreditCents = statement.CreditCents,
        DebitCents = statement.DebitCents, GuessedEncoding = statement.GuessedEncoding, Preamble = statement.Preamble,
    };

    internal static IQueryable<LineRow> Views(PortalDbContext db, IQueryable<BankStatementLine> lines) => lines.Select(l => new LineRow
    {
        Line = l,
        SlipNumber = db.Set<PaymentSlip>().Where(s => s.Id == l.SlipId).Select(s => s.Number).FirstOrDefault(),
        SlipCents = db.Set<PaymentSlip>().Where(s => s.Id == l.SlipId).Select(s => (long?)s.AmountCents).FirstOrDefault(),
        CaseNumber = db.Set<PaymentSlip>().Where(s => s.Id == l.SlipId).Join(db.Set<Case>(), s => s.CaseId, c => c.Id, (_, c) => c.Number).FirstOrDefault(),
        File = db.Set<BankStatement>().Where(s => s.Id == l.StatementId).Select(s => s.FileName).First(),
        ReversalFile = db.Set<BankStatementLine>().Where(r => r.Id == l.ReversedBy)
            .Join(db.Set<BankStatement>(), r => r.StatementId, s => s.Id, (_, s) => s.FileName).FirstOrDefault(),
        ReversalRow = db.Set<BankStatementLine>().Where(r => r.Id == l.ReversedBy).Select(r => (int?)r.Row).FirstOrDefault(),
        Booked = db.Set<Payment>().Where(p => p.LineId == l.Id && p.State == PaymentState.Counts).Sum(p => p.AmountCents),
        Refunds = db.Set<Refund>().Where(r => r.LineId == l.Id && r.Status != RefundStatus.Withdrawn).Sum(r => r.AmountCents),
    });

    private static async Task<IReadOnlyList<StatementLineView>> ViewsAsync(PortalDbContext db, IQueryable<BankStatementLine> lines, CancellationToken ct)
    {
        var rows = await Views(db, lines).ToListAsync(ct);
        return rows.ConvertAll(r => new StatementLineView(
            r.Line.Id, r.Line.Row, r.File, r.Line.BookedOn, r.Line.AmountCents, r.Line.Reference, r.Line.Payer, r.Line.Text, r.Line.EntryReference,
            r.Line.Outcome, r.Line.IsHeld,
            r.SlipNumber, r.CaseNumber, r.SlipCents, r.Line.Resolution, r.Line.ResolvedAt)
        {
            TakenBackBy = r is { ReversalFile: { } file, ReversalRow: { } row } ? new LinePlace(file, row) : null,
            Version = r.Line.Version, IsCredit = r.Line.IsCredit, Currency = r.Line.Currency,
            RestCents = r.Line is { IsCredit: true, AmountCents: { } cents, ReversedBy: null } && !LineBooking.Idle.Contains(r.Line.Outcome)
                ? cents - r.Booked - r.Refunds : 0,
        });
    }

    internal sealed class LineRow
    {
        public required BankStatementLine Line { get; init; }

        public required string? SlipNumber { get; init; }

        public required long? SlipCents { get; init; }

        public required string? CaseNumber { get; init; }

        public required string File { get; init; }

        public required string? ReversalFile { get; init; }

        public required int? ReversalRow { get; init; }

        public required long Booked { get; init; }

        public required long Refunds { get; init; }
    }

    internal sealed class OutcomeCount
    {
        public Guid StatementId { get; init; }

        public StatementOutcome Outcome { get; init; }

        public int Count { get; init; }
    }
}
