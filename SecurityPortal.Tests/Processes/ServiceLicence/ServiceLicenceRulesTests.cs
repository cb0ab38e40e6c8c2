using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.ServiceLicence;

public sealed class ServiceLicenceRulesTests : IAsyncLifetime
{
    private const string Basic = "SRV-BAZ";
    private const string Further = "SRV-MA";

    private TestPortal _portal = null!;
    private Actor _company = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _company = await _portal.Data.CompanyAsync();
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Offer_NoLicence_IsBasicSecurityFirst()
    {
        Assert.Equal(RequestKind.Initial, (await OfferAsync(Basic)).Value.Kind);
        Assert.Equal("class.basic-first", (await OfferAsync(Further)).Error!.Code);
    }

    [Fact]
    public async Task Offer_BasicHeld_IsTheOtherClasses()
    {
        await _portal.LicenceAsync(_company, _portal.Today.AddYears(1));

        Assert.Equal(RequestKind.Further, (await OfferAsync(Further)).Value.Kind);
        Assert.Equal("class.still-valid", (await OfferAsync(Basic)).Error!.Code);
    }

    [Theory]
    [InlineData(31, false)]
    [InlineData(30, true)]
    [InlineData(1, true)]
    [InlineData(0, true)]
    public async Task Offer_BeforeExpiry_IsRenewalInTheLastThirtyDays(int daysLeft, bool open)
    {
        var licence = await _portal.LicenceAsync(_company, _portal.Today.AddDays(daysLeft));

        var offer = await OfferAsync(Basic);

        if (open)
        {
            Assert.Equal(new ClassOffer(RequestKind.Renewal, licence.Id), offer.Value);
        }
        else
        {
            Assert.Equal("class.still-valid", offer.Error!.Code);
            Assert.Equal(LocalTime.Format(licence.ValidTo.AddDays(-30)), Assert.Single(offer.Error.Arguments));
        }
    }

    [Fact]
    public async Task Offer_TheDayAfterExpiry_IsAFirstRequestAgain()
    {
        await _portal.LicenceAsync(_company, _portal.Today.AddDays(-1));

        Assert.Equal(new ClassOffer(RequestKind.Initial), (await OfferAsync(Basic)).Value);
        Assert.Equal("class.basic-first", (await OfferAsync(Further)).Error!.Code);
    }

