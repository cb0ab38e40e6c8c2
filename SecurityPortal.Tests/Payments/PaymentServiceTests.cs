using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Cases.Mails;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Payments;

public sealed class PaymentServiceTests : PaymentsKit
{
    [Fact]
    public async Task Book_FullAmount_PaysIssuesAndMailsInOne()
    {
        var company = await Data.CompanyAsync();
        var slip = await ChargedAsync(company);
        var cashier = await CashierAsync();

        var booked = await Payments(cashier).BookAsync(slip.Id, slip.Version, Full(slip), default);

        Assert.True(booked.IsOk);
        await using var db = Database.CreateDbContext();
        var paid = await db.PaymentSlips.SingleAsync();
        Assert.Equal((SlipStatus.Paid, cashier.UserId, "BQK-77812"), (paid.Status, paid.BookedBy, paid.BankReference));
        Assert.Equal(CaseStatus.Issued, (await db.Cases.SingleAsync()).Status);
        var steps = await db.CaseEvents.Where(e => e.Action == CaseAction.Pay || e.Action == CaseAction.Issue).OrderBy(e => e.Number).ToListAsync();
        Assert.Equal([(CaseAction.Pay, CaseStatus.Paid), (CaseAction.Issue, CaseStatus.Issued)], steps.Select(e => (e.Action, e.To)));
        var licence = await db.Licences.SingleAsync();
        Assert.Equal(("SRV-BAZ-2026-0001", Clock.Today(), new DateOnly(2029, 6, 14)), (licence.Number, licence.ValidFrom, licence.ValidTo));
        Assert.Equal(32, licence.Token.Length);
        var mail = await db.Outbox.SingleAsync(m => m.Template == MailKind.Of<CaseIssuedMail>().Name);
        Assert.Contains(licence.Number, mail.ModelJson, StringComparison.Ordinal);
        Assert.DoesNotContain(licence.Token, mail.ModelJson, StringComparison.Ordinal);
        Assert.Single(await db.AuditRows.Where(a => a.Action == "payment.book").ToListAsync());
        Assert.Equal([slip.CaseId], Feed.Published);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(-499_99)]
    public async Task Book_AmountDiffers_ChangesNothing(long difference)
    {
        var slip = await ChargedAsync(await Data.CompanyAsync());

        var booked = await Payments(await CashierAsync())
            .BookAsync(slip.Id, slip.Version, Full(slip) with { AmountCents = slip.AmountCents + difference }, default);

        Assert.Equal("payment.amount-differs", booked.Error!.Code);
        await AssertUntouchedAsync();
    }

    [Fact]
    public async Task Book_TwiceInParallel_IssuesOneLicence()
    {
        var slip = await ChargedAsync(await Data.CompanyAsync());
        var cashiers = new[] { await CashierAsync("Drita Hoxha"), await CashierAsync("Ilir Shala"), await CashierAsync("Mira Leka"),
            await CashierAsync("Jeton Bala") };

        var answers = await Task.WhenAll(cashiers.Select(c => Task.Run(() => Payments(c).BookAsync(slip.Id, slip.Version, Full(slip), default))));

        Assert.Single(answers, a => a.IsOk);
        Assert.All(answers.Where(a => !a.IsOk), a => Assert.Equal("payment.already-booked", a.Error!.Code));
        await using var db = Database.CreateDbContext();
        Assert.Equal(1, await db.Licences.CountAsync());
        Assert.Equal(1, await db.Outbox.CountAsync(m => m.Template == MailKind.Of<CaseIssuedMail>().Name));
    }

    [Theory]
    [InlineData(CaseStatus.Withdrawn)]
    [InlineData(CaseStatus.Closed)]
    public async Task Book_CaseEnded_IsHeldForTheCashier(CaseStatus ended)
    {
        var slip = await ChargedAsync(await Data.CompanyAsync());
        await using (var db = Database.CreateDbContext())
        {
            await db.Cases.ExecuteUpdateAsync(c => c.SetProperty(x => x.Status, ended));
        }

        var booked = await Payments(await CashierAsync()).BookAsync(slip.Id, slip.Version, Full(slip), default);

        Assert.Equal("payment.case-ended", booked.Error!.Code);
    }

