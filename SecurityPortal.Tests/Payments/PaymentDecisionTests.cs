using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;

namespace SecurityPortal.Tests.Payments;

/// <summary>Payments that the bank takes back, and bookings that were wrong: persons decide, and nothing is revoked by itself.</summary>
public sealed class PaymentDecisionTests : PaymentsKit
{
    [Fact]
    public async Task Reversal_OfABookedPayment_IsPutBeforeTheSupervisor_AndTheLicenceStands()
    {
        var (cashier, supervisor) = (await CashierAsync(), await Data.SupervisorAsync());
        var slip = await PaidAsync(cashier);

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A2"))));

        var reopened = await SlipAsync(slip.Id);
        Assert.Equal((SlipStatus.Paid, true, 0L), (reopened.Status, reopened.IsQuestioned, reopened.PaidCents));
        var question = Assert.Single(Ok(await Waiting(supervisor).QuestionsAsync(1, default)).Rows);
        Assert.Equal((slip.Number, 50_000L, true, CaseStatus.Issued), (question.SlipNumber, question.AmountCents, question.IsReversal, question.CaseStatus));
        Assert.NotNull(question.LicenceNumber);
        Assert.Equal(1, Ok(await Waiting(cashier).CountsAsync(default)).Questions);
        await using var db = Database.CreateDbContext();
        Assert.Null((await db.Licences.SingleAsync()).RevokedAt);
        Assert.Equal(PaymentState.TakenBack, (await db.Payments.SingleAsync()).State);
        Assert.Equal(1, await db.AuditRows.CountAsync(r => r.Action == "payment.taken-back" && r.SubjectId == slip.Id.ToString()));
    }

