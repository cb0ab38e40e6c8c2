using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Payments;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Payments;

/// <summary>What the bank takes back is found wherever its money was put, before or after it came.</summary>
public sealed class ReversalTests : PaymentsKit
{
    [Fact]
    public async Task Reversal_OfALineThatWasMatchedByHand_EndsItsPayment()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        await TakeInAsync(cashier, Row("pa referencë", "500,00"));
        await MatchAsync(cashier, slip);

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A2"))));

        Assert.Equal((true, 0L), ((await SlipAsync(slip.Id)).IsQuestioned, (await SlipAsync(slip.Id)).PaidCents));
    }

    [Fact]
    public async Task Reversal_OfACollectivePaymentThatWasMatchedByHand_QuestionsEachSlip()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (first, second) = (await ChargedAsync(company), await ChargedAsync(company));
        Ok(await new CollectiveSlips(Database, new FixedActor(company), Clock).CreateAsync([first.Id, second.Id], default));
        await using var db = Database.CreateDbContext();
        var collective = await db.CollectiveSlips.SingleAsync();
        await TakeInAsync(cashier, Row("pa referencë", "1.000,00"));
        var line = await HeldLineAsync(cashier);
        Ok(await Desk(cashier).MatchAsync(line.Id, line.Version, collective.Number, default));

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(
            cashier, TakenBack(first, "A2", "1000.00").Replace(first.Reference, collective.Reference, StringComparison.Ordinal))));

        Assert.Equal((true, true), ((await SlipAsync(first.Id)).IsQuestioned, (await SlipAsync(second.Id)).IsQuestioned));
    }

    // The second payment of a slip was used for another one: taken back is what is still on the slip that the bank names.
    [Fact]
    public async Task Reversal_OfASlipWhoseSecondPaymentWasUsedElsewhere_LeavesThatAlone()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (named, other) = (await ChargedAsync(company), await ChargedAsync(company));
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(named, "CRDT", "A1"), Entry(named, "CRDT", "A2"))));
        var refund = Assert.Single(await RefundListAsync());
        Ok(await Refunds(cashier).MoveAsync(refund.Id, refund.Version, RefundStatus.Withdrawn, "Për lëndën tjetër", default));
        await MatchAsync(cashier, other);

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(named, "A3"))));
        Assert.Equal((true, false), ((await SlipAsync(named.Id)).IsQuestioned, (await SlipAsync(other.Id)).IsQuestioned));
        Assert.Equal(other.Number, await SlipOfAsync("A2"));

        // The bank takes the other payment back, too, which names the same slip.
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(named, "A4"))));
        Assert.True((await SlipAsync(other.Id)).IsQuestioned);
    }

    [Fact]
    public async Task Reversal_OfAPaymentThatWasCorrected_FollowsTheMoney()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (wrong, right) = (await ChargedAsync(company), await ChargedAsync(company));
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(wrong, "CRDT", "A1"))));
        await CorrectAsync(cashier, wrong, right.Number);
        Assert.Equal(right.Number, await SlipOfAsync("A1"));

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(wrong, "A2"))));

        Assert.Equal((true, 0L), ((await SlipAsync(right.Id)).IsQuestioned, (await SlipAsync(right.Id)).PaidCents));
        await using var db = Database.CreateDbContext();
        Assert.Equal([PaymentState.Corrected, PaymentState.TakenBack], await db.Payments.OrderBy(p => p.BookedAt).Select(p => p.State).ToListAsync());
    }

    [Fact]
    public async Task Reversal_OfALineThatIsHeld_EndsItsWaiting()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        await TakeInAsync(cashier, Row(slip.Reference, "500,00", "14.06.2026"));
        Assert.Equal(StatementOutcome.BankDate, (await HeldLineAsync(cashier)).Outcome);

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A2"))));

        Assert.Equal(0, Ok(await Statements(cashier).HeldAsync(1, default)).Total);
    }

    // Settled with a note, its money may be gone: a person looks.
    [Fact]
    public async Task Reversal_OfALineThatWasSettledWithANote_StaysHeld()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        await TakeInAsync(cashier, Row(slip.Reference, "500,00", "14.06.2026"));
        var line = await HeldLineAsync(cashier);
        Ok(await Desk(cashier).ResolveAsync(line.Id, line.Version, "U kthye në arkë", default));

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A2"))));

        Assert.Equal(StatementOutcome.Reversal, (await HeldLineAsync(cashier)).Outcome);
    }

    [Fact]
    public async Task Reversal_OfADoublePayment_IsMatchedByTheCashier()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(slip, "CRDT", "T1"), Entry(slip, "CRDT", "T2"))));
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "T3").Replace(slip.Reference, "storno", StringComparison.Ordinal))));
        var line = await HeldLineAsync(cashier);

        Ok(await Desk(cashier).MatchReversalAsync(line.Id, line.Version, slip.Number, default));

        Assert.Equal(RefundStatus.Withdrawn, Assert.Single(await RefundListAsync()).Status);
        Assert.Equal((SlipStatus.Paid, false), ((await SlipAsync(slip.Id)).Status, (await SlipAsync(slip.Id)).IsQuestioned));
        Assert.Equal(0, Ok(await Statements(cashier).HeldAsync(1, default)).Total);
    }

    [Fact]
    public async Task Reversal_OfAHandBookingAboveTheSlip_TakesTheRestOffTheListToo()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await Payments(cashier).BookAsync(slip.Id, slip.Version, Full(slip) with { AmountCents = 51_200, DifferenceSeen = true }, default));

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A2", "512.00"))));

        Assert.Equal((true, 0L), ((await SlipAsync(slip.Id)).IsQuestioned, (await SlipAsync(slip.Id)).PaidCents));
        Assert.Equal(RefundStatus.Withdrawn, Assert.Single(await RefundListAsync()).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reversal_InAnEarlierStatement_MeetsItsPayment_WhichAPersonSees(bool isBookedByHand)
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A2"))));
        Assert.Equal(StatementOutcome.Reversal, (await HeldLineAsync(cashier)).Outcome);
        if (isBookedByHand)
        {
            Ok(await Payments(cashier).BookAsync(slip.Id, slip.Version, Full(slip), default));
        }

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(slip, "CRDT", "A1"))));

        var line = await HeldLineAsync(cashier);
        var after = await SlipAsync(slip.Id);
        Assert.Equal(isBookedByHand ? (SlipStatus.Paid, true, 0L) : (SlipStatus.Open, false, 0L), (after.Status, after.IsQuestioned, after.PaidCents));
        Assert.Equal((isBookedByHand ? StatementOutcome.Reversal : StatementOutcome.TakenBack, 0L), (line.Outcome, line.RestCents));
        Assert.Empty(await RefundListAsync());
        if (isBookedByHand)
        {
            return;
        }

        Assert.Equal(new LinePlace("izvod.xml", 1), line.TakenBackBy);

        // What comes after it is another payment.
        Clock.Advance(TimeSpan.FromDays(1));
        await TakeInAsync(cashier, Row(slip.Reference, "500,00", "16.06.2026", "B"));
        Assert.Equal(SlipStatus.Paid, (await SlipAsync(slip.Id)).Status);
        await using var db = Database.CreateDbContext();
        Assert.Equal(1, await db.AuditRows.CountAsync(r => r.Action == "statement.taken-back" && r.SubjectId == line.Id.ToString()));
    }

    [Fact]
    public async Task Reversal_InAnEarlierStatementSettledWithANote_HoldsThePaymentForAPerson()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A2"))));
        var line = await HeldLineAsync(cashier);
        Ok(await Desk(cashier).ResolveAsync(line.Id, line.Version, "E panjohur", default));

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(slip, "CRDT", "A1"))));

        line = await HeldLineAsync(cashier);
        Assert.Equal((StatementOutcome.TakenBack, 50_000L), (line.Outcome, line.RestCents));
        Ok(await Desk(cashier).MatchAsync(line.Id, line.Version, slip.Number, default));
        Assert.Equal(SlipStatus.Paid, (await SlipAsync(slip.Id)).Status);
    }

    [Theory]
    [InlineData(false, SlipStatus.Open, 2)]
    [InlineData(true, SlipStatus.Paid, 1)]
    public async Task Reversal_InAnEarlierRow_UndoesItsPayment(bool isBookedByHand, SlipStatus status, int held)
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        if (isBookedByHand)
        {
            Ok(await Payments(cashier).BookAsync(slip.Id, slip.Version, Full(slip), default));
        }

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A2"), Entry(slip, "CRDT", "A1"))));

        var after = await SlipAsync(slip.Id);
        Assert.Equal((status, isBookedByHand, 0L), (after.Status, after.IsQuestioned, after.PaidCents));
        Assert.Equal(held, Ok(await Statements(cashier).HeldAsync(1, default)).Total);
        Assert.Empty(await RefundListAsync());
    }

    // A reversal that undid a line, and waits only for a person, undoes no other.
    [Fact]
    public async Task Reversal_OfMoneySettledWithANote_TakesBackNoFurtherPaymentOfItsDay()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        await TakeInAsync(cashier, Row(slip.Reference, "500,00", "14.06.2026"));
        var line = await HeldLineAsync(cashier);
        Ok(await Desk(cashier).ResolveAsync(line.Id, line.Version, "U kthye në arkë", default));
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A2"))));
        Assert.Equal(StatementOutcome.Reversal, (await HeldLineAsync(cashier)).Outcome);

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(slip, "CRDT", "A3"))));

        Assert.Equal(SlipStatus.Paid, (await SlipAsync(slip.Id)).Status);
    }

    // What the bank dates before the payment is another's reversal.
    [Fact]
    public async Task Reversal_OfADayBeforeThePayment_IsHeld()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(slip, "CRDT", "A1"))));

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A2").Replace("2026-06-15", "2026-06-14", StringComparison.Ordinal))));

        Assert.Equal(StatementOutcome.Reversal, (await HeldLineAsync(cashier)).Outcome);
        Assert.False((await SlipAsync(slip.Id)).IsQuestioned);
    }

    // The bank's own number of the entry says which of two equal payments it takes back.
    [Fact]
    public async Task Reversal_WithTheNumberOfThePayment_UndoesThatOne()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(slip, "CRDT", "T1"), Entry(slip, "CRDT", "T2"))));

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "T1"))));

        Assert.True((await SlipAsync(slip.Id)).IsQuestioned);
        Assert.Equal(RefundStatus.ToRefund, Assert.Single(await RefundListAsync()).Status);
    }

    private async Task MatchAsync(Actor cashier, PaymentSlip slip)
    {
        var line = await HeldLineAsync(cashier);
        Ok(await Desk(cashier).MatchAsync(line.Id, line.Version, slip.Number, default));
    }

    private async Task<string?> SlipOfAsync(string entry)
    {
        await using var db = Database.CreateDbContext();
        return await db.BankStatementLines.Where(l => l.EntryReference == entry)
            .Select(l => db.Set<PaymentSlip>().Where(s => s.Id == l.SlipId).Select(s => s.Number).FirstOrDefault()).SingleAsync();
    }
}
