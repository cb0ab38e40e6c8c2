using SecurityPortal.Core.Licences;
using SecurityPortal.Tests.Register;

namespace SecurityPortal.Tests.Licences;

public sealed class HeldLicencesTests : MeasuresKit
{
    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(400, true)]
    public async Task Holds_MeansValidToday(int endsInDays, bool holds)
    {
        await Portal.LicenceAsync(Company, Portal.Today.AddDays(endsInDays));
        var standing = await StandingAsync();
        Assert.Equal((holds, holds), (standing.HoldsBasic, standing.Current("SRV-BAZ") is not null));
        Assert.False(standing.Holds("SRV-MA"));
    }

    [Fact]
    public async Task Holds_NotBegun_IsNotHeld()
    {
        await Portal.LicenceAsync(Company, Portal.Today.AddYears(3).AddDays(5));
        Assert.False((await StandingAsync()).HoldsBasic);
    }

    [Fact]
    public async Task BasicSuspended_StopsBasicAloneAndSaysSo()
    {
        var basic = await Portal.LicenceAsync(Company, Portal.Today.AddYears(1));
        await Portal.LicenceAsync(Company, Portal.Today.AddYears(1), "SRV-MA");
        await DoneAsync(basic, MeasureKind.Suspend);
        var standing = await StandingAsync();
        Assert.Equal((true, false, true, true, false), (
            standing.BasicSuspended, standing.HoldsBasic, standing.IsBlocked("SRV-BAZ"), standing.Holds("SRV-MA"), standing.IsBlocked("SRV-MA")));
    }

    [Fact]
    public async Task Revoked_IsBlockedAndNotSuspended()
    {
        var licence = await Portal.LicenceAsync(Company, Portal.Today.AddYears(1), "SRV-MA");
        await DoneAsync(licence, MeasureKind.Revoke);
        var standing = await StandingAsync();
        Assert.Equal((true, true, false, false),
            (standing.IsBlocked("SRV-MA"), standing.IsRevoked("SRV-MA"), standing.IsSuspended("SRV-MA"), standing.Holds("SRV-MA")));
    }

    [Fact]
    public async Task AnotherCompany_CountsForNothing()
    {
        await Portal.LicenceAsync(await Portal.Data.CompanyAsync("Tjetra SH.P.K."), Portal.Today.AddYears(1));
        Assert.False((await StandingAsync()).HoldsBasic);
    }

    private async Task<HeldLicences> StandingAsync()
    {
        await using var db = Portal.Db();
        return await HeldLicences.OfAsync(db, Company.CompanyId, null, Portal.Today, default);
    }
}