    [Fact]
    public async Task Book_CancelledSlipOfACaseThatWaitsForAnother_IsRefused()
    {
        var slip = await ChargedAsync(await Data.CompanyAsync());
        await using (var db = Database.CreateDbContext())
        {
            await db.PaymentSlips.ExecuteUpdateAsync(s => s.SetProperty(x => x.Status, SlipStatus.Cancelled));
        }

        var booked = await Payments(await CashierAsync()).BookAsync(slip.Id, slip.Version, Full(slip), default);

        Assert.Equal("payment.case-ended", booked.Error!.Code);
    }

    [Fact]
    public async Task Book_SlipChangedSinceSeen_SaysSo()
    {
        var slip = await ChargedAsync(await Data.CompanyAsync());

        var booked = await Payments(await CashierAsync()).BookAsync(slip.Id, Guid.NewGuid(), Full(slip), default);

        Assert.Equal("payment.changed", booked.Error!.Code);
        await AssertUntouchedAsync();
    }

    [Theory]
    [InlineData(-1, "BQK-1", "payment.bank-date")]
    [InlineData(1, "BQK-1", "payment.bank-date")]
    [InlineData(0, "  ", "payment.bank-reference")]
    [InlineData(0, "a\u0007b", "payment.bank-reference")]
    public async Task Book_ImpossibleBankData_IsRefused(int days, string reference, string code)
    {
        var slip = await ChargedAsync(await Data.CompanyAsync());

        var booked = await Payments(await CashierAsync())
            .BookAsync(slip.Id, slip.Version, new Booking(Clock.Today().AddDays(days), reference, slip.AmountCents), default);

        Assert.Equal(code, booked.Error!.Code);
        await AssertUntouchedAsync();
    }

    [Theory]
    [InlineData(PortalRoles.Officer)]
    [InlineData(PortalRoles.Supervisor)]
    [InlineData(PortalRoles.Auditor)]
    [InlineData(PortalRoles.Administrator)]
    [InlineData(null)]
    public async Task Book_NotACashier_IsNotPermitted(string? role)
    {
        var company = await Data.CompanyAsync();
        var slip = await ChargedAsync(company);
        var actor = role is null ? company : await Data.MinistryAsync("Tjetër", role);

        var booked = await Payments(actor).BookAsync(slip.Id, slip.Version, Full(slip), default);

        Assert.IsType<NotPermitted>(booked.Error);
        Assert.IsType<NotPermitted>((await Payments(null).BookAsync(slip.Id, slip.Version, Full(slip), default)).Error);
        await AssertUntouchedAsync();
    }

    [Fact]
    public async Task Upload_SecondReceipt_TakesThePlaceOfTheFirst()
    {
        var company = await Data.CompanyAsync();
        var slip = await ChargedAsync(company);

        Assert.True((await UploadAsync(company, slip, SampleFiles.Pdf(), "dëftesa.pdf")).IsOk);
        Assert.True((await UploadAsync(company, slip, SampleFiles.Jpeg(), "foto.jpg")).IsOk);

        await using var db = Database.CreateDbContext();
        Assert.Equal("foto.jpg", (await db.PaymentSlips.SingleAsync()).ReceiptFileName);
        Assert.Equal("image/jpeg", (await db.StoredFiles.SingleAsync()).ContentType);
        Assert.Single(Directory.EnumerateFiles(Path.Combine(Database.Folder, "files"), "*", SearchOption.AllDirectories));
        Assert.Equal(SlipStatus.Open, (await db.PaymentSlips.SingleAsync()).Status);
    }

    [Fact]
    public async Task Upload_NotAPicture_IsRefusedByItsContent()
    {
        var company = await Data.CompanyAsync();
        var slip = await ChargedAsync(company);

        var answer = await UploadAsync(company, slip, SampleFiles.Latin("<html>"), "dëftesa.pdf");

        Assert.Equal("document.not-what-name-says", answer.Error!.Code);
    }

