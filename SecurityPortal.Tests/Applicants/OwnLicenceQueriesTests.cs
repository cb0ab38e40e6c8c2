using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Licences;
using SecurityPortal.Tests.Register;

namespace SecurityPortal.Tests.Applicants;

public sealed class OwnLicenceQueriesTests : MeasuresKit
{
    [Theory]
    [InlineData(400, LicenceStep.None)]
    [InlineData(31, LicenceStep.None)]
    [InlineData(30, LicenceStep.Renew)]
    [InlineData(0, LicenceStep.Renew)]
    [InlineData(-1, LicenceStep.ApplyAnew)]
    public async Task Step_ByDays_SaysWhatToDoNext(int daysLeft, LicenceStep step)
    {
        await Portal.LicenceAsync(Company, Portal.Today.AddDays(daysLeft));
        Assert.Equal(step, (await OwnAsync(Company)).Single().Step);
    }

    [Fact]
    public async Task Step_RequestUnderWay_LinksIt()
    {
        await Portal.LicenceAsync(Company, Portal.Today.AddDays(10));
        var renewal = await Portal.Data.CaseAsync(Company, CaseStatus.Recommended, Officer, kind: RequestKind.Renewal);
        var own = (await OwnAsync(Company)).Single();
        Assert.Equal((LicenceStep.UnderWay, new OwnRequest(renewal.Id, renewal.Number, CaseStatus.InReview)), (own.Step, own.Request));
    }

    [Fact]
    public async Task Step_Suspended_GivesReasonAndLastDayToAppeal()
    {
        var licence = await Portal.LicenceAsync(Company, Portal.Today.AddDays(10));
        await DoneAsync(licence, MeasureKind.Suspend);
        var own = (await OwnAsync(Company)).Single();
        Assert.Equal((LicenceStep.Suspended, "Polica ka skaduar.", Portal.Today.AddDays(15)),
            (own.Step, own.File.InForce!.Reasons, own.File.InForce.AppealUntil));
    }

    [Fact]
    public async Task Groups_OldAndNewOfOneClass_KeepTheOldApart()
    {
        await Portal.LicenceAsync(Company, Portal.Today.AddDays(-5));
        var now = await Portal.LicenceAsync(Company, Portal.Today.AddYears(2));
        await using var session = Portal.As(Company);
        var group = Assert.Single(await session.Get<OwnLicenceQueries>().ReadAsync(default));
        Assert.Equal(now.Number, Assert.Single(group.Current).File.Licence.Number);
        Assert.Single(group.Past);
    }

    [Fact]
    public async Task Read_OthersAndMinistry_SeeNothing()
    {
        await Portal.LicenceAsync(Company, Portal.Today.AddDays(10));
        Assert.Empty(await OwnAsync(await Portal.Data.CompanyAsync("Tjetra SH.P.K.")));
        Assert.Empty(await OwnAsync(await Portal.IndividualAsync()));
        Assert.Empty(await OwnAsync(Officer));
    }

    private async Task<IReadOnlyList<OwnLicence>> OwnAsync(Actor actor)
    {
        await using var session = Portal.As(actor);
        return [.. (await session.Get<OwnLicenceQueries>().ReadAsync(default)).SelectMany(g => g.Current)];
    }
}
