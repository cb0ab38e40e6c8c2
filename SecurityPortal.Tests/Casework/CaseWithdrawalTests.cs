using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Cases.Mails;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Casework;

/// <summary>An applicant takes a request back.</summary>
public sealed class CaseWithdrawalTests : IAsyncLifetime
{
    private TestPortal _portal = null!;
    private Actor _company = null!;
    private Case _file = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _company = await _portal.Data.CompanyAsync();
        _file = await _portal.Data.CaseAsync(_company, CaseStatus.Recommended, await _portal.Data.OfficerAsync());
        await using var supervisor = _portal.As(await _portal.Data.SupervisorAsync());
        _portal.Clock.Advance(TimeSpan.FromMinutes(1));
        TestPortal.Ok(await supervisor.Get<CaseReviewService>().ApproveAsync(_file.Id, _file.Version, null, default));
        _file = await ReloadAsync();
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Withdraw_CaseToBePaid_EndsItCancelsTheSlipAndLeavesHistoryAuditAndMail()
    {
        Assert.Equal(CaseStatus.Withdrawn, TestPortal.Ok(await WithdrawAsync(_company)));

        await using var db = _portal.Db();
        Assert.Equal(CaseStatus.Withdrawn, (await ReloadAsync()).Status);
        Assert.Equal(SlipStatus.Cancelled, (await db.PaymentSlips.SingleAsync(s => s.CaseId == _file.Id)).Status);
        Assert.Equal(_company.UserId, (await db.CaseEvents.SingleAsync(e => e.CaseId == _file.Id && e.Action == CaseAction.Withdraw)).ActorId);
        Assert.Equal(_company.UserId, (await db.AuditRows.SingleAsync(r => r.Action == "case.withdraw" && r.SubjectId == _file.Id.ToString())).ActorId);
        var withdrawn = MailKind.Of<CaseWithdrawnMail>().Name;
        Assert.Single(await db.Outbox.Where(m => m.Template == withdrawn).ToListAsync());
    }

    [Fact]
    public async Task Withdraw_ByAnotherCompany_IsNotFound()
    {
        Assert.IsType<NotFound>((await WithdrawAsync(await _portal.Data.CompanyAsync("Tjetra"))).Error);
        Assert.Equal(CaseStatus.AwaitingPayment, (await ReloadAsync()).Status);
    }

    [Fact]
    public async Task Withdraw_ByADelegateWhoMayNotSubmit_IsNotPermitted()
    {
        var prepares = await _portal.DelegateAsync(_company, DelegatePermissions.Prepare | DelegatePermissions.Pay);

        Assert.IsType<NotPermitted>((await WithdrawAsync(prepares)).Error);
        Assert.Equal(CaseStatus.AwaitingPayment, (await ReloadAsync()).Status);
    }

    [Fact]
    public async Task Withdraw_CaseMovedSinceItWasSeen_SaysSo()
    {
        Assert.IsType<CaseChangedByOther>((await WithdrawAsync(_company, Guid.NewGuid())).Error);
        Assert.Equal(CaseStatus.AwaitingPayment, (await ReloadAsync()).Status);
    }

    [Fact]
    public async Task Withdraw_CaseThatHasEnded_IsNotAllowed()
    {
        TestPortal.Ok(await WithdrawAsync(_company));

        Assert.IsType<ActionNotAllowed>((await WithdrawAsync(_company, (await ReloadAsync()).Version)).Error);
    }

    private async Task<Result<CaseStatus>> WithdrawAsync(Actor actor, Guid? seen = null)
    {
        await using var session = _portal.As(actor);
        return await session.Get<CaseWithdrawal>().WithdrawAsync(_file.Id, seen ?? _file.Version, default);
    }

    private async Task<Case> ReloadAsync()
    {
        await using var db = _portal.Db();
        return await db.Cases.AsNoTracking().SingleAsync(c => c.Id == _file.Id);
    }
}
