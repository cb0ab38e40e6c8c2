using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.PersonCard.Mails;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Register;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.PersonCard;

/// <summary>How cards go back, end and are given back.</summary>
public sealed class CardStagesTests : IAsyncLifetime
{
    private TestPortal _portal = null!;
    private TestWorkers _workers = null!;
    private Actor _company = null!;
    private Licence _licence = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _workers = new TestWorkers(_portal);
        _company = await _portal.Data.CompanyAsync();
        _licence = await _workers.LicensedAsync(_company, TestWorkers.Entry());
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task ReportLost_BeforeTheHandOver_IsPrintedAnewWithAnotherCodeAndCanBeHandedOver()
    {
        var card = await _workers.PaidCardAsync(_company, _licence);
        await using var officer = _portal.As(await _workers.OfficerAsync());
        var cards = officer.Get<CardService>();
        var batch = TestPortal.Ok(await cards.PrintAsync([card.Id], default));

        TestPortal.Ok(await cards.ReportLostAsync(card.Id, default));

        var again = await _workers.CardAsync(card.Id);
        Assert.Equal((CardStage.ToPrint, null, null), (again.Stage, again.BatchId, again.InvalidSince));
        Assert.NotEqual(card.Token, again.Token);
        Assert.NotEqual(card.Serial, again.Serial);
        Assert.IsType<NotFound>((await officer.Get<CardBatchPrinting>().BatchAsync(batch, default)).Error);
        TestPortal.Ok(await cards.PrintAsync([card.Id], default));
        TestPortal.Ok(await cards.HandOverAsync(card.Id, (await _workers.CardAsync(card.Id)).Version, default));
        Assert.Equal(CheckOutcome.NotFound, (await CheckAsync(card.Token)).Outcome);
        Assert.True(Assert.Single((await CheckAsync(again.Token)).Licences).IsValid);
        await using var db = _portal.Db();
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "card.reprint"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Close_LicenceRevokedBeforeTheHandOver_EndsTheCaseAndHoldsThePayment(bool printed)
    {
        var card = await _workers.PaidCardAsync(_company, _licence);
        await using var officer = _portal.As(await _workers.OfficerAsync());
        var cards = officer.Get<CardService>();
        if (printed)
        {
            TestPortal.Ok(await cards.PrintAsync([card.Id], default));
        }

        var version = (await _workers.CardAsync(card.Id)).Version;
        Assert.Equal("card.changed", (await cards.CloseAsync(card.Id, version, default)).Error!.Code);
        await RevokeAsync();
        await using var company = _portal.As(_company);
        Assert.IsType<NotPermitted>((await company.Get<CardService>().CloseAsync(card.Id, version, default)).Error);

        TestPortal.Ok(await cards.CloseAsync(card.Id, version, default));

        await using var db = _portal.Db();
        Assert.Equal(CaseStatus.Closed, await db.Cases.Where(c => c.Id == card.CaseId).Select(c => c.Status).SingleAsync());
        Assert.True(await db.PaymentSlips.Where(s => s.CaseId == card.CaseId).Select(s => s.IsHeld).SingleAsync());
        Assert.Equal(CardStage.Returned, (await _workers.CardAsync(card.Id)).Stage);
        Assert.Equal(1, await db.Outbox.CountAsync(m => m.Template == MailKind.Of<CardClosedMail>().Name));
        Assert.Equal((1, 1), (await db.CaseEvents.CountAsync(e => e.CaseId == card.CaseId && e.Action == CaseAction.Close),
            await db.AuditRows.CountAsync(a => a.Action == "case.close")));
    }

    [Fact]
    public async Task HandOver_LicenceRevokedAfterThePrint_IsRefused()
    {
        var card = await _workers.PaidCardAsync(_company, _licence);
        await using var officer = _portal.As(await _workers.OfficerAsync());
        TestPortal.Ok(await officer.Get<CardService>().PrintAsync([card.Id], default));
        await RevokeAsync();

        Assert.Equal("card.licence-ended",
            (await officer.Get<CardService>().HandOverAsync(card.Id, (await _workers.CardAsync(card.Id)).Version, default)).Error!.Code);
        Assert.Equal(CardStage.Printed, (await _workers.CardAsync(card.Id)).Stage);
    }

    [Fact]
    public async Task Batch_CardsNoLongerInForce_AreNotPrintedAgain()
    {
        var lost = await _workers.HandedOverAsync(_company, _licence);
        await using var session = _portal.As(_company);
        await using var officer = _portal.As(await _workers.OfficerAsync());
        Assert.True((await officer.Get<CardBatchPrinting>().BatchAsync(lost.BatchId!.Value, default)).IsOk);

        TestPortal.Ok(await session.Get<CardService>().ReportLostAsync(lost.Id, default));

        Assert.IsType<NotFound>((await officer.Get<CardBatchPrinting>().BatchAsync(lost.BatchId.Value, default)).Error);
    }

    [Fact]
    public async Task Return_ByTheCompany_FailsTheCheckAtOnceAndAnotherMayBeAskedFor()
    {
        var card = await _workers.HandedOverAsync(_company, _licence);
        await using var stranger = _portal.As(await _portal.Data.CompanyAsync("Tjetra SH.P.K."));
        await using var reader = _portal.As(await _portal.DelegateAsync(_company, DelegatePermissions.None));
        Assert.IsType<NotFound>((await stranger.Get<CardService>().ReturnAsync(card.Id, default)).Error);
        Assert.IsType<NotFound>((await reader.Get<CardService>().ReturnAsync(card.Id, default)).Error);
        await using var session = _portal.As(_company);

        TestPortal.Ok(await session.Get<CardService>().ReturnAsync(card.Id, default));

        var found = Assert.Single((await CheckAsync(card.Token)).Licences);
        Assert.Equal((false, true, _portal.Today), (found.IsValid, found.Words is not null, found.RevokedOn));
        Assert.True(Assert.Single(TestPortal.Ok(await session.Get<PersonCardDesk>().ReadAsync(_licence.PersonId, default))).MayAsk);
        await using var db = _portal.Db();
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "card.return"));
    }

    [Fact]
    public async Task EmploymentEnded_TheCompanysCardsEndWithIt()
    {
        var held = await _workers.HandedOverAsync(_company, _licence);
        var further = await _workers.LicensedAsync(_company, TestWorkers.Entry(), "W-MA");
        var waiting = TestPortal.Ok(await _portal.SubmitAsync(_company,
            await _workers.CardDraftAsync(_company, further, change: c => c.PositionCode = "OMA"))).CaseId;
        await _workers.ApproveAsync(waiting);
        await _workers.PayAsync(waiting);
        await using var session = _portal.As(_company);
        await using var db = _portal.Db();

        TestPortal.Ok(await session.Get<EmploymentService>().EndAsync(await db.Employments.Select(e => e.Id).SingleAsync(), default));

        Assert.NotNull(Assert.Single((await CheckAsync(held.Token)).Licences).Words);
        Assert.All(await db.PersonCards.AsNoTracking().ToListAsync(), c => Assert.Equal(CardStage.Returned, c.Stage));
        Assert.Equal(CaseStatus.Closed, await db.Cases.Where(c => c.Id == waiting).Select(c => c.Status).SingleAsync());
        Assert.True(await db.PaymentSlips.Where(s => s.CaseId == waiting).Select(s => s.IsHeld).SingleAsync());
        Assert.False(await db.PaymentSlips.Where(s => s.CaseId == held.CaseId).Select(s => s.IsHeld).SingleAsync());
    }

    [Fact]
    public async Task Ask_RenewedLicenceThatBeginsTomorrow_MakesACardFromThatDay()
    {
        var begins = _portal.Today.AddDays(10);
        await using (var db = _portal.Db())
        {
            await db.Licences.ExecuteUpdateAsync(s => s.SetProperty(l => l.ValidFrom, begins));
        }

        var card = await _workers.HandedOverAsync(_company, _licence);

        Assert.Equal(begins, card.ValidFrom);
        Assert.False(Assert.Single((await CheckAsync(card.Token)).Licences).IsValid);
        _portal.Clock.Advance(TimeSpan.FromDays(10));
        Assert.True(Assert.Single((await CheckAsync(card.Token)).Licences).IsValid);
    }

    [Fact]
    public async Task Filed_ReplacementOfALostCard_LeavesAnAuditRowOfTheOldOne()
    {
        var old = await _workers.HandedOverAsync(_company, _licence);

        TestPortal.Ok(await _portal.SubmitAsync(_company, await _workers.CardDraftAsync(_company, _licence, old.Id, lost: true)));

        await using var db = _portal.Db();
        var row = await db.AuditRows.SingleAsync(a => a.Action == "card.lost");
        Assert.Equal((_company.UserId, old.Id.ToString()), (row.ActorId, row.SubjectId));
    }

    [Theory]
    [InlineData(false, null, 0, 0)]
    [InlineData(true, null, 1, 0)]
    [InlineData(true, "Çelë", 0, 1)]
    public async Task List_EachLookOfAPerson_LeavesOneRow(bool look, string? search, int listed, int searched)
    {
        await using var officer = _portal.As(await _workers.OfficerAsync());

        TestPortal.Ok(await officer.Get<CardQueries>().ListAsync(CardStage.ToPrint, search, 1, look, default));
        TestPortal.Ok(await officer.Get<WorkerQueries>().RegisterAsync(search, 1, look, default));

        await using var db = _portal.Db();
        Assert.Equal((2 * listed, 2 * searched),
            (await db.AuditRows.CountAsync(a => a.Action == "register.list"), await db.AuditRows.CountAsync(a => a.Action == "register.search")));
    }

    private async Task RevokeAsync()
    {
        var now = _portal.Clock.UtcNow();
        await using var db = _portal.Db();
        await db.Licences.ExecuteUpdateAsync(s => s.SetProperty(l => l.RevokedAt, now));
    }

    private async Task<CheckAnswer> CheckAsync(string text) => await _portal.Get<PublicCheck>().FindAsync(text, default);
}
