using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Payments;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Simulation;

/// <summary>Two people decide on one case at the same moment, over and over. More rounds by PORTAL_RACE_ROUNDS.</summary>
public sealed class RaceTests : IAsyncLifetime
{
    private static readonly string[] ToldToTheLoser = ["case.changed-by-other", "case.action-not-allowed"];

    private TestPortal _portal = null!;

    public async Task InitializeAsync() => _portal = await TestPortal.CreateAsync();

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task TwoAtOnce_OnWhatBothSaw_OneDecidesAndTheOtherIsTold()
    {
        var rounds = SimulationSettings.Number("PORTAL_RACE_ROUNDS") ?? 30;
        var random = new Random(20260112);
        Actor[] officers = [await _portal.Data.OfficerAsync(), await _portal.Data.OfficerAsync("Ilir Berisha")];
        Actor[] supervisors = [await _portal.Data.SupervisorAsync(), await _portal.Data.SupervisorAsync("Milena Đokić")];
        for (var round = 1; round <= rounds; round++)
        {
            _portal.Clock.Advance(TimeSpan.FromSeconds(2));
            var isTaking = random.Next(3) == 0;
            var company = await _portal.Data.CompanyAsync();
            var file = await _portal.Data.CaseAsync(company, isTaking ? CaseStatus.Submitted : CaseStatus.Recommended, isTaking ? null : officers[0]);
            var before = await CountsAsync(file.Id);
            var (one, two) = isTaking
                ? (Take(officers[0], file), Take(officers[1], file))
                : (Decision(supervisors[0], file, random), random.Next(4) == 0 ? Withdrawal(company, file) : Decision(supervisors[1], file, random));

            var answers = await Task.WhenAll(Task.Run(one), Task.Run(two));

            var won = Assert.Single(answers, a => a.IsOk);
            Assert.Contains(Assert.Single(answers, a => !a.IsOk).Error!.Code, ToldToTheLoser);
            var after = await CountsAsync(file.Id);
            Assert.Equal((before.Moves + 1, won.Value), (after.Moves, after.Status));
            Assert.Equal(won.Value == CaseStatus.AwaitingPayment ? 1 : 0, after.Slips);
        }
    }

    private Func<Task<Result<CaseStatus>>> Take(Actor officer, Case file) => async () =>
    {
        await using var session = _portal.As(officer);
        return await session.Get<CaseReviewService>().TakeAsync(file.Id, file.Version, default);
    };

    private Func<Task<Result<CaseStatus>>> Withdrawal(Actor company, Case file) => async () =>
    {
        await using var session = _portal.As(company);
        return await session.Get<CaseWithdrawal>().WithdrawAsync(file.Id, file.Version, default);
    };

    private Func<Task<Result<CaseStatus>>> Decision(Actor supervisor, Case file, Random random)
    {
        var which = random.Next(3);
        return async () =>
        {
            await using var session = _portal.As(supervisor);
            var review = session.Get<CaseReviewService>();
            return which switch
            {
                0 => await review.ApproveAsync(file.Id, file.Version, null, default),
                1 => await review.RefuseAsync(file.Id, file.Version, "Kushtet nuk plotësohen.", default),
                _ => await review.SendBackAsync(file.Id, file.Version, "Shiko edhe një herë.", default),
            };
        };
    }

    private async Task<(int Moves, CaseStatus Status, int Slips)> CountsAsync(Guid caseId)
    {
        await using var db = _portal.Db();
        return (await db.CaseEvents.CountAsync(e => e.CaseId == caseId), await db.Cases.Where(c => c.Id == caseId).Select(c => c.Status).SingleAsync(),
            await db.PaymentSlips.CountAsync(s => s.CaseId == caseId));
    }
}