    [Fact]
    public async Task Upload_WithoutThePermissionOrForAnother_IsRefused()
    {
        var company = await Data.CompanyAsync();
        var other = await Data.CompanyAsync("Tjetra SH.P.K.");
        var slip = await ChargedAsync(company);

        Assert.IsType<NotPermitted>((await UploadAsync(company with { Permissions = DelegatePermissions.Submit }, slip, SampleFiles.Pdf(), "a.pdf")).Error);
        Assert.IsType<NotFound>((await UploadAsync(other, slip, SampleFiles.Pdf(), "a.pdf")).Error);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Database.Folder, "files"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Receipt_WhoMayOpenIt()
    {
        var company = await Data.CompanyAsync();
        var slip = await ChargedAsync(company);
        await UploadAsync(company, slip, SampleFiles.Pdf(), "a.pdf");

        Assert.True(await OpensAsync(company, slip));
        Assert.True(await OpensAsync(await CashierAsync(), slip));
        Assert.False(await OpensAsync(await Data.CompanyAsync("Tjetra SH.P.K."), slip));
        Assert.False(await OpensAsync(await Data.MinistryAsync("Admin", PortalRoles.Administrator), slip));
        Assert.False(await OpensAsync(company with { Permissions = DelegatePermissions.Prepare }, slip));
        Assert.False(await OpensAsync(null, slip));
        await using var db = Database.CreateDbContext();
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "payment.receipt-open"));
        Assert.Equal(3, await db.AuditRows.CountAsync(a => a.Action == "payment.receipt-refused"));
    }

    [Fact]
    public async Task Cancel_OpenSlips_CanNoLongerBeBooked()
    {
        var slip = await ChargedAsync(await Data.CompanyAsync());
        await Database.InTransactionAsync<Unit>(
            async db =>
            {
                await new CaseFees().CancelAsync(db, slip.CaseId, default);
                return Unit.Done;
            },
            default);

        var booked = await Payments(await CashierAsync()).BookAsync(slip.Id, slip.Version, Full(slip), default);

        Assert.Equal("payment.case-ended", booked.Error!.Code);
    }

    [Fact]
    public async Task Cancel_PaidSlip_HoldsThePaymentUntilTheCashierSettlesItOnce()
    {
        var (company, cashier) = (await Data.CompanyAsync(), await CashierAsync());
        var slip = await ChargedAsync(company);
        Assert.True((await Payments(cashier).BookAsync(slip.Id, slip.Version, Full(slip), default)).IsOk);
        Assert.IsType<NotFound>((await Payments(cashier).SettleAsync(slip.Id, (await SlipAsync()).Version, default)).Error);
        await CancelAsync(slip);
        var held = await SlipAsync();
        Assert.Equal((SlipStatus.Paid, true), (held.Status, held.IsHeld));

        Assert.IsType<NotPermitted>((await Payments(company).SettleAsync(slip.Id, held.Version, default)).Error);
        Assert.IsType<NotPermitted>((await Payments(await Data.SupervisorAsync()).SettleAsync(slip.Id, held.Version, default)).Error);
        Assert.Equal("payment.changed", (await Payments(cashier).SettleAsync(slip.Id, slip.Version, default)).Error!.Code);
        Assert.True((await Payments(cashier).SettleAsync(slip.Id, held.Version, default)).IsOk);

        await CancelAsync(slip);
        var settled = await SlipAsync();
        Assert.Equal((SlipStatus.Paid, false, Clock.UtcNow()), (settled.Status, settled.IsHeld, settled.SettledAt!.Value));
        await using var db = Database.CreateDbContext();
        var row = await db.AuditRows.SingleAsync(r => r.Action == "payment.settle");
        Assert.Equal((cashier.UserId, slip.Id.ToString(), slip.Number), (row.ActorId, row.SubjectId, row.Detail));
    }

    private async Task<PaymentSlip> SlipAsync()
    {
        await using var db = Database.CreateDbContext();
        return await db.PaymentSlips.AsNoTracking().SingleAsync();
    }

    private Task<Result<Unit>> UploadAsync(Actor actor, PaymentSlip slip, byte[] bytes, string name) =>
        Payments(actor).UploadReceiptAsync(slip.Id, new MemoryStream(bytes), name, default);

    private async Task<bool> OpensAsync(Actor? actor, PaymentSlip slip)
    {
        var opened = await Payments(actor).OpenReceiptAsync(slip.Id, default);
        if (opened.IsOk)
        {
            await opened.Value.Content.DisposeAsync();
        }

        return opened.IsOk;
    }

    private async Task AssertUntouchedAsync()
    {
        await using var db = Database.CreateDbContext();
        Assert.Equal(SlipStatus.Open, (await db.PaymentSlips.SingleAsync()).Status);
        Assert.Equal(CaseStatus.AwaitingPayment, (await db.Cases.SingleAsync()).Status);
        Assert.False(await db.Licences.AnyAsync());
        Assert.Empty(Feed.Published);
    }
}
