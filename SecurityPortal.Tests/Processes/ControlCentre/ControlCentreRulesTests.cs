using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.ControlCentre;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.Processes.Exam;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.ControlCentre;

public sealed class ControlCentreRulesTests : IAsyncLifetime
{
    private const string Field = "QK-ME";
    private const string Needed = "SRV-ME";

    private static readonly ProcessDefinition Process = ControlCentreProcess.Definition;

    private TestPortal _portal = null!;
    private Actor _company = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _company = await _portal.Data.CompanyAsync();
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Theory]
    [InlineData("QK-BAZ", "SRV-BAZ")]
    [InlineData("QK-TPG", "SRV-TPG")]
    [InlineData("QK-ME", "SRV-ME")]
    [InlineData("QK-MA", "SRV-MA")]
    public async Task Offer_OneServiceLicenceHeld_IsItsFieldAlone(string field, string service)
    {
        await ServiceAsync(service, 365);

        foreach (var code in new[] { "QK-BAZ", "QK-TPG", "QK-ME", "QK-MA" })
        {
            Assert.Equal((code, code == field ? null : "control-centre.licence-missing"), (code, (await OfferAsync(code)).Error?.Code));
        }

        Assert.Equal(new ClassOffer(RequestKind.Initial), (await OfferAsync(field)).Value);
    }

    [Fact]
    public async Task Offer_ServiceLicence_CountsToTheEndOfItsLastLocalDay()
    {
        await ServiceAsync(Needed, 0);
        _portal.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 12, 22, 59, 0, TimeSpan.Zero));
        Assert.True((await OfferAsync(Field)).IsOk);

        _portal.Clock.Advance(TimeSpan.FromMinutes(2));
        var error = (await OfferAsync(Field)).Error!;
        Assert.Equal(("control-centre.licence-expired", "12.01.2026"), (error.Code, error.Arguments[1]));
    }

    [Theory]
    [InlineData(LicenceState.Suspended, "control-centre.licence-suspended")]
    [InlineData(LicenceState.Revoked, "control-centre.licence-revoked")]
    public async Task Offer_ServiceLicenceSuspendedOrRevoked_SaysSo(LicenceState state, string code)
    {
        await ServiceAsync(Needed, 365, state);

        Assert.Equal(code, (await OfferAsync(Field)).Error!.Code);
    }

    [Fact]
    public async Task Offer_ServiceLicenceThatStartsLater_SaysWhen()
    {
        await ServiceAsync(Needed, (3 * 365) + 20);

        Assert.Equal("control-centre.licence-upcoming", (await OfferAsync(Field)).Error!.Code);
    }

    [Fact]
    public async Task Offer_ServiceRenewedAheadOfTime_StaysOpen()
    {
        await ServiceAsync(Needed, 5);
        await ServiceAsync(Needed, (3 * 365) + 5);

        Assert.True((await OfferAsync(Field)).IsOk);
    }

    [Fact]
    public async Task Offer_BasicServiceSuspended_BlocksEveryField()
    {
        await ServiceAsync("SRV-BAZ", 365, LicenceState.Suspended);
        await ServiceAsync(Needed, 365);

        Assert.Equal("control-centre.basic-suspended", (await OfferAsync(Field)).Error!.Code);
        Assert.Equal("control-centre.basic-suspended", (await OfferAsync("QK-BAZ")).Error!.Code);
    }

    [Fact]
    public async Task Offer_AnotherCompanysLicence_CountsForNothing()
    {
        await _portal.LicenceOfAsync(await _portal.Data.CompanyAsync("Tjetra SH.P.K."), ServiceLicenceProcess.Definition, Needed, _portal.Today.AddYears(1));

        Assert.Equal("control-centre.licence-missing", (await OfferAsync(Field)).Error!.Code);
    }

    [Theory]
    [InlineData(31, null)]
    [InlineData(30, RequestKind.Renewal)]
    [InlineData(1, RequestKind.Renewal)]
    [InlineData(0, RequestKind.Renewal)]
    [InlineData(-1, RequestKind.Initial)]
    public async Task Offer_CertificateHeld_IsRenewalInItsLastThirtyDays(int daysLeft, RequestKind? kind)
    {
        await ServiceAsync(Needed, 900);
        var certificate = await _portal.LicenceOfAsync(_company, Process, Field, _portal.Today.AddDays(200));
        _portal.Clock.Advance(TimeSpan.FromDays(200 - daysLeft));

        var offer = await OfferAsync(Field);

        Assert.Equal(kind, offer.IsOk ? offer.Value.Kind : null);
        Assert.Equal(kind == RequestKind.Renewal ? certificate.Id : null, offer.IsOk ? offer.Value.PreviousLicenceId : null);
        if (kind is null)
        {
            Assert.Equal("control-centre.still-valid", offer.Error!.Code);
            Assert.Equal([LocalTime.Format(certificate.ValidTo), LocalTime.Format(certificate.ValidTo.AddDays(-30))], offer.Error.Arguments);
        }
    }

    [Theory]
    [InlineData(LicenceState.Suspended)]
    [InlineData(LicenceState.Revoked)]
    public async Task Offer_CertificateSuspendedOrRevoked_IsBlocked(LicenceState state)
    {
        await ServiceAsync(Needed, 900);
        await _portal.LicenceOfAsync(_company, Process, Field, _portal.Today.AddDays(10), state);

        Assert.Equal("control-centre.blocked", (await OfferAsync(Field)).Error!.Code);
    }

    [Theory]
    [InlineData(CaseStatus.Submitted, true)]
    [InlineData(CaseStatus.AwaitingPayment, true)]
    [InlineData(CaseStatus.Refused, false)]
    [InlineData(CaseStatus.Withdrawn, false)]
    public async Task Offer_WithARequestOfTheField_DependsOnWhetherItIsOpen(CaseStatus status, bool blocks)
    {
        await ServiceAsync(Needed, 365);
        var file = await _portal.CaseOfAsync(_company, Process, Field, status);

        var offer = await OfferAsync(Field);

        Assert.Equal(blocks ? ("class.request-open", file.Number) : (null, null), (offer.Error?.Code, offer.Error?.Arguments[0]));
    }

    [Fact]
    public async Task Offer_NeededClass_IsWhatTheAdministratorSays()
    {
        await ServiceAsync(Needed, 365);
        await using (var db = _portal.Db())
        {
            await db.CodeItems.Where(c => c.Code == Field).ExecuteUpdateAsync(c => c.SetProperty(x => x.NeedsClass, "SRV-MA"));
            await db.CodeItems.Where(c => c.Code == "QK-TPG").ExecuteUpdateAsync(c => c.SetProperty(x => x.NeedsClass, (string?)null));
        }

        Assert.Equal("control-centre.licence-missing", (await OfferAsync(Field)).Error!.Code);
        Assert.True((await OfferAsync("QK-TPG")).IsOk);
    }

    [Fact]
    public async Task Offer_FieldSwitchedOff_IsUnknown()
    {
        await ServiceAsync(Needed, 365);
        await using (var db = _portal.Db())
        {
            await db.CodeItems.Where(c => c.Code == Field).ExecuteUpdateAsync(c => c.SetProperty(x => x.IsEnabled, false));
        }

        Assert.Equal("class.unknown", (await OfferAsync(Field)).Error!.Code);
    }

    private Task<Licence> ServiceAsync(string classCode, int days, LicenceState? set = null) =>
        _portal.LicenceOfAsync(_company, ServiceLicenceProcess.Definition, classCode, _portal.Today.AddDays(days), set);

    private async Task<Result<ClassOffer>> OfferAsync(string field)
    {
        await using var db = _portal.Db();
        return await Process.OfferAsync(new OfferContext(db, await db.ApplicantAsync(_company.CompanyId, null, CancellationToken.None), field, _portal.Today),
            CancellationToken.None);
    }
}
