using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes.ControlCentre;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Races;

/// <summary>Drafts, requests, numbers and decisions: one wins on every database, and the others are told so in a sentence.</summary>
public sealed class RequestRaces : IAsyncLifetime
{
    private const int Rounds = 4;

    private TestPortal _portal = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Start_TwoDelegatesTheSameClass_ThereIsOneDraft(TestProvider provider)
    {
        _portal = await TestPortal.CreateAsync(provider);
        for (var round = 0; round < Rounds; round++)
        {
            var company = await _portal.Data.CompanyAsync();
            var one = await _portal.DelegateAsync(company, DelegatePermissions.Prepare);
            var two = await _portal.DelegateAsync(company, DelegatePermissions.Prepare);

            var ids = await AtOnce.RunAsync(
                () => _portal.StartAsync(one), () => _portal.StartAsync(two), () => _portal.StartAsync(one), () => _portal.StartAsync(two),
                () => _portal.StartAsync(company));

            Assert.Single(ids.Distinct());
            await using var db = _portal.Db();
            Assert.Equal(1, await db.Drafts.CountAsync(d => d.CompanyId == company.CompanyId));
        }
    }

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Finish_FivePresses_MakeOneCaseWithTheFirstNumberOfTheYear(TestProvider provider)
    {
        _portal = await TestPortal.CreateAsync(provider);
        var company = await _portal.Data.CompanyAsync();
        var draft = await _portal.CompleteDraftAsync(company);

        var results = await AtOnce.RunAsync(5, () => _portal.SubmitAsync(company, draft));

        Assert.Equal("SSHPS-SL-2026-000001", Assert.Single(results.Select(TestPortal.Ok).Distinct()).Number);
        await using var db = _portal.Db();
        Assert.Equal((1, 1), (await db.Cases.CountAsync(), await db.CaseVersions.CountAsync()));
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "case.submit"));
    }

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Apply_FiveTimesForAClass_LeavesOneOpenRequest(TestProvider provider)
    {
        _portal = await TestPortal.CreateAsync(provider);
        for (var round = 0; round < Rounds; round++)
        {
            var company = await _portal.Data.CompanyAsync();
            await _portal.LicenceOfAsync(company, ServiceLicenceProcess.Definition, "SRV-ME", _portal.Today.AddYears(2));

            var results = await AtOnce.RunAsync(5, async () =>
            {
                await using var session = _portal.As(company);
                return await session.Get<ControlCentreDesk>().ApplyAsync("QK-ME", default);
            });

            await using var db = _portal.Db();
            var file = await db.Cases.SingleAsync(c => c.CompanyId == company.CompanyId && c.ProcessKey == ControlCentreProcess.ProcessKey);
            Assert.Contains(results, r => r.IsOk);
            Assert.All(results, r => Assert.True(r.IsOk ? r.Value.CaseId == file.Id : r.Error!.Code == "class.request-open", r.Error?.Code));
            Assert.False(await db.Drafts.AnyAsync(d => d.CompanyId == company.CompanyId));
        }
    }

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Number_TenTakeTheFirstOfAYear_GetOneToTen(TestProvider provider)
    {
        _portal = await TestPortal.CreateAsync(provider);
        for (var year = 2026; year < 2026 + Rounds; year++)
        {
            var key = $"case/SL/{year}";

            var numbers = await AtOnce.RunAsync(
                10, () => _portal.Database.InTransactionAsync<int>(async db => await Numbering.NextAsync(db, key, default), default));

            Assert.Equal(Enumerable.Range(1, 10), numbers.Select(TestPortal.Ok).Order());
        }
    }

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Decide_TwoSupervisorsOnWhatBothSaw_OneDecidesAndTheOtherIsTold(TestProvider provider)
    {
        _portal = await TestPortal.CreateAsync(provider);
        var (officer, company) = (await _portal.Data.OfficerAsync(), await _portal.Data.CompanyAsync());
        Actor[] heads = [await _portal.Data.SupervisorAsync(), await _portal.Data.SupervisorAsync("Milena Đokić")];
        for (var round = 0; round < Rounds; round++)
        {
            var file = await _portal.Data.CaseAsync(company, CaseStatus.Recommended, officer);
            _portal.Clock.Advance(TimeSpan.FromSeconds(2));

            var results = await AtOnce.RunAsync(
                () => ReviewAsync(heads[0], r => r.ApproveAsync(file.Id, file.Version, null, default)),
                () => ReviewAsync(heads[1], r => r.RefuseAsync(file.Id, file.Version, "Kushtet nuk plotësohen.", default)));

            var winner = Array.FindIndex(results, r => r.IsOk);
            Assert.Equal(heads[winner].Name, Assert.IsType<CaseChangedByOther>(results[1 - winner].Error).Who);
            await using var db = _portal.Db();
            Assert.Equal(results[winner].Value, await db.Cases.Where(c => c.Id == file.Id).Select(c => c.Status).SingleAsync());
            Assert.Equal(winner == 0 ? 1 : 0, await db.PaymentSlips.CountAsync(s => s.CaseId == file.Id));
        }
    }

    private async Task<Result<CaseStatus>> ReviewAsync(Actor actor, Func<CaseReviewService, Task<Result<CaseStatus>>> act)
    {
        await using var session = _portal.As(actor);
        return await act(session.Get<CaseReviewService>());
    }
}
