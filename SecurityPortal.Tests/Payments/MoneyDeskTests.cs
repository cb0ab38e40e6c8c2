using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;

namespace SecurityPortal.Tests.Payments;

/// <summary>Money that is not simply a slip's amount: parts, too much, twice, matched by hand, given back.</summary>
public sealed class MoneyDeskTests : PaymentsKit
{
    [Fact]
    public async Task PartPayments_AddUp_AndTheLastOnePays()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());

        await TakeInAsync(cashier, Row(slip.Reference, "499,99", entry: "A"));
        var part = await SlipAsync(slip.Id);
        Assert.Equal((SlipStatus.Open, 49_999L, 1L), (part.Status, part.PaidCents, part.DueCents));
        await TakeInAsync(cashier, Row(slip.Reference, "0,01", entry: "B"));

        Assert.Equal((SlipStatus.Paid, 50_000L, 0L), Of(await SlipAsync(slip.Id)));
        await using var db = Database.CreateDbContext();
        Assert.Equal(CaseStatus.Issued, (await db.Cases.SingleAsync()).Status);
        Assert.Equal([49_999L, 1L], await db.Payments.OrderBy(p => p.BookedAt).ThenBy(p => p.AmountCents == 1).Select(p => p.AmountCents).ToListAsync());
        Assert.Empty(await db.Refunds.ToListAsync());
    }

    [Fact]
    public async Task PartPayments_OfOneStatement_AddUp_AndWhatComesAfterGoesBack()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());

        var id = await TakeInAsync(cashier, Row(slip.Reference, "200,00", entry: "A"), Row(slip.Reference, "300,00", entry: "B"),
            Row(slip.Reference, "500,00", entry: "C"));

        Assert.Equal((SlipStatus.Paid, 50_000L, 0L), Of(await SlipAsync(slip.Id)));
        await using var db = Database.CreateDbContext();
        Assert.Equal([StatementOutcome.PartPayment, StatementOutcome.Booked, StatementOutcome.AlreadyBooked],
            await db.BankStatementLines.Where(l => l.StatementId == id).OrderBy(l => l.Row).Select(l => l.Outcome).ToListAsync());
        Assert.Equal((RefundReason.DoublePayment, 50_000L, "Siguria Plus", RefundStatus.ToRefund),
            Assert.Single((await RefundListAsync()).Select(r => (r.Reason, r.AmountCents, r.Payer, r.Status))));
        Assert.Single(await db.Licences.ToListAsync());
    }

    [Fact]
    public async Task Overpayment_PaysTheSlip_AndTheRestStandsOnTheList()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());

        await TakeInAsync(cashier, Row(slip.Reference, "512,00"));

        Assert.Equal((SlipStatus.Paid, 50_000L, 0L), Of(await SlipAsync(slip.Id)));
        Assert.Equal((RefundReason.Overpayment, 1_200L, slip.Id),
            Assert.Single((await RefundListAsync()).Select(r => (r.Reason, r.AmountCents, r.SlipId!.Value))));
    }

    [Fact]
    public async Task Match_HeldLine_PaysTheSlip_AndWhatIsLeftPaysAnotherOrGoesBack()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (first, second) = (await ChargedAsync(company), await ChargedAsync(company));
        await TakeInAsync(cashier, Row("dy licenca", "1.100,00"));
        var line = await HeldLineAsync(cashier);

        Ok(await Desk(cashier).MatchAsync(line.Id, line.Version, first.Number, default));
        Assert.Equal("payment.changed", (await Desk(cashier).MatchAsync(line.Id, line.Version, second.Number, default)).Error!.Code);
        line = await HeldLineAsync(cashier);
        Assert.Equal(60_000L, line.RestCents);
        Ok(await Desk(cashier).MatchAsync(line.Id, line.Version, PaymentReference.Grouped(second.Reference), default));
        line = await HeldLineAsync(cashier);
        Ok(await Desk(cashier).RefundAsync(line.Id, line.Version, default));

        Assert.Equal(0, Ok(await Statements(cashier).HeldAsync(1, default)).Total);
        Assert.Equal((SlipStatus.Paid, SlipStatus.Paid), ((await SlipAsync(first.Id)).Status, (await SlipAsync(second.Id)).Status));
        Assert.Equal(10_000L, Assert.Single(await RefundListAsync()).AmountCents);
        await using var db = Database.CreateDbContext();
        Assert.Equal(2, await db.Licences.CountAsync());
        Assert.Equal(2, await db.AuditRows.CountAsync(r => r.Action == "statement.match" && r.ActorId == cashier.UserId));
    }

    [Fact]
    public async Task Match_WhatCannotBe_IsRefusedAndChangesNothing()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (paid, open) = (await ChargedAsync(company), await ChargedAsync(company));
        Ok(await Payments(cashier).BookAsync(paid.Id, paid.Version, Full(paid), default));
        await TakeInAsync(cashier, Row("pa referencë", "501,00"));
        var line = await HeldLineAsync(cashier);

        Assert.Equal("payment.already-booked", (await Desk(cashier).MatchAsync(line.Id, line.Version, paid.Number, default)).Error!.Code);
        Assert.Equal("payment.no-such-slip", (await Desk(cashier).MatchAsync(line.Id, line.Version, "FP-2026-999999", default)).Error!.Code);
        Assert.IsType<NotPermitted>((await Desk(await Data.SupervisorAsync()).MatchAsync(line.Id, line.Version, open.Number, default)).Error);
        Assert.IsType<NotPermitted>((await Desk(company).RefundAsync(line.Id, line.Version, default)).Error);

        Assert.Equal(50_100L, (await HeldLineAsync(cashier)).RestCents);
        Assert.Equal(SlipStatus.Open, (await SlipAsync(open.Id)).Status);
    }

    [Fact]
    public async Task Match_AnotherCurrencyOrWhatIsNotUnderstood_IsRefused()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(slip, "CRDT", "A1").Replace("EUR", "USD", StringComparison.Ordinal))));
        var line = await HeldLineAsync(cashier);

        Assert.Equal("payment.nothing-to-match", (await Desk(cashier).MatchAsync(line.Id, line.Version, slip.Number, default)).Error!.Code);
    }

    [Fact]
    public async Task Book_DifferentAmountByHand_IsTakenOnceTheCashierSaysSo()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        var less = Full(slip) with { AmountCents = 20_000 };
        Assert.Equal("payment.amount-differs", (await Payments(cashier).BookAsync(slip.Id, slip.Version, less, default)).Error!.Code);

        Ok(await Payments(cashier).BookAsync(slip.Id, slip.Version, less with { DifferenceSeen = true }, default));
        var part = await SlipAsync(slip.Id);
        Assert.Equal((SlipStatus.Open, 20_000L, 30_000L), Of(part));
        Ok(await Payments(cashier).BookAsync(slip.Id, part.Version, Full(slip) with { AmountCents = 31_000, DifferenceSeen = true }, default));

        Assert.Equal((SlipStatus.Paid, 50_000L, 0L), Of(await SlipAsync(slip.Id)));
        Assert.Equal((RefundReason.Overpayment, 1_000L), Assert.Single((await RefundListAsync()).Select(r => (r.Reason, r.AmountCents))));
    }

    [Fact]
    public async Task WaiveRest_OfAFewCents_PaysTheSlip_AndNothingMore()
    {
        var cashier = await CashierAsync();
        var (slip, far) = (await ChargedAsync(await Data.CompanyAsync()), await ChargedAsync(await Data.CompanyAsync("Tjetra SH.P.K.")));
        await TakeInAsync(cashier, Row(slip.Reference, "499,99"), Row(far.Reference, "498,99"));
        var (part, tooFar) = (await SlipAsync(slip.Id), await SlipAsync(far.Id));

        Assert.Equal("payment.rest-too-much", (await Payments(cashier).WaiveRestAsync(far.Id, tooFar.Version, default)).Error!.Code);
        Assert.IsType<NotPermitted>((await Payments(await Data.SupervisorAsync()).WaiveRestAsync(slip.Id, part.Version, default)).Error);
        Ok(await Payments(cashier).WaiveRestAsync(slip.Id, part.Version, default));

        var waived = await SlipAsync(slip.Id);
        Assert.Equal((SlipStatus.Paid, 49_999L, 1L), (waived.Status, waived.PaidCents, waived.WaivedCents));
        await using var db = Database.CreateDbContext();
        Assert.Single(await db.Licences.ToListAsync());
        Assert.Equal(1, await db.AuditRows.CountAsync(r => r.Action == "payment.waive"));
    }

    [Fact]
    public async Task Refund_GoesItsStepsOnly_WithWhoAndWhen()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        await TakeInAsync(cashier, Row(slip.Reference, "512,00"));
        var refund = Assert.Single(await RefundListAsync());

        Assert.Equal("payment.refund-state", (await Refunds(cashier).MoveAsync(refund.Id, refund.Version, RefundStatus.Refunded, "K-1", default)).Error!.Code);
        Assert.IsType<NotPermitted>(
            (await Refunds(await Data.SupervisorAsync()).MoveAsync(refund.Id, refund.Version, RefundStatus.Ordered, null, default)).Error);
        Ok(await Refunds(cashier).MoveAsync(refund.Id, refund.Version, RefundStatus.Ordered, null, default));
        Assert.Equal("payment.changed", (await Refunds(cashier).MoveAsync(refund.Id, refund.Version, RefundStatus.Refunded, "K-1", default)).Error!.Code);
        refund = Assert.Single(await RefundListAsync());
        Assert.Equal("statement.note-required", (await Refunds(cashier).MoveAsync(refund.Id, refund.Version, RefundStatus.Refunded, " ", default)).Error!.Code);
        var second = await CashierAsync("Ilir Shala");
        Ok(await Refunds(second).MoveAsync(refund.Id, refund.Version, RefundStatus.Refunded, "K-1", default));

        refund = Assert.Single(await RefundListAsync());
        Assert.Equal((RefundStatus.Refunded, cashier.UserId, second.UserId, "K-1", Clock.UtcNow()),
            (refund.Status, refund.OrderedBy!.Value, refund.EndedBy!.Value, refund.Note, refund.EndedAt!.Value));
        await using var db = Database.CreateDbContext();
        Assert.Equal(["refund.list", "refund.ordered", "refund.refunded"],
            await db.AuditRows.Where(r => r.SubjectKind == "refund").OrderBy(r => r.Id).Select(r => r.Action).ToListAsync());
    }

    [Fact]
    public async Task Refund_TakenOffTheList_HoldsItsLineAgain()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (slip, other) = (await ChargedAsync(company), await ChargedAsync(company));
        await TakeInAsync(cashier, Row(slip.Reference, "500,00", entry: "A"), Row(slip.Reference, "500,00", entry: "B"));
        var refund = Assert.Single(await RefundListAsync());

        Ok(await Refunds(cashier).MoveAsync(refund.Id, refund.Version, RefundStatus.Withdrawn, "Është për lëndën tjetër", default));
        var line = await HeldLineAsync(cashier);
        Assert.Equal(50_000L, line.RestCents);
        Ok(await Desk(cashier).MatchAsync(line.Id, line.Version, other.Number, default));

        Assert.Equal(SlipStatus.Paid, (await SlipAsync(other.Id)).Status);
        Assert.Equal(0, Ok(await Waiting(cashier).CountsAsync(default)).Refunds);
    }

    private static (SlipStatus, long, long) Of(PaymentSlip slip) => (slip.Status, slip.PaidCents, slip.DueCents);
}
