using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Payments;

namespace SecurityPortal.Tests.Simulation;

/// <summary>What comes from the bank, and what the money desk does with it.</summary>
public sealed class MoneyMoves(World world)
{
    /// <summary>Anything of it.</summary>
    public Task ActAsync() => world.Random.Next(10) switch
    {
        < 4 => StatementAsync(),
        < 6 => LineAsync(),
        < 8 => RefundAsync(),
        8 => QuestionAsync(),
        _ => CorrectionAsync(),
    };

    // Full, with a cent too few, in part or twice; now and then the bank takes back, or tells again what it has told.
    private async Task StatementAsync()
    {
        await using var db = world.Portal.Db();
        var slips = await db.PaymentSlips.AsNoTracking().OrderByDescending(s => s.Number).Take(20).ToListAsync();
        if (slips.Count == 0)
        {
            return;
        }

        var entries = new StringBuilder();
        for (var i = world.Random.Next(1, 4); i > 0; i--)
        {
            var slip = world.Pick(slips);
            var isReversal = world.Chance(25);
            var cents = world.Pick([slip.AmountCents, slip.AmountCents, slip.AmountCents, slip.AmountCents - 1, slip.AmountCents / 2]);
            entries.Append(CultureInfo.InvariantCulture, $"""
                <Ntry><Amt Ccy="EUR">{cents / 100}.{cents % 100:00}</Amt><CdtDbtInd>{(isReversal ? "DBIT" : "CRDT")}</CdtDbtInd>
                {(isReversal ? "<RvslInd>true</RvslInd>" : "")}<BookgDt><Dt>{world.Portal.Today:yyyy-MM-dd}</Dt></BookgDt>
                <AcctSvcrRef>S{(world.Chance(10) ? 1 : ++world.NextEntry)}</AcctSvcrRef><AddtlNtryInf>{slip.Reference}</AddtlNtryInf></Ntry>
                """);
        }

        var file = Encoding.UTF8.GetBytes($"<Document><BkToCstmrStmt><Stmt>{entries}</Stmt></BkToCstmrStmt></Document>");
        var uploaded = await world.CallAsync("upload statement", world.Cashier, async s =>
        {
            using var body = new MemoryStream(file);
            return await s.Get<StatementImport>().UploadAsync(body, "izvod.xml", western: false, default);
        });
        if (uploaded is not { IsOk: true } statement)
        {
            return;
        }

        var seen = await db.BankStatements.Where(b => b.Id == statement.Value).Select(b => b.Version).SingleAsync();
        await world.CallAsync("confirm statement", world.Cashier, s => s.Get<StatementImport>().ConfirmAsync(statement.Value, seen, null, default));
    }

    private async Task LineAsync()
    {
        await using var db = world.Portal.Db();
        var lines = await InOrder(db, db.BankStatementLines.AsNoTracking().Where(l => l.IsHeld && l.ResolvedAt == null)).Take(20).ToListAsync();
        if (lines.Count == 0)
        {
            return;
        }

        var line = world.Pick(lines);
        var slip = world.Pick(await db.PaymentSlips.OrderByDescending(s => s.Number).Take(20).Select(s => s.Number).ToListAsync());
        await (world.Random.Next(4) switch
        {
            0 => world.CallAsync("match line", world.Cashier, s => s.Get<MoneyDesk>().MatchAsync(line.Id, line.Version, slip, default)),
            1 => world.CallAsync("match reversal", world.Cashier, s => s.Get<MoneyDesk>().MatchReversalAsync(line.Id, line.Version, slip, default)),
            2 => world.CallAsync("refund line", world.Cashier, s => s.Get<MoneyDesk>().RefundAsync(line.Id, line.Version, default)),
            _ => world.CallAsync("resolve line", world.Cashier, s => s.Get<MoneyDesk>().ResolveAsync(line.Id, line.Version, "E panjohur", default)),
        });
    }