    [Fact]
    public async Task Reversal_OfAPaymentBookedByHand_FindsItByItsAmount()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await Payments(cashier).BookAsync(slip.Id, slip.Version, Full(slip), default));

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A2"))));

        Assert.True((await SlipAsync(slip.Id)).IsQuestioned);
    }

    [Fact]
    public async Task Reversal_OfAPartPayment_TakesItOff_AndOfTheSecondPaymentTheRefund()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (part, twice) = (await ChargedAsync(company), await ChargedAsync(company));
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(
            cashier, Entry(part, "CRDT", "P1", amount: "200.00"), Entry(twice, "CRDT", "T1"), Entry(twice, "CRDT", "T2"))));

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(part, "P2", "200.00"), TakenBack(twice, "T3"))));

        Assert.Equal((SlipStatus.Open, 0L), ((await SlipAsync(part.Id)).Status, (await SlipAsync(part.Id)).PaidCents));
        Assert.Equal((SlipStatus.Paid, false), ((await SlipAsync(twice.Id)).Status, (await SlipAsync(twice.Id)).IsQuestioned));
        Assert.Equal((RefundStatus.Withdrawn, "T3"), Assert.Single((await RefundListAsync()).Select(r => (r.Status, r.Note!))));
        Assert.Equal(0, Ok(await Waiting(cashier).CountsAsync(default)).Questions);
    }

    [Fact]
    public async Task Reversal_OfMoneyThatWasGivenBackAlready_StaysHeld()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(slip, "CRDT", "T1"), Entry(slip, "CRDT", "T2"))));
        var refund = Assert.Single(await RefundListAsync());
        Ok(await Refunds(cashier).MoveAsync(refund.Id, refund.Version, RefundStatus.Ordered, null, default));

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "T3"))));

        Assert.Equal(StatementOutcome.Reversal, (await HeldLineAsync(cashier)).Outcome);
        Assert.Equal(RefundStatus.Ordered, Assert.Single(await RefundListAsync()).Status);
    }

    // The reference got lost on the way back.
    [Fact]
    public async Task Reversal_WithoutAReference_IsMatchedByTheCashier()
    {
        var cashier = await CashierAsync();
        var slip = await PaidAsync(cashier);
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A2").Replace(slip.Reference, "storno", StringComparison.Ordinal))));
        var line = await HeldLineAsync(cashier);
        var other = await ChargedAsync(await Data.CompanyAsync("Tjetra SH.P.K."));

        Assert.Equal("payment.nothing-taken-back", (await Desk(cashier).MatchReversalAsync(line.Id, line.Version, other.Number, default)).Error!.Code);
        Ok(await Desk(cashier).MatchReversalAsync(line.Id, line.Version, slip.Number, default));

        Assert.True((await SlipAsync(slip.Id)).IsQuestioned);
        line = await HeldLineAsync(cashier);
        Assert.Equal("payment.questioned", (await Desk(cashier).ResolveAsync(line.Id, line.Version, "U krye", default)).Error!.Code);
    }

    [Fact]
    public async Task Answer_DemandAgain_OpensTheSlip_AndPayingItMovesNoCase()
    {
        var (cashier, supervisor) = (await CashierAsync(), await Data.SupervisorAsync());
        var slip = await QuestionedAsync(cashier);
        await TakeInAsync(cashier, Row(slip.Reference, "500,00", entry: "R"));
        var early = Assert.Single(Ok(await Statements(cashier).HeldAsync(1, default)).Rows, l => l.Outcome == StatementOutcome.AlreadyBooked);
        var question = Assert.Single(Ok(await Waiting(supervisor).QuestionsAsync(1, default)).Rows);

        Assert.IsType<NotPermitted>((await Decisions(cashier).AnswerAsync(question.Id, question.Version, PaymentAnswer.DemandAgain, "x", default)).Error);
        Assert.Equal("statement.note-required",
            (await Decisions(supervisor).AnswerAsync(question.Id, question.Version, PaymentAnswer.DemandAgain, " ", default)).Error!.Code);
        Ok(await Decisions(supervisor).AnswerAsync(question.Id, question.Version, PaymentAnswer.DemandAgain, "Paguesi paguan përsëri", default));
        Assert.Equal("payment.changed",
            (await Decisions(supervisor).AnswerAsync(question.Id, question.Version, PaymentAnswer.CountsAsPaid, "x", default)).Error!.Code);

        var open = await SlipAsync(slip.Id);
        Assert.Equal((SlipStatus.Open, false, 50_000L, Clock.Today().AddDays(30)), (open.Status, open.IsQuestioned, open.DueCents, open.DueOn));
        Ok(await Desk(cashier).MatchAsync(early.Id, early.Version, slip.Number, default));
        Assert.Equal((SlipStatus.Paid, false), ((await SlipAsync(slip.Id)).Status, (await SlipAsync(slip.Id)).IsDemandedAgain));
        await using var db = Database.CreateDbContext();
        Assert.Single(await db.Licences.ToListAsync());
        Assert.Equal(1, await db.CaseEvents.CountAsync(e => e.Action == CaseAction.Pay));
        Assert.Equal(0, Ok(await Statements(cashier).HeldAsync(1, default)).Total);
        Assert.Equal(supervisor.UserId, (await db.AuditRows.SingleAsync(r => r.Action == "payment.answer")).ActorId);
    }

    [Theory]
    [InlineData(PaymentAnswer.CountsAsPaid, SlipStatus.Paid, 50_000L)]
    [InlineData(PaymentAnswer.Ended, SlipStatus.Cancelled, 0L)]
    public async Task Answer_Otherwise_SettlesTheSlip(PaymentAnswer answer, SlipStatus status, long waived)
    {
        var (cashier, supervisor) = (await CashierAsync(), await Data.SupervisorAsync());
        var slip = await QuestionedAsync(cashier);
        var question = Assert.Single(Ok(await Waiting(supervisor).QuestionsAsync(1, default)).Rows);

        Ok(await Decisions(supervisor).AnswerAsync(question.Id, question.Version, answer, "Vendim", default));

        var after = await SlipAsync(slip.Id);
        Assert.Equal((status, waived, false, 0L), (after.Status, after.WaivedCents, after.IsQuestioned, after.DueCents));
        Assert.Equal(0, Ok(await Statements(cashier).HeldAsync(1, default)).Total);
        Assert.Equal(0, Ok(await Waiting(supervisor).CountsAsync(default)).Questions);
    }

    // Both parts of a payment are taken back, and the supervisor answers one after the other.
    [Fact]
    public async Task Answer_OfTwoQuestionsOfASlip_TheLastOneHolds()
    {
        var (cashier, supervisor) = (await CashierAsync(), await Data.SupervisorAsync());
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(
            cashier, Entry(slip, "CRDT", "A1", amount: "200.00"), Entry(slip, "CRDT", "A2", amount: "300.00"))));
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A3", "200.00"), TakenBack(slip, "A4", "300.00"))));
        var questions = Ok(await Waiting(supervisor).QuestionsAsync(1, default)).Rows;
        Assert.Equal([20_000L, 30_000L], questions.Select(q => q.AmountCents).Order());

        Ok(await Decisions(supervisor).AnswerAsync(questions[0].Id, questions[0].Version, PaymentAnswer.DemandAgain, "Le të paguajë", default));
        Assert.True((await SlipAsync(slip.Id)).IsQuestioned);
        Ok(await Decisions(supervisor).AnswerAsync(questions[1].Id, questions[1].Version, PaymentAnswer.CountsAsPaid, "U pagua me arkë", default));

        var after = await SlipAsync(slip.Id);
        Assert.Equal((SlipStatus.Paid, false, false, supervisor.UserId), (after.Status, after.IsQuestioned, after.IsDemandedAgain, after.BookedBy!.Value));
    }

    [Fact]
    public async Task Correction_IsConfirmedByAnotherPersonOnly_AndMovesTheMoney()
    {
        var (cashier, company) = (await CashierAsync(), await Data.CompanyAsync());
        var (wrong, right) = (await ChargedAsync(company), await ChargedAsync(company));
        Ok(await Payments(cashier).BookAsync(wrong.Id, wrong.Version, Full(wrong), default));
        var payment = await PaymentAsync(wrong.Id);

        Assert.Equal("payment.same-slip", (await Decisions(cashier).ProposeAsync(payment.Id, payment.Version, wrong.Number, "x", default)).Error!.Code);
        Assert.IsType<NotPermitted>((await Decisions(await Data.OfficerAsync()).ProposeAsync(payment.Id, payment.Version, right.Number, "x", default)).Error);
        Ok(await Decisions(cashier).ProposeAsync(payment.Id, payment.Version, right.Number, "Lënda e gabuar", default));
        Assert.Equal(SlipStatus.Open, (await SlipAsync(right.Id)).Status);
        var correction = Assert.Single(Ok(await Waiting(cashier).CorrectionsAsync(1, default)).Rows);
        Assert.True(correction.IsOwn);
        Assert.Equal("payment.second-person", (await Decisions(cashier).ConfirmAsync(correction.Id, correction.Version, default)).Error!.Code);
        Assert.IsType<NotPermitted>((await Decisions(await Data.OfficerAsync()).ConfirmAsync(correction.Id, correction.Version, default)).Error);

        Ok(await Decisions(await CashierAsync("Ilir Shala")).ConfirmAsync(correction.Id, correction.Version, default));

        Assert.Equal((SlipStatus.Paid, 50_000L), ((await SlipAsync(right.Id)).Status, (await SlipAsync(right.Id)).PaidCents));
        Assert.Equal((true, 0L), ((await SlipAsync(wrong.Id)).IsQuestioned, (await SlipAsync(wrong.Id)).PaidCents));
        var history = Ok(await Waiting(cashier).SlipAsync(wrong.Id, look: true, default));
        Assert.Equal(PaymentState.Corrected, Assert.Single(history.Payments).State);
        Assert.Equal(("Lënda e gabuar", "Drita Hoxha", "Ilir Shala"),
            Assert.Single(history.Corrections.Select(c => (c.Reason, c.ProposedBy, c.DecidedBy!))));
        Assert.False(Assert.Single(history.Questions).IsReversal);
    }

    [Fact]
    public async Task Correction_ToNoSlip_HoldsTheLineAgain()
    {
        var (cashier, supervisor) = (await CashierAsync(), await Data.SupervisorAsync());
        var slip = await ChargedAsync(await Data.CompanyAsync());
        await TakeInAsync(cashier, Row(slip.Reference, "200,00"));
        var payment = await PaymentAsync(slip.Id);
        Ok(await Decisions(cashier).ProposeAsync(payment.Id, payment.Version, null, "Nuk është e kësaj lënde", default));
        Assert.Equal("payment.changed", (await Decisions(cashier).ProposeAsync(payment.Id, payment.Version, null, "x", default)).Error!.Code);
        payment = await PaymentAsync(slip.Id);
        Assert.Equal("payment.not-correctable", (await Decisions(cashier).ProposeAsync(payment.Id, payment.Version, null, "x", default)).Error!.Code);
        var correction = Assert.Single(Ok(await Waiting(supervisor).CorrectionsAsync(1, default)).Rows);

        Ok(await Decisions(supervisor).ConfirmAsync(correction.Id, correction.Version, default));

        Assert.Equal((0L, false), ((await SlipAsync(slip.Id)).PaidCents, (await SlipAsync(slip.Id)).IsQuestioned));
        Assert.Equal(20_000L, (await HeldLineAsync(cashier)).RestCents);
    }

    [Fact]
    public async Task Correction_Rejected_LeavesEverythingAsItWas()
    {
        var cashier = await CashierAsync();
        var slip = await PaidAsync(cashier);
        var payment = await PaymentAsync(slip.Id);
        Ok(await Decisions(cashier).ProposeAsync(payment.Id, payment.Version, null, "Ndoshta gabim", default));
        var correction = Assert.Single(Ok(await Waiting(cashier).CorrectionsAsync(1, default)).Rows);

        Ok(await Decisions(await Data.SupervisorAsync()).RejectAsync(correction.Id, correction.Version, default));
        Assert.Equal("payment.changed",
            (await Decisions(await Data.SupervisorAsync("Tjetri")).ConfirmAsync(correction.Id, correction.Version, default)).Error!.Code);

        Assert.Equal((SlipStatus.Paid, 50_000L, false),
            ((await SlipAsync(slip.Id)).Status, (await SlipAsync(slip.Id)).PaidCents, (await SlipAsync(slip.Id)).IsQuestioned));
    }

    private async Task<PaymentSlip> PaidAsync(Actor cashier)
    {
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(slip, "CRDT", "A1"))));
        return slip;
    }

    private async Task<PaymentSlip> QuestionedAsync(Actor cashier)
    {
        var slip = await PaidAsync(cashier);
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A2"))));
        return slip;
    }

    private async Task<Payment> PaymentAsync(Guid slipId)
    {
        await using var db = Database.CreateDbContext();
        return await db.Payments.AsNoTracking().SingleAsync(p => p.SlipId == slipId);
    }
}
