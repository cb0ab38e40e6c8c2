using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Core.Processes.TrainingInstitution;
using SecurityPortal.Tests.Processes.Exam;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.TrainingInstitution;

public sealed class TrainingInstitutionRulesTests : IAsyncLifetime
{
    private const string Basic = "TRN-BAZ";
    private const string Further = "TRN-MA";

    private static readonly ProcessDefinition Process = TrainingInstitutionProcess.Definition;

    private TestPortal _portal = null!;
    private Actor _company = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _company = await _portal.Data.CompanyAsync();
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Offer_NoLicence_IsBasicTrainingFirst()
    {
        Assert.Equal(RequestKind.Initial, (await OfferAsync(Basic)).Value.Kind);
        Assert.Equal("class.basic-first", (await OfferAsync(Further)).Error!.Code);
    }

    [Fact]
    public async Task Offer_BasicServiceLicence_OpensNoTrainingClass()
    {
        await _portal.LicenceOfAsync(_company, ServiceLicenceProcess.Definition, "SRV-BAZ", _portal.Today.AddYears(1));

        Assert.Equal(RequestKind.Initial, (await OfferAsync(Basic)).Value.Kind);
        Assert.Equal("class.basic-first", (await OfferAsync(Further)).Error!.Code);
    }

    [Fact]
    public async Task Offer_BasicTrainingHeld_IsEveryOtherClass()
    {
        await HeldAsync(Basic, 365);

        Assert.Equal("class.still-valid", (await OfferAsync(Basic)).Error!.Code);
        foreach (var code in Process.Reference.Codes.Select(c => c.Code).Where(c => c != Basic))
        {
            Assert.Equal((code, RequestKind.Further), (code, (await OfferAsync(code)).Value.Kind));
        }
    }

    [Theory]
    [InlineData(31, null)]
    [InlineData(30, RequestKind.Renewal)]
    [InlineData(1, RequestKind.Renewal)]
    [InlineData(0, RequestKind.Renewal)]
    [InlineData(-1, RequestKind.Initial)]
    public async Task Offer_AsTheClockMoves_IsRenewalInTheLastThirtyDays(int daysLeft, RequestKind? kind)
    {
        var licence = await HeldAsync(Basic, 200);
        _portal.Clock.Advance(TimeSpan.FromDays(200 - daysLeft));

        var offer = await OfferAsync(Basic);

        Assert.Equal(kind, offer.IsOk ? offer.Value.Kind : null);
        Assert.Equal(kind == RequestKind.Renewal ? licence.Id : null, offer.IsOk ? offer.Value.PreviousLicenceId : null);
        Assert.Equal(kind is null ? "class.still-valid" : null, offer.Error?.Code);
    }

    [Theory]
    [InlineData(LicenceState.Suspended, "class.basic-suspended")]
    [InlineData(LicenceState.Revoked, "class.basic-first")]
    public async Task Offer_BasicTrainingSuspendedOrRevoked_BlocksEveryClass(LicenceState state, string further)
    {
        await _portal.LicenceOfAsync(_company, Process, Basic, _portal.Today.AddYears(1), state);

        Assert.Equal("class.blocked", (await OfferAsync(Basic)).Error!.Code);
        Assert.Equal(further, (await OfferAsync(Further)).Error!.Code);
    }

    [Fact]
    public async Task Offer_WithAnOpenRequest_NamesIt()
    {
        var file = await _portal.CaseOfAsync(_company, Process, Basic, CaseStatus.InReview);

        var error = (await OfferAsync(Basic)).Error!;

        Assert.Equal(("class.request-open", file.Number), (error.Code, error.Arguments[0]));
    }

    [Fact]
    public async Task ClassList_ShowsEightClassesAndTheUnconfirmedFee()
    {
        await using var session = _portal.As(_company);

        var rows = TestPortal.Ok(await session.Get<ApplicantClasses>().ReadAsync(Process, CancellationToken.None));

        Assert.Equal(
            ["TRN-BAZ", "TRN-MA", "TRN-TPG", "TRN-ME", "TRN-MEN-BAZ", "TRN-MEN-MA", "TRN-MEN-TPG", "TRN-MEN-ME"], rows.Select(r => r.Code));
        Assert.Equal((500_00L, false), (rows[0].FeeCents, rows[0].FeeConfirmed));
    }

    [Fact]
    public void Reference_AsksForTheFormsDocumentsAndItsOwn()
    {
        var documents = Process.Reference.Documents;

        Assert.Equal(
            Enumerable.Range(1, 11).Select(n => ($"D{n:00}", n != 11)).Concat([("T01", true), ("T02", true), ("T03", true), ("T04", false)]),
            documents.Select(d => (d.KindCode, d.IsRequired)));
        Assert.All(documents, d => Assert.Equal(Process.Key, d.ProcessKey));
        Assert.Superset(new HashSet<string> { "Programme", "Trainers", "Premises", "Background" }, Process.Criteria.ToHashSet());
    }

    private Task<Licence> HeldAsync(string classCode, int days) => _portal.LicenceOfAsync(_company, Process, classCode, _portal.Today.AddDays(days));

    private async Task<Result<ClassOffer>> OfferAsync(string classCode)
    {
        await using var db = _portal.Db();
        return await Process.OfferAsync(
            new OfferContext(db, await db.ApplicantAsync(_company.CompanyId, null, CancellationToken.None), classCode, _portal.Today), CancellationToken.None);
    }
}
