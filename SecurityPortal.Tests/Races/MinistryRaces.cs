using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Register;
using SecurityPortal.Tests.Register;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Races;

/// <summary>Measures and card batches, on every database.</summary>
public sealed class MinistryRaces : MeasuresKit
{
    public override Task InitializeAsync() => Task.CompletedTask;

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Propose_TwoOfficersALicence_OneProposalWaits(TestProvider provider)
    {
        await StartOnAsync(provider);
        var other = await Portal.Data.OfficerAsync("Ilir Berisha");
        for (var round = 0; round < 3; round++)
        {
            var licence = await Portal.LicenceAsync(await Portal.Data.CompanyAsync(), Portal.Today.AddYears(1));

            var results = await AtOnce.RunAsync(
                () => ProposeSeenAsync(Officer, licence, MeasureKind.Suspend), () => ProposeSeenAsync(other, licence, MeasureKind.Revoke));

            Assert.IsType<MeasureChangedByOther>(Assert.Single(results, r => !r.IsOk).Error);
            await using var db = Portal.Db();
            Assert.Equal(1, await db.LicenceMeasures.CountAsync(m => m.LicenceId == licence.Id));
        }
    }

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task CarryOut_TwoSupervisorsAndTheFirstTwoDecisionsOfTheYear_EachOnceWithItsNumber(TestProvider provider)
    {
        await StartOnAsync(provider);
        List<Guid> measures = [];
        for (var i = 0; i < 2; i++)
        {
            var licence = await Portal.LicenceAsync(await Portal.Data.CompanyAsync(), Portal.Today.AddYears(1));
            measures.Add(TestPortal.Ok(await ProposeAsync(Officer, licence, MeasureKind.Suspend)));
        }

        var seen = new[] { (await MeasureAsync(measures[0])).Version, (await MeasureAsync(measures[1])).Version };

        var results = await AtOnce.RunAsync(
            () => CarryOutAsync(Besa, measures[0], "Arsyet", seen[0]), () => CarryOutAsync(Dren, measures[0], "Arsyet", seen[0]),
            () => CarryOutAsync(Besa, measures[1], "Arsyet", seen[1]), () => CarryOutAsync(Dren, measures[1], "Arsyet", seen[1]));

        Assert.Equal(2, results.Count(r => r.IsOk));
        Assert.All(results.Where(r => !r.IsOk), r => Assert.IsType<MeasureChangedByOther>(r.Error));
        await using var db = Portal.Db();
        Assert.Equal(["SSHPS-V-2026-000001", "SSHPS-V-2026-000002"], await db.LicenceMeasures.Select(m => m.Number).OrderBy(n => n).ToListAsync());
    }

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Print_TwoOfficersTheSameCards_OneBatchHasThem(TestProvider provider)
    {
        await StartOnAsync(provider);
        var workers = new TestWorkers(Portal);
        var card = await workers.PaidCardAsync(Company, await workers.LicensedAsync(Company, TestWorkers.Entry()));
        Actor[] officers = [Officer, await Portal.Data.OfficerAsync("Dren Zyra")];

        var results = await AtOnce.RunAsync([.. officers.Select<Actor, Func<Task<Result<Guid>>>>(officer => async () =>
        {
            await using var session = Portal.As(officer);
            return await session.Get<CardService>().PrintAsync([card.Id], default);
        })]);

        Assert.Equal("card.changed", Assert.Single(results, r => !r.IsOk).Error!.Code);
        Assert.Equal(Assert.Single(results, r => r.IsOk).Value, (await workers.CardAsync(card.Id)).BatchId);
        await using var db = Portal.Db();
        Assert.Equal("SK-2026-0001", (await db.CardBatches.SingleAsync()).Number);
    }

    // On the version that the licence was made with.
    private async Task<Result<Guid>> ProposeSeenAsync(Actor actor, Licence licence, MeasureKind kind)
    {
        await using var session = Portal.As(actor);
        return await session.Get<MeasureService>().ProposeAsync(licence.Id, licence.Version, kind, "Polica ka skaduar.", null, default);
    }
}
