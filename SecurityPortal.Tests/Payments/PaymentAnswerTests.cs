using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Payments.Mails;

namespace SecurityPortal.Tests.Payments;

/// <summary>What a supervisor's answers lead to, also where several questions hang on one slip or one reversal.</summary>
public sealed class PaymentAnswerTests : PaymentsKit
{
    // Between the two answers the payer has paid again: nothing is missing, and the slip is not left open with nothing due.
    [Fact]
    public async Task Answer_DemandAgainAfterItWasPaidAgain_LeavesTheSlipPaid_AndTheNextStatementGoesThrough()
    {
        var (cashier, supervisor) = (await CashierAsync(), await Data.SupervisorAsync());
        var (slip, other) = (await ChargedAsync(await Data.CompanyAsync()), await ChargedAsync(await Data.CompanyAsync("Tjetra SH.P.K.")));
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(
            cashier, Entry(slip, "CRDT", "A1", amount: "200.00"), Entry(slip, "CRDT", "A2", amount: "300.00"))));
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A3", "200.00"), TakenBack(slip, "A4", "300.00"))));
        var questions = Ok(await Waiting(supervisor).QuestionsAsync(1, default)).Rows;
        Ok(await Decisions(supervisor).AnswerAsync(questions[0].Id, questions[0].Version, PaymentAnswer.DemandAgain, "Le të paguajë", default));
        await TakeInAsync(cashier, Row(slip.Reference, "500,00", entry: "R"));

        Ok(await Decisions(supervisor).AnswerAsync(questions[1].Id, questions[1].Version, PaymentAnswer.DemandAgain, "Le të paguajë", default));

        Assert.Equal((SlipStatus.Paid, false, 50_000L), Of(await SlipAsync(slip.Id)));
        await TakeInAsync(cashier, Row(slip.Reference, "500,00", entry: "S"), Row(other.Reference, "500,00", entry: "T"));
        Assert.Equal(SlipStatus.Paid, (await SlipAsync(other.Id)).Status);
        Assert.Equal(RefundReason.DoublePayment, Assert.Single(await RefundListAsync()).Reason);
        await using var db = Database.CreateDbContext();
        Assert.Equal(1, await db.Outbox.CountAsync(m => m.Template == MailKind.Of<PaymentDemandedMail>().Name));
    }

    // Whatever made the slip so: one line is looked at, and the others are booked.
    [Fact]
    public async Task Confirm_SlipThatIsOpenWithNothingDue_HoldsItsLineAlone()
    {
        var cashier = await CashierAsync();
        var (slip, other) = (await ChargedAsync(await Data.CompanyAsync()), await ChargedAsync(await Data.CompanyAsync("Tjetra SH.P.K.")));
        await using (var db = Database.CreateDbContext())
        {
            await db.PaymentSlips.Where(s => s.Id == slip.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.WaivedCents, x => x.AmountCents));
        }

        await TakeInAsync(cashier, Row(slip.Reference, "500,00"), Row(other.Reference, "500,00"));

        Assert.Equal(50_000L, (await HeldLineAsync(cashier)).RestCents);
        Assert.Equal(SlipStatus.Paid, (await SlipAsync(other.Id)).Status);
    }

    [Theory]
    [InlineData(PaymentAnswer.DemandAgain, SlipStatus.Open)]
    [InlineData(PaymentAnswer.CountsAsPaid, SlipStatus.Paid)]
    public async Task Answer_AfterTheOtherQuestionEndedTheSlip_Holds(PaymentAnswer answer, SlipStatus status)
    {
        var (cashier, supervisor) = (await CashierAsync(), await Data.SupervisorAsync());
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(slip, "CRDT", "A1", amount: "100.00"),
            Entry(slip, "CRDT", "A2", amount: "150.00"), Entry(slip, "CRDT", "A3", amount: "250.00"))));
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A4", "100.00"), TakenBack(slip, "A5", "150.00"))));
        var questions = Ok(await Waiting(supervisor).QuestionsAsync(1, default)).Rows;
        Ok(await Decisions(supervisor).AnswerAsync(questions[0].Id, questions[0].Version, PaymentAnswer.Ended, "Mbyllet", default));
        Assert.Equal((SlipStatus.Cancelled, true), ((await SlipAsync(slip.Id)).Status, (await SlipAsync(slip.Id)).IsHeld));

        Ok(await Decisions(supervisor).AnswerAsync(questions[1].Id, questions[1].Version, answer, "Jo, vazhdon", default));

        Assert.Equal((status, false), ((await SlipAsync(slip.Id)).Status, (await SlipAsync(slip.Id)).IsHeld));
    }

    // One reversal took the money of two slips back.
    [Fact]
    public async Task Answer_OfOneOfTwoSlipsOfAReversal_LeavesItHeldForTheOther()
    {
        var (cashier, company, supervisor) = (await CashierAsync(), await Data.CompanyAsync(), await Data.SupervisorAsync());
        var (first, second) = (await ChargedAsync(company), await ChargedAsync(company));
        await TakeInAsync(cashier, Row("dy licenca", "1.000,00"));
        foreach (var slip in new[] { first, second })
        {
            var line = await HeldLineAsync(cashier);
            Ok(await Desk(cashier).MatchAsync(line.Id, line.Version, slip.Number, default));
        }

        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(first, "A2", "1000.00"))));
        var questions = Ok(await Waiting(supervisor).QuestionsAsync(1, default)).Rows;
        Assert.Equal(2, questions.Count);

        Ok(await Decisions(supervisor).AnswerAsync(questions[0].Id, questions[0].Version, PaymentAnswer.CountsAsPaid, "E para", default));
        Assert.Equal(StatementOutcome.Reversal, (await HeldLineAsync(cashier)).Outcome);
        Ok(await Decisions(supervisor).AnswerAsync(questions[1].Id, questions[1].Version, PaymentAnswer.CountsAsPaid, "E dyta", default));

        Assert.Equal(0, Ok(await Statements(cashier).HeldAsync(1, default)).Total);
    }

    // What was too much had been given back before: that is lost, and the answer about the slip does not settle it.
    [Fact]
    public async Task Answer_OfAReversalWhoseRestWasGivenBack_LeavesItHeld()
    {
        var (cashier, supervisor) = (await CashierAsync(), await Data.SupervisorAsync());
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, Entry(slip, "CRDT", "A1", amount: "512.00"))));
        var refund = Assert.Single(await RefundListAsync());
        Ok(await Refunds(cashier).MoveAsync(refund.Id, refund.Version, RefundStatus.Ordered, null, default));
        Ok(await ConfirmAsync(cashier, await UploadCamtAsync(cashier, TakenBack(slip, "A2", "512.00"))));
        var question = Assert.Single(Ok(await Waiting(supervisor).QuestionsAsync(1, default)).Rows);

        Ok(await Decisions(supervisor).AnswerAsync(question.Id, question.Version, PaymentAnswer.CountsAsPaid, "Vendim", default));

        Assert.Equal(StatementOutcome.Reversal, (await HeldLineAsync(cashier)).Outcome);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answer_DemandAgain_TellsThePayer_AndNoOtherAnswerDoes(bool demands)
    {
        var (cashier, supervisor) = (await CashierAsync(), await Data.SupervisorAsync());
        var slip = await ChargedAsync(await Data.CompanyAsync());
        await TakeInAsync(cashier, Row(slip.Reference, "500,00"));
        await CorrectAsync(cashier, slip, null);
        var question = Assert.Single(Ok(await Waiting(supervisor).QuestionsAsync(1, default)).Rows);

        Ok(await Decisions(supervisor).AnswerAsync(
            question.Id, question.Version, demands ? PaymentAnswer.DemandAgain : PaymentAnswer.CountsAsPaid, "Vendim", default));

        await using var db = Database.CreateDbContext();
        var mails = await db.Outbox.Where(m => m.Template == MailKind.Of<PaymentDemandedMail>().Name).ToListAsync();
        Assert.Equal(demands ? 1 : 0, mails.Count);
        if (demands)
        {
            var mail = Assert.IsType<PaymentDemandedMail>(MailCatalogue.Portal.Read(mails[0]));
            Assert.Equal((50_000L, slip.Reference, Clock.Today().AddDays(30), SlipAttachment.Of(slip)),
                (mail.AmountCents, mail.PaymentReference, mail.DueOn, mail.Slip));
        }
    }

    [Fact]
    public async Task Slip_Look_LeavesARow_AndARefreshLeavesNone()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());

        Ok(await Waiting(cashier).SlipAsync(slip.Id, look: true, default));
        Ok(await Waiting(cashier).SlipAsync(slip.Id, look: false, default));

        await using var db = Database.CreateDbContext();
        Assert.Equal(cashier.UserId, (await db.AuditRows.SingleAsync(r => r.Action == "payment.look")).ActorId);
    }

    private static (SlipStatus, bool, long) Of(PaymentSlip slip) => (slip.Status, slip.IsQuestioned, slip.PaidCents);
}
