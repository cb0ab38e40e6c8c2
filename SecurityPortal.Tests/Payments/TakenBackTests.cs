using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Payments;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Payments;

/// <summary>What the bank took back counts nowhere again, and each reversal undoes one payment.</summary>
public sealed class TakenBackTests : PaymentsKit
{
    // The bank does not carry the refund out, since it had taken the money back.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Refund_OrderedBeforeTheMoneyWasTakenBack_EndsForGood(bool isBookedByHand)
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        await PayAsync(cashier, slip, isBookedByHand);
        await CancelAsync(slip);
        await ListSlipAsync(cashier, slip);
        Ok(await MoveRefundAsync(cashier, RefundStatus.ToRefund, RefundStatus.Ordered));
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A2"))));
        Assert.Equal(RefundStatus.Ordered, Assert.Single(await RefundListAsync()).Status);

        Ok(await MoveRefundAsync(cashier, RefundStatus.Ordered, RefundStatus.ToRefund));

        Assert.Equal((RefundStatus.Withdrawn, "A2"), Assert.Single((await RefundListAsync()).Select(r => (r.Status, r.Note!))));
        Assert.Equal((false, 0L), ((await SlipAsync(slip.Id)).IsHeld, (await SlipAsync(slip.Id)).PaidCents));
        await using var db = Database.CreateDbContext();
        Assert.False(await db.Payments.AnyAsync(p => p.State == PaymentState.Counts));
        Assert.Equal(StatementOutcome.Reversal, (await HeldLineAsync(cashier)).Outcome);
    }

    [Fact]
    public async Task Statement_WithAHandBookingThatWasReturnedAndTakenBack_IsRecognised()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        await PayAsync(cashier, slip, isBookedByHand: true);
        await CancelAsync(slip);
        await ListSlipAsync(cashier, slip);
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A2"))));

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(slip, "CRDT", "A1"))));

        Assert.Equal(RefundStatus.Withdrawn, Assert.Single(await RefundListAsync()).Status);
        Assert.Equal(StatementOutcome.BookedByHand, (await LineAsync("A1")).Outcome);
        Assert.Equal((await LineAsync("A2")).Id, (await LineAsync("A1")).ReversedBy);
        Assert.Equal(0, Ok(await Statements(cashier).HeldAsync(1, default)).Total);
    }

    [Fact]
    public async Task Reversals_OfTwoEqualHandBookings_UndoEachOnce()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        foreach (var _ in new[] { 1, 2 })
        {
            var half = Full(slip) with { AmountCents = 25_000, DifferenceSeen = true };
            Ok(await Payments(cashier).BookAsync(slip.Id, (await SlipAsync(slip.Id)).Version, half, default));
        }

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "R1", "250.00"), TakenBack(slip, "R2", "250.00"))));

        await using var db = Database.CreateDbContext();
        Assert.Equal([PaymentState.TakenBack, PaymentState.TakenBack], await db.Payments.Select(p => p.State).ToListAsync());
        Assert.Equal(2, (await db.Payments.Select(p => p.TakenBackBy).ToListAsync()).Distinct().Count());
        Assert.Equal(0, (await SlipAsync(slip.Id)).PaidCents);
    }

    // Of a day before the booking, or in another currency.
    [Theory]
    [InlineData("2026-06-15", "2026-06-14")]
    [InlineData("EUR", "USD")]
    public async Task Reversal_ThatCannotUndoAHandBooking_IsHeld(string said, string instead)
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        await PayAsync(cashier, slip, isBookedByHand: true);

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A2").Replace(said, instead, StringComparison.Ordinal))));

        Assert.Equal(StatementOutcome.Reversal, (await HeldLineAsync(cashier)).Outcome);
        Assert.Equal((false, 50_000L), ((await SlipAsync(slip.Id)).IsQuestioned, (await SlipAsync(slip.Id)).PaidCents));
    }

    // Booked by hand, taken back, and a further reversal waits: the line of the booking is undone already, and the next one is what the further one undoes.
    [Fact]
    public async Task Reversal_ThatWaits_IsNotSpentOnWhatAnotherUndid()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        await PayAsync(cashier, slip, isBookedByHand: true);
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "R1"))));
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "R2"))));

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(slip, "CRDT", "A1"))));
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(slip, "CRDT", "A2"))));

        Assert.Equal((await LineAsync("R1")).Id, (await LineAsync("A1")).ReversedBy);
        Assert.Equal((await LineAsync("R2")).Id, (await LineAsync("A2")).ReversedBy);
    }

    // Between two transactions of the same statement another cashier acts.
    [Fact]
    public async Task Reversal_OfALineThatWasListedForRefundMeanwhile_TakesTheRefundOffTheList()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        var id = await UploadCamtAsync(cashier, Entry(slip, "CRDT", "A1"), TakenBack(slip, "A2"));
        await using (var db = Database.CreateDbContext())
        {
            var now = Clock.UtcNow();
            await db.BankStatements.ExecuteUpdateAsync(s => s.SetProperty(x => x.ConfirmedAt, now).SetProperty(x => x.ConfirmedBy, cashier.UserId));
            await db.BankStatementLines.Where(l => l.Outcome == StatementOutcome.TakenBack)
                .ExecuteUpdateAsync(l => l.SetProperty(x => x.IsHeld, true).SetProperty(x => x.TakenAt, now));
        }

        var line = await HeldLineAsync(cashier);
        Ok(await Desk(await CashierAsync("Ilir Shala")).RefundAsync(line.Id, line.Version, default));

        Ok(await ConfirmAsync(cashier, id));

        Assert.Equal(RefundStatus.Withdrawn, Assert.Single(await RefundListAsync()).Status);
        Assert.Equal(2, Ok(await Statements(cashier).HeldAsync(1, default)).Total);
        Assert.Equal((await LineAsync("A2")).Id, (await LineAsync("A1")).ReversedBy);
        Assert.Equal(1, await RowsAsync("statement.taken-back", line.Id));
    }

    // The statement of the day brought the reversal; that of the month brings both.
    [Fact]
    public async Task Statement_WithAReversalThatIsKnown_LetsItsPaymentMeetTheOneThatWaits()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A2"))));
        var reversal = await HeldLineAsync(cashier);

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(slip, "CRDT", "A1"), TakenBack(slip, "A2"))));

        var line = await HeldLineAsync(cashier);
        Assert.Equal((StatementOutcome.TakenBack, 0L), (line.Outcome, line.RestCents));
        Assert.Equal(reversal.Id, (await LineAsync("A1")).ReversedBy);
    }

    [Fact]
    public async Task Statement_WithAPaymentAndItsReversalThatAreKnown_BooksTheNewOne()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(slip, "CRDT", "A1"), TakenBack(slip, "A2"))));

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(
            cashier, Entry(slip, "CRDT", "A1"), TakenBack(slip, "A2"), Entry(slip, "CRDT", "A3"))));

        Assert.Equal((SlipStatus.Paid, 50_000L), ((await SlipAsync(slip.Id)).Status, (await SlipAsync(slip.Id)).PaidCents));
    }

    // What of the line was settled with a note may be lost: an answer about the slip says nothing of it.
    [Fact]
    public async Task Answer_OfAReversalOfWhatWasSettledWithANote_LeavesItHeld()
    {
        var (cashier, supervisor) = (await CashierAsync(), await Data.SupervisorAsync());
        var slip = await ChargedAsync(await Data.CompanyAsync());
        await TakeInAsync(cashier, Row("pa referencë", "600,00"));
        var line = await HeldLineAsync(cashier);
        Ok(await Desk(cashier).MatchAsync(line.Id, line.Version, slip.Number, default));
        line = await HeldLineAsync(cashier);
        Ok(await Desk(cashier).ResolveAsync(line.Id, line.Version, "U kthye në arkë", default));
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A2", "600.00"))));
        var question = Assert.Single(Ok(await Waiting(supervisor).QuestionsAsync(1, default)).Rows);

        Ok(await Decisions(supervisor).AnswerAsync(question.Id, question.Version, PaymentAnswer.CountsAsPaid, "Vendim", default));

        Assert.Equal(StatementOutcome.Reversal, (await HeldLineAsync(cashier)).Outcome);
    }

    [Fact]
    public async Task MatchReversal_OfALineThatIsHeld_LeavesItsRows()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        await TakeInAsync(cashier, Row(slip.Reference, "500,00", "14.06.2026"));
        var undone = await HeldLineAsync(cashier);
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A2").Replace(slip.Reference, "storno", StringComparison.Ordinal))));
        var reversal = Assert.Single(Ok(await Statements(cashier).HeldAsync(1, default)).Rows, l => l.Outcome == StatementOutcome.Reversal);

        Ok(await Desk(cashier).MatchReversalAsync(reversal.Id, reversal.Version, slip.Number, default));

        Assert.Equal((1, 1), (await RowsAsync("statement.match", reversal.Id), await RowsAsync("statement.taken-back", undone.Id)));
    }

    // It names a collective slip; the cashier knows better.
    [Fact]
    public async Task MatchReversal_ByHand_LooksOnTheSlipThatTheCashierSays()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (first, second, single) = (await ChargedAsync(company), await ChargedAsync(company), await ChargedAsync(company));
        Ok(await new CollectiveSlips(Database, new FixedActor(company), Clock).CreateAsync([first.Id, second.Id], default));
        await using var db = Database.CreateDbContext();
        var collective = await db.CollectiveSlips.SingleAsync();
        await TakeInAsync(cashier, Row(single.Reference, "1.000,00"));
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(
            cashier, TakenBack(first, "R", "1000.00").Replace(first.Reference, collective.Reference, StringComparison.Ordinal))));
        var reversal = await HeldLineAsync(cashier);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await TakeInAsync(cashier, Row("pa referencë", "1.000,00"));
        var line = Assert.Single(Ok(await Statements(cashier).HeldAsync(1, default)).Rows, l => l.Id != reversal.Id);
        Ok(await Desk(cashier).MatchAsync(line.Id, line.Version, collective.Number, default));

        Ok(await Desk(cashier).MatchReversalAsync(reversal.Id, reversal.Version, single.Number, default));

        Assert.Equal((true, false, false),
            ((await SlipAsync(single.Id)).IsQuestioned, (await SlipAsync(first.Id)).IsQuestioned, (await SlipAsync(second.Id)).IsQuestioned));
    }

    // Whoever has it open at this moment is told.
    [Fact]
    public async Task Reversal_ThatMeetsItsPayment_IsAnotherThanTheCashierSaw()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A2"))));
        var seen = await HeldLineAsync(cashier);
        await PayAsync(cashier, slip, isBookedByHand: true);

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(slip, "CRDT", "A1"))));

        Assert.Equal("payment.changed", (await Desk(cashier).ResolveAsync(seen.Id, seen.Version, "E panjohur", default)).Error!.Code);
    }

    // The first statement waits while another brings the payment that was booked by hand: its own payment is one too many, and that is what it takes back.
    [Fact]
    public async Task Reversal_InAnEarlierRow_UndoesWhatItsStatementBrings()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        await PayAsync(cashier, slip, isBookedByHand: true);
        var first = await UploadCamtAsync(cashier, TakenBack(slip, "A2"), Entry(slip, "CRDT", "A1"));
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(slip, "CRDT", "A9"))));
        Clock.Advance(TimeSpan.FromMinutes(1));

        Ok(await ConfirmAsync(cashier, first));

        Assert.False((await SlipAsync(slip.Id)).IsQuestioned);
        Assert.Equal(RefundStatus.Withdrawn, Assert.Single(await RefundListAsync()).Status);
    }

    [Fact]
    public async Task Undone_IsLookedUpByAnIndex_NotAmongAllThatWereNeverTakenBack()
    {
        var slip = await ChargedAsync(await Data.CompanyAsync());
        var reversal = new BankStatementLine
        {
            StatementId = slip.Id, Row = 1, EntryKey = "k", Outcome = StatementOutcome.Reversal, AmountCents = 50_000, BookedOn = Clock.Today(),
        };
        await using var db = Database.CreateDbContext();
        await db.Database.OpenConnectionAsync();
        await using var plan = LineReversal.Undone(db, reversal, slip.Id, slip.Reference).Take(1).CreateDbCommand();
        plan.CommandText = $"EXPLAIN QUERY PLAN {plan.CommandText}";
        List<string> steps = [];
        await using var rows = await plan.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            steps.Add(rows.GetString(3));
        }

        Assert.Contains(steps, s => s.Contains("IX_BankStatementLines_Reference", StringComparison.Ordinal));
        Assert.DoesNotContain(
            steps, s => (s.StartsWith("SCAN", StringComparison.Ordinal) && s != "SCAN CONSTANT ROW") || s.Contains("_ReversedBy", StringComparison.Ordinal));
    }

    private async Task PayAsync(Actor cashier, PaymentSlip slip, bool isBookedByHand)
    {
        if (isBookedByHand)
        {
            Ok(await Payments(cashier).BookAsync(slip.Id, slip.Version, Full(slip), default));
        }
        else
        {
            Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(slip, "CRDT", "A1"))));
        }
    }

    private async Task<BankStatementLine> LineAsync(string entry)
    {
        await using var db = Database.CreateDbContext();
        return await db.BankStatementLines.AsNoTracking().SingleAsync(l => l.EntryReference == entry);
    }

    private async Task<int> RowsAsync(string action, Guid lineId)
    {
        await using var db = Database.CreateDbContext();
        return await db.AuditRows.CountAsync(r => r.Action == action && r.SubjectId == lineId.ToString());
    }
}
