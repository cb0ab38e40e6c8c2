using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Payments;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Payments;

/// <summary>Whatever happens to money, it is in one place: it counts for slips, is to be given back, or lies on lines of statements.</summary>
public sealed class MoneyPlacesTests : PaymentsKit
{
    [Fact]
    public async Task Money_OfAllLines_IsBookedOrListedOrHeld_AlsoPastReversals()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (a, b, c, d) = (await ChargedAsync(company), await ChargedAsync(company), await ChargedAsync(company), await ChargedAsync(company));
        await TakeInAsync(cashier, Row(a.Reference, "500,00"), Row(a.Reference, "500,00", entry: "2"), Row(b.Reference, "77,00"), Row(c.Reference, "666,00"),
            Row("pa referencë", "12,34"), Row(b.Reference, "1,00", "01.01.2020"));
        await HoldsAsync(cashier, came: 175_634, booked: 107_700, listed: 66_600, held: 1_334);

        // The second payment, a part and an overpayment are taken back; a payment that never came, too.
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(
            cashier, TakenBack(a, "R1"), TakenBack(b, "R2", "77.00"), TakenBack(c, "R3", "666.00"), TakenBack(d, "R4", "9.99"))));
        await HoldsAsync(cashier, came: 175_634, booked: 50_000, listed: 0, held: 1_334, back: 124_300 + 999);

        // What was taken back early comes, another is booked by hand and comes with a statement, and what is too much is given back.
        await TakeInAsync(cashier, Row(d.Reference, "9,99", entry: "3"));
        Ok(await Payments(cashier).BookAsync(d.Id, (await SlipAsync(d.Id)).Version, Full(d) with { AmountCents = 51_200, DifferenceSeen = true }, default));
        await HoldsAsync(cashier, came: 175_634 + 999 + 51_200, booked: 100_000, listed: 1_200, held: 1_334, back: 125_299);
        await TakeInAsync(cashier, Row(d.Reference, "512,00", entry: "4"));
        await RefundAllAsync(cashier);
        await HoldsAsync(cashier, came: 227_833, booked: 100_000, listed: 0, held: 1_334, back: 125_299, refunded: 1_200);

        // The bank takes it back all the same: what was given back is missing.
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(d, "R5", "512.00"))));
        var balance = await BalanceAsync();
        Assert.Equal((50_000L, 134L, 0L, 0L), (balance.BookedCents, balance.HeldCents, balance.ListedCents, balance.DifferenceCents));
    }

    [Fact]
    public async Task ListSlip_OfAnEndedCase_PutsItsMoneyOnTheListAndNowhereElse_AndBack()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        await TakeInAsync(cashier, Row(slip.Reference, "150,00"), Row(slip.Reference, "50,00"));
        await CancelAsync(slip);
        var held = await SlipAsync(slip.Id);
        Assert.Equal((SlipStatus.Cancelled, true, 20_000L), (held.Status, held.IsHeld, held.PaidCents));

        Ok(await Refunds(cashier).ListSlipAsync(slip.Id, held.Version, default));

        var refunds = await RefundListAsync();
        Assert.Equal([(RefundReason.CaseEnded, 5_000L, true), (RefundReason.CaseEnded, 15_000L, true)],
            refunds.Select(r => (r.Reason, r.AmountCents, r.LineId is not null)).OrderBy(r => r.AmountCents));
        var listed = await SlipAsync(slip.Id);
        Assert.Equal((false, 0L), (listed.IsHeld, listed.PaidCents));
        await HoldsAsync(cashier, came: 20_000, booked: 0, listed: 20_000, held: 0);

        var less = refunds.Single(r => r.AmountCents == 5_000);
        Ok(await Refunds(cashier).MoveAsync(less.Id, less.Version, RefundStatus.Withdrawn, "Lënda vazhdon", default));

        var kept = await SlipAsync(slip.Id);
        Assert.Equal((true, 5_000L, (DateTime?)null), (kept.IsHeld, kept.PaidCents, kept.SettledAt));
        Assert.Equal(0, Ok(await Statements(cashier).HeldAsync(1, default)).Total);
        await HoldsAsync(cashier, came: 20_000, booked: 5_000, listed: 15_000, held: 0);
    }

    // Booked by hand above the slip, given back because the case ended, then taken back by the bank.
    [Fact]
    public async Task Money_BookedByHand_IsInOnePlaceWhateverBecomesOfIt()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (slip, other) = (await ChargedAsync(company), await ChargedAsync(company));
        Ok(await Payments(cashier).BookAsync(slip.Id, slip.Version, Full(slip) with { AmountCents = 51_200, DifferenceSeen = true }, default));
        await CorrectAsync(cashier, slip, other.Number);
        await HoldsAsync(cashier, came: 51_200, booked: 50_000, listed: 1_200, held: 0);
        await CancelAsync(other);
        Ok(await Refunds(cashier).ListSlipAsync(other.Id, (await SlipAsync(other.Id)).Version, default));
        await HoldsAsync(cashier, came: 51_200, booked: 0, listed: 51_200, held: 0);

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(other, "R1", "512.00"))));

        await HoldsAsync(cashier, came: 51_200, booked: 0, listed: 0, held: 0, back: 51_200);
        Assert.Equal([RefundStatus.Withdrawn, RefundStatus.Withdrawn], (await RefundListAsync()).Select(r => r.Status));
    }

    // The line of a hand booking that was wrong is held, and paying another slip with it later changes no sheet of before.
    [Fact]
    public async Task Money_OfAHandBookingThatWasCorrected_LiesOnItsLine()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (wrong, right) = (await ChargedAsync(company), await ChargedAsync(company));
        Ok(await Payments(cashier).BookAsync(wrong.Id, wrong.Version, Full(wrong), default));
        await TakeInAsync(cashier, Row(wrong.Reference, "500,00"));
        await CorrectAsync(cashier, wrong, null);
        await HoldsAsync(cashier, came: 50_000, booked: 0, listed: 0, held: 50_000);
        var (day, printed) = (Clock.Today(), await SheetAsync(cashier, Clock.Today()));
        Clock.Advance(TimeSpan.FromDays(1));

        var line = await HeldLineAsync(cashier);
        Ok(await Desk(cashier).MatchAsync(line.Id, line.Version, right.Number, default));

        await HoldsAsync(cashier, came: 50_000, booked: 50_000, listed: 0, held: 0);
        Assert.Equal(printed.Sums, (await SheetAsync(cashier, day)).Sums);
    }

    [Fact]
    public async Task DaySheets_OfDaysPast_StayAsTheyWerePrinted()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (joined, early, given) = (await ChargedAsync(company), await ChargedAsync(company), await ChargedAsync(company));
        var (first, printed) = (Clock.Today(), new Dictionary<DateOnly, DaySheet>());
        async Task NextAsync()
        {
            Assert.Equal(0, (await BalanceAsync()).DifferenceCents);
            printed[Clock.Today()] = await SheetAsync(cashier, Clock.Today());
            Clock.Advance(TimeSpan.FromDays(1));
        }

        // A line that is held, a reversal before its payment, and more than a slip, booked by hand.
        await TakeInAsync(cashier, Row("pa referencë", "500,00"));
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(early, "R1", "77.00"))));
        Ok(await Payments(cashier).BookAsync(given.Id, given.Version, Full(given) with { AmountCents = 51_200, DifferenceSeen = true }, default));
        await NextAsync();

        // The line is booked by hand, too, and what was too much is ordered.
        Ok(await Payments(cashier).BookAsync(joined.Id, joined.Version, Full(joined) with { Date = first }, default));
        Ok(await MoveRefundAsync(cashier, RefundStatus.ToRefund, RefundStatus.Ordered));
        await NextAsync();

        // The line is found to be the booking; the payment that was taken back comes; the bank takes back what was booked by hand.
        var line = Ok(await Statements(cashier).HeldAsync(1, default)).Rows.Single(l => l.Outcome == StatementOutcome.NoReference);
        Ok(await Desk(cashier).MatchAsync(line.Id, line.Version, joined.Number, default));
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(early, "CRDT", "A1", amount: "77.00"), TakenBack(given, "R2", "512.00"))));
        await NextAsync();

        // The refund is not carried out, its booking comes with a line, and the bank takes back the line of the other.
        Ok(await MoveRefundAsync(cashier, RefundStatus.Ordered, RefundStatus.ToRefund));
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(given, "CRDT", "A2", amount: "512.00"), TakenBack(joined, "R3"))));
        await NextAsync();

        Assert.Equal(4, printed.Count);
        foreach (var (day, sheet) in printed)
        {
            var now = await SheetAsync(cashier, day);
            Assert.Equal(sheet.Sums, now.Sums);
            Assert.Equal(sheet.Rows, now.Rows);
        }

        Assert.Equal(new MoneyBalance(0, 0, 0, 108_900, 108_900, 0), await BalanceAsync());
    }

    [Fact]
    public async Task Balance_OfMoneyInTwoPlacesOrInNone_SaysTheDifference()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (slip, other) = (await ChargedAsync(company), await ChargedAsync(company));
        await TakeInAsync(cashier, Row(slip.Reference, "500,00"), Row("pa referencë", "12,34"));
        Assert.Equal(0, (await BalanceAsync()).DifferenceCents);
        await using var db = Database.CreateDbContext();
        var payment = await db.Payments.SingleAsync();
        var twice = new Payment
        {
            SlipId = other.Id, LineId = payment.LineId, AmountCents = 20_000, BankDate = payment.BankDate, BankReference = "x", BookedAt = Clock.UtcNow(),
            BookedBy = cashier.UserId, State = PaymentState.Counts,
        };
        db.Payments.Add(twice);
        await db.SaveChangesAsync();
        Assert.Equal(20_000, (await BalanceAsync()).DifferenceCents);

        var now = Clock.UtcNow();
        await db.BankStatementLines.Where(l => l.AmountCents == 1_234).ExecuteUpdateAsync(l => l.SetProperty(x => x.ReversedAt, now));
        Assert.Equal(20_000 - 1_234, (await BalanceAsync()).DifferenceCents);
    }

    [Fact]
    public async Task DaySheet_OpeningWithWhatCameAndWent_IsWhatIsBookedHeldAndListed()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (early, kept, gone) = (await ChargedAsync(company), await ChargedAsync(company), await ChargedAsync(company));
        await TakeInAsync(cashier, Row(early.Reference, "500,00"), Row("pa referencë", "40,00"));
        Clock.Advance(TimeSpan.FromDays(1));
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(kept, "CRDT", "A1", amount: "512.00"), Entry(gone, "CRDT", "A2"))));
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(gone, "A3"))));
        await RefundAllAsync(cashier);
        var line = Ok(await Statements(cashier).HeldAsync(1, default)).Rows.Single(l => l.RestCents > 0);
        Ok(await Desk(cashier).RefundAsync(line.Id, line.Version, default));

        var sheet = Ok(await Sheets(cashier).ReadAsync(Clock.Today(), default));
        using var book = new MemoryStream(Ok(await Sheets(cashier).ExportAsync(Clock.Today(), default)).Content);

        Assert.Equal(
            [
                ("Opening", 54_000L), ("Came", 101_200L), ("TakenBack", -50_000L), ("Refunded", -1_200L), ("Total", 104_000L),
                ("Place.Booked", 100_000L), ("Place.Held", 0L), ("Place.Listed", 4_000L),
            ],
            sheet.Sums);
        Assert.Equal((100_000L, -50_000L, 5_200L, -1_200L),
            (sheet.Of(DayRowKind.Booked), sheet.Of(DayRowKind.TakenBack), sheet.Of(DayRowKind.Listed), sheet.Of(DayRowKind.Refunded)));
        Assert.Equal((50_000L, 4_000L, 0L), (sheet.Opening.BookedCents, sheet.Opening.HeldCents, sheet.Opening.DifferenceCents));
        var cells = book.Query().Select(r => ((IDictionary<string, object?>)r).Values.Last()).ToList();
        Assert.Equal([540m, 1_012m, -500m, -12m, 1_040m, 1_000m, 0m, 40m],
            cells.TakeLast(8).Select(c => Convert.ToDecimal(c, CultureInfo.InvariantCulture)));
        Assert.IsType<NotPermitted>((await Sheets(company).ReadAsync(Clock.Today(), default)).Error);
    }

    // The local day begins two hours before that of the server in summer.
    [Fact]
    public async Task DaySheet_BeginsAndEndsAtLocalMidnight()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (last, first) = (await ChargedAsync(company), await ChargedAsync(company));
        Clock.SetUtcNow(new DateTimeOffset(2026, 6, 15, 21, 59, 59, TimeSpan.Zero));
        Ok(await Payments(cashier).BookAsync(last.Id, last.Version, Full(last), default));
        Clock.SetUtcNow(new DateTimeOffset(2026, 6, 15, 22, 0, 0, TimeSpan.Zero));
        Ok(await Payments(cashier).BookAsync(first.Id, first.Version, Full(first), default));

        var before = Ok(await Sheets(cashier).ReadAsync(new DateOnly(2026, 6, 15), default));
        var after = Ok(await Sheets(cashier).ReadAsync(new DateOnly(2026, 6, 16), default));
        var next = Ok(await Sheets(cashier).ReadAsync(new DateOnly(2026, 6, 17), default));

        Assert.Equal([last.Number], before.Rows.Select(r => r.SlipNumber));
        Assert.Equal([first.Number], after.Rows.Select(r => r.SlipNumber));
        Assert.Equal((0L, 50_000L, 50_000L, 50_000L, 100_000L),
            (before.Opening.TotalCents, before.CameCents, after.Opening.TotalCents, after.CameCents, after.Closing.TotalCents));
        Assert.Equal((0, 0L, 100_000L), (next.Rows.Count, next.CameCents, next.Closing.TotalCents));
    }

    private DaySheetQueries Sheets(Actor actor) => new(Database, new FixedActor(actor), Clock);

    private async Task<DaySheet> SheetAsync(Actor cashier, DateOnly day) => Ok(await Sheets(cashier).ReadAsync(day, default));

    private async Task<MoneyBalance> BalanceAsync()
    {
        await using var db = Database.CreateDbContext();
        return await MoneyBalance.BeforeAsync(db, Clock.UtcNow().AddSeconds(1), default);
    }

    private async Task RefundAllAsync(Actor cashier)
    {
        foreach (var refund in (await RefundListAsync()).Where(r => r.Status == RefundStatus.ToRefund))
        {
            Ok(await Refunds(cashier).MoveAsync(refund.Id, refund.Version, RefundStatus.Ordered, null, default));
            var ordered = (await RefundListAsync()).Single(r => r.Id == refund.Id);
            Ok(await Refunds(cashier).MoveAsync(refund.Id, ordered.Version, RefundStatus.Refunded, "K-1", default));
        }
    }

    // Held is what the lines on the desk say that is left of them, less reversals that found nothing.
    private async Task HoldsAsync(Actor cashier, long came, long booked, long listed, long held, long back = 0, long refunded = 0)
    {
        var balance = await BalanceAsync();
        var lines = Ok(await Statements(cashier).HeldAsync(1, default)).Rows;
        await using var db = Database.CreateDbContext();
        var early = await LineReversal.Early(db).SumAsync(l => l.AmountCents ?? 0);

        Assert.Equal(new MoneyBalance(booked, held - early, listed, came, back, refunded), balance);
        Assert.Equal((held, 0L), (lines.Sum(l => l.RestCents), balance.DifferenceCents));
        Assert.Equal(booked, await db.PaymentSlips.SumAsync(s => s.PaidCents));
    }
}
