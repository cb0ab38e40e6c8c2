using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Payments;

namespace SecurityPortal.Tests.Payments;

/// <summary>What a cashier booked from the bank's paper stands in a statement later, and counts once.</summary>
public sealed class PaperMoneyTests : PaymentsKit
{
    [Fact]
    public async Task Statement_WithAPaymentThatWasBookedByHand_CountsItOnce_AndTheNextOneIsTwice()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await Payments(cashier).BookAsync(slip.Id, slip.Version, Full(slip), default));

        var id = await UploadAsync(cashier, Row(slip.Reference, "500,00", entry: "T-1"), Row(slip.Reference, "500,00", entry: "T-2"));
        Assert.Equal([StatementOutcome.BookedByHand, StatementOutcome.AlreadyBooked], await OutcomesAsync(id));
        Assert.Equal(0, Ok(await ConfirmAsync(cashier, id)));

        Assert.Equal([StatementOutcome.BookedByHand, StatementOutcome.AlreadyBooked], await OutcomesAsync(id));
        Assert.Equal((RefundReason.DoublePayment, 50_000L), Assert.Single((await RefundListAsync()).Select(r => (r.Reason, r.AmountCents))));
        await using var db = Database.CreateDbContext();
        var lineId = (await db.Payments.SingleAsync()).LineId;
        Assert.Equal("T-1", await db.BankStatementLines.Where(l => l.Id == lineId).Select(l => l.EntryReference).SingleAsync());
        Assert.Equal(0, Ok(await Statements(cashier).HeldAsync(1, default)).Total);
    }

    // It was booked by hand after the statement was looked at.
    [Fact]
    public async Task Confirm_WhatWasBookedByHandMeanwhile_CountsItOnce()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        var id = await UploadAsync(cashier, Row(slip.Reference, "500,00"));
        Ok(await Payments(cashier).BookAsync(slip.Id, slip.Version, Full(slip), default));

        Ok(await ConfirmAsync(cashier, id));

        Assert.Equal([StatementOutcome.BookedByHand], await OutcomesAsync(id));
        Assert.Empty(await RefundListAsync());
    }

    [Fact]
    public async Task Statement_WithMoreThanTheSlip_BookedByHand_RefundsTheRestOnce()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await Payments(cashier).BookAsync(slip.Id, slip.Version, Full(slip) with { AmountCents = 51_200, DifferenceSeen = true }, default));

        await TakeInAsync(cashier, Row(slip.Reference, "512,00"));

        var refund = Assert.Single(await RefundListAsync());
        Assert.Equal((1_200L, true), (refund.AmountCents, refund.LineId is not null));
        Assert.Equal(50_000L, (await SlipAsync(slip.Id)).PaidCents);
    }

    // Until its line comes there is nothing on which the rest could be held.
    [Fact]
    public async Task Refund_OfTheRestOfAHandBooking_StaysOnTheListUntilItsLineComes()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await Payments(cashier).BookAsync(slip.Id, slip.Version, Full(slip) with { AmountCents = 51_200, DifferenceSeen = true }, default));
        Assert.Equal("payment.refund-without-line", (await MoveRefundAsync(cashier, RefundStatus.ToRefund, RefundStatus.Withdrawn)).Error!.Code);

        await TakeInAsync(cashier, Row(slip.Reference, "512,00"));
        Assert.Equal((RefundStatus.ToRefund, 1_200L), Assert.Single((await RefundListAsync()).Select(r => (r.Status, r.AmountCents))));
        Ok(await MoveRefundAsync(cashier, RefundStatus.ToRefund, RefundStatus.Withdrawn));

        Assert.Equal(1_200L, (await HeldLineAsync(cashier)).RestCents);
    }

    [Fact]
    public async Task Statement_WithAPartThatWasBookedByHand_WaitsForTheRest()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await Payments(cashier).BookAsync(slip.Id, slip.Version, Full(slip) with { AmountCents = 20_000, DifferenceSeen = true }, default));

        await TakeInAsync(cashier, Row(slip.Reference, "200,00"));
        Assert.Equal((SlipStatus.Open, 30_000L), ((await SlipAsync(slip.Id)).Status, (await SlipAsync(slip.Id)).DueCents));
        await TakeInAsync(cashier, Row(slip.Reference, "300,00"));

        Assert.Equal(SlipStatus.Paid, (await SlipAsync(slip.Id)).Status);
        Assert.Empty(await RefundListAsync());
    }

    [Fact]
    public async Task Match_HeldLine_ToASlipThatWasBookedByHandWithIt_GivesTheBookingItsLine()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await Payments(cashier).BookAsync(slip.Id, slip.Version, Full(slip), default));
        await TakeInAsync(cashier, Row("pa referencë", "500,00"));
        var line = await HeldLineAsync(cashier);

        Ok(await Desk(cashier).MatchAsync(line.Id, line.Version, slip.Number, default));

        Assert.Equal(0, Ok(await Statements(cashier).HeldAsync(1, default)).Total);
        await using var db = Database.CreateDbContext();
        Assert.Equal(line.Id, (await db.Payments.SingleAsync()).LineId);
        await TakeInAsync(cashier, Row("pa referencë", "500,00", entry: "B"));
        line = await HeldLineAsync(cashier);
        Assert.Equal("payment.already-booked", (await Desk(cashier).MatchAsync(line.Id, line.Version, slip.Number, default)).Error!.Code);
    }

    [Fact]
    public async Task Statement_WithAHandBookingThatIsToBeRefunded_ListsItOnce()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await Payments(cashier).BookAsync(slip.Id, slip.Version, Full(slip) with { AmountCents = 20_000, DifferenceSeen = true }, default));
        await CancelAsync(slip);
        Ok(await Refunds(cashier).ListSlipAsync(slip.Id, (await SlipAsync(slip.Id)).Version, default));

        await TakeInAsync(cashier, Row(slip.Reference, "200,00"));

        Assert.Equal(20_000L, Assert.Single(await RefundListAsync()).AmountCents);
        Assert.Equal(0, Ok(await Statements(cashier).HeldAsync(1, default)).Total);
    }

    [Fact]
    public async Task Statement_WithAHandBookingThatWasCorrected_FindsItOnTheRightSlip()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (wrong, right) = (await ChargedAsync(company), await ChargedAsync(company));
        Ok(await Payments(cashier).BookAsync(wrong.Id, wrong.Version, Full(wrong) with { AmountCents = 51_200, DifferenceSeen = true }, default));
        await CorrectAsync(cashier, wrong, right.Number);

        var id = await TakeInAsync(cashier, Row(right.Reference, "512,00"));

        Assert.Equal([StatementOutcome.BookedByHand], await OutcomesAsync(id));
        Assert.Equal((50_000L, 0L), ((await SlipAsync(right.Id)).PaidCents, (await SlipAsync(wrong.Id)).PaidCents));
        Assert.Equal(1_200L, Assert.Single(await RefundListAsync()).AmountCents);
    }

    // The payer wrote the wrong reference, which stands in the statement all the same. What the bank has of another day is the payment that was demanded.
    [Theory]
    [InlineData("15.06.2026", StatementOutcome.BookedByHand, SlipStatus.Open)]
    [InlineData("16.06.2026", StatementOutcome.Booked, SlipStatus.Paid)]
    public async Task Statement_NamingTheSlipFromWhichAHandBookingWasCorrected_PaysItNotAnew(string day, StatementOutcome outcome, SlipStatus status)
    {
        var (cashier, company, supervisor) = (await CashierAsync(), await Data.CompanyAsync(), await Data.SupervisorAsync());
        var (wrong, right) = (await ChargedAsync(company), await ChargedAsync(company));
        Ok(await Payments(cashier).BookAsync(wrong.Id, wrong.Version, Full(wrong), default));
        await CorrectAsync(cashier, wrong, right.Number);
        var question = Assert.Single(Ok(await Waiting(supervisor).QuestionsAsync(1, default)).Rows);
        Ok(await Decisions(supervisor).AnswerAsync(question.Id, question.Version, PaymentAnswer.DemandAgain, "Paguan përsëri", default));
        Clock.Advance(TimeSpan.FromDays(1));

        var id = await TakeInAsync(cashier, Row(wrong.Reference, "500,00", day));

        Assert.Equal([outcome], await OutcomesAsync(id));
        Assert.Equal((status, 50_000L), ((await SlipAsync(wrong.Id)).Status, (await SlipAsync(right.Id)).PaidCents));
        Assert.Empty(await RefundListAsync());
    }

    // What never came gives nothing back either.
    [Fact]
    public async Task Correction_OfAHandBookingToNoSlip_TakesItsRestOffTheList()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await Payments(cashier).BookAsync(slip.Id, slip.Version, Full(slip) with { AmountCents = 51_200, DifferenceSeen = true }, default));

        await CorrectAsync(cashier, slip, null);

        Assert.Equal((RefundStatus.Withdrawn, "Gabim"), Assert.Single((await RefundListAsync()).Select(r => (r.Status, r.Note!))));
    }

    // The right slip needs less than what was booked by hand on the wrong one.
    [Fact]
    public async Task Correction_OfAHandBookingToASlipThatNeedsLess_ListsTheRest()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (wrong, right) = (await ChargedAsync(company), await ChargedAsync(company));
        await TakeInAsync(cashier, Row(right.Reference, "200,00"));
        Ok(await Payments(cashier).BookAsync(wrong.Id, wrong.Version, Full(wrong), default));

        await CorrectAsync(cashier, wrong, right.Number);

        var refund = Assert.Single(await RefundListAsync());
        Assert.Equal((right.Id, 20_000L, RefundReason.Overpayment, wrong.PayerName), (refund.SlipId!.Value, refund.AmountCents, refund.Reason, refund.Payer));
        Assert.Equal((SlipStatus.Paid, 50_000L), ((await SlipAsync(right.Id)).Status, (await SlipAsync(right.Id)).PaidCents));
    }

    private async Task<IReadOnlyList<StatementOutcome>> OutcomesAsync(Guid id)
    {
        await using var db = Database.CreateDbContext();
        return await db.BankStatementLines.Where(l => l.StatementId == id).OrderBy(l => l.Row).Select(l => l.Outcome).ToListAsync();
    }
}