    private async Task RefundAsync()
    {
        await using var db = world.Portal.Db();
        var refunds = await db.Refunds.AsNoTracking().OrderByDescending(r => r.CreatedAt).ThenBy(r => r.AmountCents)
            .ThenBy(r => db.Set<BankStatementLine>().Where(l => l.Id == r.LineId).Select(l => l.Row).FirstOrDefault())
            .ThenBy(r => db.Set<PaymentSlip>().Where(p => p.Id == r.SlipId).Select(p => p.Number).FirstOrDefault()).Take(20).ToListAsync();
        var held = await db.PaymentSlips.AsNoTracking().Where(s => s.IsHeld).OrderBy(s => s.Number).Take(10).ToListAsync();
        if (held.Count > 0 && world.Chance(40))
        {
            var slip = world.Pick(held);
            await world.CallAsync("list slip", world.Cashier, s => s.Get<Refunds>().ListSlipAsync(slip.Id, slip.Version, default));
        }
        else if (refunds.Count > 0)
        {
            var refund = world.Pick(refunds);
            await world.CallAsync("move refund", world.Cashier, s => s.Get<Refunds>()
                .MoveAsync(refund.Id, refund.Version, world.Pick(Enum.GetValues<RefundStatus>()), "Sipas bankës", default));
        }
    }

    private async Task QuestionAsync()
    {
        await using var db = world.Portal.Db();
        var questions = await db.PaymentQuestions.AsNoTracking().Where(q => q.AnsweredAt == null).OrderBy(q => q.AskedAt)
            .ThenBy(q => db.Set<PaymentSlip>().Where(p => p.Id == q.SlipId).Select(p => p.Number).FirstOrDefault())
            .ThenBy(q => q.AmountCents).Take(10).ToListAsync();
        if (questions.Count > 0)
        {
            var question = world.Pick(questions);
            await world.CallAsync("answer question", world.Pick(world.Supervisors), s => s.Get<PaymentDecisions>()
                .AnswerAsync(question.Id, question.Version, world.Pick(Enum.GetValues<PaymentAnswer>()), "Sipas bankës", default));
        }
    }

    private async Task CorrectionAsync()
    {
        await using var db = world.Portal.Db();
        if (await db.PaymentCorrections.AsNoTracking().Where(c => c.Status == CorrectionStatus.Proposed).OrderBy(c => c.ProposedAt).FirstOrDefaultAsync()
            is { } open)
        {
            await world.CallAsync("decide correction", world.Pick(world.Supervisors), s => world.Chance(70)
                ? s.Get<PaymentDecisions>().ConfirmAsync(open.Id, open.Version, default)
                : s.Get<PaymentDecisions>().RejectAsync(open.Id, open.Version, default));
            return;
        }

        var payments = await db.Payments.AsNoTracking().Where(p => p.State == PaymentState.Counts).OrderByDescending(p => p.BookedAt)
            .ThenBy(p => db.Set<PaymentSlip>().Where(s => s.Id == p.SlipId).Select(s => s.Number).FirstOrDefault())
            .ThenBy(p => p.AmountCents).Take(20).ToListAsync();
        if (payments.Count > 0)
        {
            var payment = world.Pick(payments);
            var target = world.Chance(50) ? null
                : world.Pick(await db.PaymentSlips.OrderByDescending(s => s.Number).Take(20).Select(s => s.Number).ToListAsync());
            await world.CallAsync("propose correction", world.Cashier, s => s.Get<PaymentDecisions>()
                .ProposeAsync(payment.Id, payment.Version, target, "Gabim", default));
        }
    }

    // By what the seed decides: keys are random in part, and rows of one moment would stand in another order at the next run.
    private static IQueryable<BankStatementLine> InOrder(PortalDbContext db, IQueryable<BankStatementLine> lines) =>
        lines.OrderBy(l => db.Set<BankStatement>().Where(s => s.Id == l.StatementId).Select(s => s.UploadedAt).First()).ThenBy(l => l.Row);
}
