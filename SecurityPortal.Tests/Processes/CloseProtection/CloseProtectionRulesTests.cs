using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.CloseProtection;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.CloseProtection;

/// <summary>Who may ask for an authorisation.</summary>
public sealed class CloseProtectionRulesTests : IAsyncLifetime
{
    private TestPortal _portal = null!;
    private Actor _company = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _company = await _portal.Data.CompanyAsync();
        await _portal.LicenceAsync(_company, _portal.Today.AddDays(900));
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Offer_WithoutALicenceForCloseProtection_IsClosed() =>
        Assert.Equal("close-protection.licence-missing", (await OfferAsync()).Error!.Code);

    [Theory]
    [InlineData(null, null)]
    [InlineData(LicenceState.Suspended, "close-protection.licence-missing")]
    [InlineData(LicenceState.Revoked, "close-protection.licence-missing")]
    public async Task Offer_DependsOnTheStateOfTheLicence(LicenceState? state, string? code)
    {
        await _portal.LicenceOfAsync(_company, ServiceLicenceProcess.Definition, "SRV-MA", _portal.Today.AddDays(100), state);

        var offer = await OfferAsync();

        Assert.Equal(code, offer.Error?.Code);
        Assert.Equal(code is null, offer.IsOk && offer.Value.Kind == RequestKind.Initial);
    }

    [Fact]
    public async Task Offer_LicenceOfAnotherClass_IsNotEnough()
    {
        await _portal.LicenceAsync(_company, _portal.Today.AddDays(100), "SRV-TPG");

        Assert.Equal("close-protection.licence-missing", (await OfferAsync()).Error!.Code);
    }

    [Fact]
    public async Task Offer_LicenceOnItsLastDay_CountsAndTheDayAfterNot()
    {
        await _portal.LicenceAsync(_company, _portal.Today, "SRV-MA");
        Assert.True((await OfferAsync()).IsOk);

        _portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("close-protection.licence-missing", (await OfferAsync()).Error!.Code);
    }

    [Fact]
    public async Task Offer_BasicSecuritySuspended_IsClosed()
    {
        var other = await _portal.Data.CompanyAsync("Tjetra SH.P.K.");
        await _portal.LicenceOfAsync(other, ServiceLicenceProcess.Definition, "SRV-BAZ", _portal.Today.AddDays(100), LicenceState.Suspended);
        await _portal.LicenceAsync(other, _portal.Today.AddDays(100), "SRV-MA");

        Assert.Equal("close-protection.basic-suspended", (await OfferAsync(other)).Error!.Code);
    }

    [Fact]
    public async Task Offer_ToAPersonOrForAnotherClass_IsClosed()
    {
        await _portal.LicenceAsync(_company, _portal.Today.AddDays(100), "SRV-MA");
        await using var db = _portal.Db();

        Assert.Equal("class.unknown", (await OfferAsync(classCode: "SRV-MA")).Error!.Code);
        Assert.Equal("close-protection.companies-only", (await CloseProtectionProcess.Definition.OfferAsync(
            new OfferContext(db, new Applicant(null, null), CloseProtectionProcess.ClassCode, _portal.Today), CancellationToken.None)).Error!.Code);
    }

    [Fact]
    public async Task Submit_LicenceLostMeanwhile_FilesNothing()
    {
        var kit = await CloseProtectionKit.CreateAsync(_portal, await _portal.Data.CompanyAsync("Tjetra SH.P.K."));
        var draft = await kit.DraftAsync();
        _portal.Clock.Advance(TimeSpan.FromDays(801));

        Assert.Equal("close-protection.licence-missing", (await _portal.SubmitAsync(kit.Company, draft)).Error!.Code);
    }

    [Fact]
    public async Task Start_SeveralTimes_GivesADraftForEachPerson_WithTheLicenceOfToday()
    {
        var kit = await CloseProtectionKit.CreateAsync(_portal, await _portal.Data.CompanyAsync("Tjetra SH.P.K."));
        var (first, second) = (await kit.DraftAsync(), await kit.DraftAsync());

        Assert.NotEqual(first.Id, second.Id);
        Assert.StartsWith("SRV-MA-", PayloadJson.Read<CloseProtectionApplication>(first.PayloadJson).Company.LicenceNumber, StringComparison.Ordinal);
        await using var session = _portal.As(kit.Company);
        Assert.All(await session.Get<DraftStore>().MineAsync(default), d => Assert.Equal(CloseProtectionKit.ProtectedName, d.About));
    }

    private async Task<Result<ClassOffer>> OfferAsync(Actor? company = null, string classCode = "AUT-MA")
    {
        await using var db = _portal.Db();
        var applicant = await db.ApplicantAsync((company ?? _company).CompanyId, null, CancellationToken.None);
        return await CloseProtectionProcess.Definition.OfferAsync(new OfferContext(db, applicant, classCode, _portal.Today), CancellationToken.None);
    }
}