    [Fact]
    public async Task Offer_OnTheLastEveningLocally_IsStillRenewal()
    {
        await _portal.LicenceAsync(_company, _portal.Today);
        _portal.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 12, 22, 59, 0, TimeSpan.Zero));
        Assert.Equal(RequestKind.Renewal, (await OfferAsync(Basic)).Value.Kind);

        _portal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(RequestKind.Initial, (await OfferAsync(Basic)).Value.Kind);
    }

    [Fact]
    public async Task Offer_FurtherClassAboutToExpireWithoutBasic_IsBasicFirst()
    {
        await _portal.LicenceAsync(_company, _portal.Today.AddDays(-1));
        await _portal.LicenceAsync(_company, _portal.Today.AddDays(5), Further);

        Assert.Equal("class.basic-first", (await OfferAsync(Further)).Error!.Code);
    }

    [Fact]
    public async Task Offer_BasicRenewedAheadOfTime_LeavesTheOtherClassesOpen()
    {
        await _portal.LicenceAsync(_company, _portal.Today.AddDays(5));
        await _portal.LicenceAsync(_company, _portal.Today.AddDays(5).AddYears(3));

        Assert.Equal(RequestKind.Further, (await OfferAsync(Further)).Value.Kind);
        Assert.Equal("class.still-valid", (await OfferAsync(Basic)).Error!.Code);
    }

    [Theory]
    [InlineData(CaseStatus.Submitted, true)]
    [InlineData(CaseStatus.Returned, true)]
    [InlineData(CaseStatus.AwaitingPayment, true)]
    [InlineData(CaseStatus.Appealed, true)]
    [InlineData(CaseStatus.Refused, false)]
    [InlineData(CaseStatus.Withdrawn, false)]
    [InlineData(CaseStatus.Closed, false)]
    public async Task Offer_WithARequestOfTheClass_DependsOnWhetherItIsOpen(CaseStatus status, bool blocks)
    {
        var file = await _portal.Data.CaseAsync(_company, status);

        var offer = await OfferAsync(Basic);

        Assert.Equal(blocks ? ("class.request-open", file.Number) : (null, null), (offer.Error?.Code, offer.Error?.Arguments[0]));
    }

    [Fact]
    public async Task Offer_AnotherCompanysRequestsAndLicences_CountForNothing()
    {
        var other = await _portal.Data.CompanyAsync("Tjetra SH.P.K.");
        await _portal.LicenceAsync(other, _portal.Today.AddYears(1));
        await _portal.Data.CaseAsync(other);

        Assert.Equal(RequestKind.Initial, (await OfferAsync(Basic)).Value.Kind);
        Assert.Equal("class.basic-first", (await OfferAsync(Further)).Error!.Code);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Offer_ClassSuspendedOrRevoked_IsBlocked(bool suspended, bool revoked)
    {
        await _portal.LicenceAsync(_company, _portal.Today.AddYears(1));
        await ChangeAsync(await _portal.LicenceAsync(_company, _portal.Today.AddDays(5), Further), suspended, revoked);

        Assert.Equal("class.blocked", (await OfferAsync(Further)).Error!.Code);
        Assert.Equal(RequestKind.Further, (await OfferAsync("SRV-ME")).Value.Kind);
    }

    [Fact]
    public async Task Offer_BasicSuspended_BlocksEveryClass()
    {
        await ChangeAsync(await _portal.LicenceAsync(_company, _portal.Today.AddYears(1)), suspended: true, revoked: false);

        Assert.Equal("class.blocked", (await OfferAsync(Basic)).Error!.Code);
        Assert.Equal("class.basic-suspended", (await OfferAsync(Further)).Error!.Code);
    }

    [Fact]
    public async Task Offer_BasicSuspendedAfterItWasRenewed_BlocksEveryClass()
    {
        await ChangeAsync(await _portal.LicenceAsync(_company, _portal.Today.AddDays(5)), suspended: true, revoked: false);
        await _portal.LicenceAsync(_company, _portal.Today.AddDays(5).AddYears(3));

        Assert.Equal("class.blocked", (await OfferAsync(Basic)).Error!.Code);
        Assert.Equal("class.basic-suspended", (await OfferAsync(Further)).Error!.Code);
    }

    [Theory]
    [InlineData("SRV-TP")]
    [InlineData("SRV-XX")]
    public async Task Offer_ClassNotInUse_IsUnknown(string classCode)
    {
        await _portal.LicenceAsync(_company, _portal.Today.AddYears(1));

        Assert.Equal("class.unknown", (await OfferAsync(classCode)).Error!.Code);
    }

    [Fact]
    public async Task Offer_Individual_IsForCompaniesOnly()
    {
        await using var session = _portal.As(await _portal.IndividualAsync());

        var started = await session.Get<Core.Drafts.DraftStore>().StartAsync(ServiceLicenceProcess.Definition, Basic, CancellationToken.None);

        Assert.Equal("class.companies-only", started.Error!.Code);
    }

    [Fact]
    public async Task ClassList_ShowsOfferDraftFeeAndReason()
    {
        var draftId = await _portal.StartAsync(_company);
        await using var session = _portal.As(_company);

        var rows = TestPortal.Ok(await session.Get<ApplicantClasses>().ReadAsync(ServiceLicenceProcess.Definition, CancellationToken.None));

        Assert.Equal([Basic, "SRV-MA", "SRV-TPG", "SRV-ME"], rows.Select(r => r.Code));
        Assert.Equal((RequestKind.Initial, draftId, 500_00L, false), (rows[0].Offer, rows[0].DraftId, rows[0].FeeCents, rows[0].FeeConfirmed));
        Assert.All(rows.Skip(1), r => Assert.Equal((null, "class.basic-first", null), (r.Offer, r.WhyNot?.Code, r.FeeCents)));
    }

    [Fact]
    public async Task ClassList_HoldsTheLicenceAndTheOpenRequest()
    {
        var licence = await _portal.LicenceAsync(_company, _portal.Today.AddDays(10));
        var open = await _portal.Data.CaseAsync(_company, CaseStatus.InReview, classCode: Further);
        await using var session = _portal.As(await _portal.DelegateAsync(_company, DelegatePermissions.Pay));

        var rows = TestPortal.Ok(await session.Get<ApplicantClasses>().ReadAsync(ServiceLicenceProcess.Definition, CancellationToken.None));

        Assert.Equal((licence.Number, Core.Licences.LicenceState.Expiring, licence.ValidTo), (rows[0].LicenceNumber, rows[0].LicenceState, rows[0].ValidTo));
        Assert.Equal((open.Id, open.Number), (rows[1].OpenCaseId, rows[1].OpenCaseNumber));
        Assert.All(rows, r => Assert.Null(r.Offer));
    }

    private async Task<Result<ClassOffer>> OfferAsync(string classCode)
    {
        await using var db = _portal.Db();
        return await ServiceLicenceProcess.Definition.OfferAsync(
            new OfferContext(db, await db.ApplicantAsync(_company.CompanyId, null, CancellationToken.None), classCode, _portal.Today), CancellationToken.None);
    }

    private async Task ChangeAsync(Core.Licences.Licence licence, bool suspended, bool revoked)
    {
        var now = _portal.Clock.UtcNow();
        await using var db = _portal.Db();
        await db.Licences.Where(l => l.Id == licence.Id).ExecuteUpdateAsync(s => s
            .SetProperty(l => l.SuspendedAt, suspended ? now : null)
            .SetProperty(l => l.RevokedAt, revoked ? now : null));
    }
}
