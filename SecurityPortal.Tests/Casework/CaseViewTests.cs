using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.Cases;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Casework;

public sealed class CaseViewTests : CasesKit
{
    [Fact]
    public async Task Read_Opening_LeavesOneAuditRowAndRefreshingNone()
    {
        var officer = await Data.OfficerAsync();
        var file = await Data.CaseAsync(await Data.CompanyAsync());

        await Views(officer).ReadAsync(file.Id, null, look: true, default);
        await Views(officer).ReadAsync(file.Id, null, look: false, default);

        await using var db = Database.CreateDbContext();
        var row = await db.AuditRows.SingleAsync();
        Assert.Equal(("case.open", officer.UserId, file.Id.ToString()), (row.Action, row.ActorId, row.SubjectId));
    }

    [Fact]
    public async Task Read_SecondVersion_ShowsWhatChangedWhatWasTakenOutAndWhatIsNew()
    {
        var company = await Data.CompanyAsync();
        var first = await ApplicationAsync(company);
        var officer = await Data.OfficerAsync();
        var file = await Data.CaseAsync(company, CaseStatus.InReview, officer, application: first);
        var second = Copy(first);
        second.Company.Address = "Rr. e Re 5";
        second.Profile.UniformCap = "E zezë";
        second.Background.Responsible.Clear();
        await Data.AddVersionAsync(file.Id, company, second);

        var view = (await Views(officer).ReadAsync(file.Id, null, true, default)).Value;

        Assert.Equal((2, 2), (view.ShownVersion, view.LastVersion));
        Assert.Equal("Rr. Nëna Terezë 1, Prishtinë", view.Changes.Previous["Company.Address"]);
        Assert.Null(view.Changes.Previous["Profile.UniformCap"]);
        Assert.Equal(["Company.Address", "Profile.UniformCap"], view.Changes.Previous.Keys.Order(StringComparer.Ordinal));
        var removed = Assert.Single(view.Changes.Removed);
        Assert.Equal(LicensingForm.BackgroundStep, removed.Key);
        Assert.Equal("Çelë Gjonbalaj", Assert.Single(removed.Value).Title);
        var before = (await Views(officer).ReadAsync(file.Id, 1, true, default)).Value;
        Assert.Equal(0, before.Changes.Count);
        Assert.False(before.MayComment);
    }

    [Fact]
    public async Task Read_Renewal_IsComparedWithTheRequestBefore()
    {
        var company = await Data.CompanyAsync();
        var old = await ApplicationAsync(company);
        var issued = await Data.CaseAsync(company, CaseStatus.Issued, application: old);
        var licence = await Data.LicenceAsync(issued, new DateOnly(2023, 7, 1));
        var renewed = Copy(old);
        renewed.Profile.NameInUse = "Siguria e Re";
        var file = await Data.CaseAsync(company, kind: RequestKind.Renewal, previousLicenceId: licence.Id, application: renewed);

        var view = (await Views(await Data.OfficerAsync()).ReadAsync(file.Id, null, true, default)).Value;

        Assert.Equal("Siguria Plus SH.P.K.", Assert.Single(view.Changes.Previous).Value);
    }

    [Fact]
    public async Task Read_Files_AreNamedInOrderAndMissingOnesTold()
    {
        var file = await Data.CaseAsync(await Data.CompanyAsync());
        await Data.AttachAsync(file.Id, "D03", "certifikata.pdf");
        await Data.AttachAsync(file.Id, "D01", "verifikimi.pdf");
        await Data.AttachAsync(file.Id, "EMBLEM", "emblema.png");

        var view = (await Views(await Data.OfficerAsync()).ReadAsync(file.Id, null, true, default)).Value;

        Assert.Equal(["D01", "D03", "EMBLEM"], view.Files.Select(f => f.KindCode));
        Assert.NotNull(view.Files[0].Name);
        Assert.Null(view.Files[2].Name);
        Assert.NotEmpty(view.MissingDocuments);
        Assert.DoesNotContain(view.Files[0].Name, view.MissingDocuments);
    }

    [Fact]
    public async Task Read_Actions_AreThoseTheServiceAllows()
    {
        var company = await Data.CompanyAsync();
        var officer = await Data.OfficerAsync();
        var head = await Data.SupervisorAsync();
        var auditor = await Data.MinistryAsync("Inspektori", PortalRoles.Auditor);
        var file = await Data.CaseAsync(company, CaseStatus.Recommended, officer);

        Assert.Empty((await Views(officer).ReadAsync(file.Id, null, true, default)).Value.Actions);
        Assert.Equal(
            [CaseAction.SendBack, CaseAction.Approve, CaseAction.Refuse], (await Views(head).ReadAsync(file.Id, null, true, default)).Value.Actions.Order());
        Assert.Empty((await Views(auditor).ReadAsync(file.Id, null, true, default)).Value.Actions);
    }

    [Fact]
    public async Task Applicant_RecommendedCase_ReadsInReviewAndNothingInternal()
    {
        var company = await Data.CompanyAsync();
        var officer = await Data.OfficerAsync();
        var file = await Data.CaseAsync(company, CaseStatus.InReview, officer);
        await Comments(officer).AddAsync(file.Id, "company", null, "I mbledhur, jo i dërguar", default);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Review(officer).RecommendAsync(file.Id, file.Version, true, "Shënim i brendshëm", default);

        var view = (await ApplicantCases(company).ReadAsync(file.Id, null, default)).Value;
        var row = Assert.Single(await ApplicantCases(company).ListAsync(default));

        Assert.Equal((CaseStatus.InReview, CaseStatus.InReview), (view.Status, row.Status));
        Assert.Empty(view.Comments);
        Assert.Equal([CaseAction.Submit, CaseAction.Take], view.History.Select(h => h.Action));
        Assert.Equal([company.Name, null], view.History.Select(h => h.Who));
        Assert.Null(view.Officer);
        Assert.Null(view.Recommendation);
        Assert.Empty(view.Persons);
        Assert.Equal([CaseAction.Withdraw], view.Actions);
    }

    [Fact]
    public async Task Applicant_ApprovedCase_ReadsNeitherTheNoteNorWhoDecided()
    {
        var company = await Data.CompanyAsync();
        var head = await Data.SupervisorAsync();
        var file = await Data.CaseAsync(company, CaseStatus.Recommended, await Data.OfficerAsync());
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Review(head).ApproveAsync(file.Id, file.Version, "Shënim i brendshëm", default);

        var approval = (await ApplicantCases(company).ReadAsync(file.Id, null, default)).Value.History.Single(h => h.Action == CaseAction.Approve);
        var seen = (await Views(head).ReadAsync(file.Id, null, look: false, default)).Value.History.Single(h => h.Action == CaseAction.Approve);

        Assert.Equal((null, null), (approval.Comment, approval.Who));
        Assert.Equal(("Shënim i brendshëm", head.Name), (seen.Comment, seen.Who));
    }

    [Fact]
    public async Task Read_NotOfThoseWhoReadCases_IsNotPermittedAndTheTryIsAudited()
    {
        var company = await Data.CompanyAsync();
        var cashier = await Data.MinistryAsync("Arkëtarja", PortalRoles.Cashier);
        var file = await Data.CaseAsync(company);

        foreach (var actor in (Actor[])[company, cashier])
        {
            Assert.IsType<NotPermitted>((await Views(actor).ReadAsync(file.Id, null, look: true, default)).Error);
            Assert.IsType<NotPermitted>((await Views(actor).RevealAsync(file.Id, "Company.Owner", default)).Error);
        }

        await using var db = Database.CreateDbContext();
        Assert.Equal(["case.refused", "case.refused", "case.refused", "case.refused"], await db.AuditRows.Select(r => r.Action).ToListAsync());
    }

    [Fact]
    public async Task Reveal_HiddenNumber_LeavesAnAuditRowWithThePlaceAndNotTheNumber()
    {
        var officer = await Data.OfficerAsync();
        var file = await Data.CaseAsync(await Data.CompanyAsync());

        await Views(officer).RevealAsync(file.Id, "Background.Owners[0].Person.PersonalNumber", default);

        await using var db = Database.CreateDbContext();
        var row = await db.AuditRows.SingleAsync();
        Assert.Equal(("number.reveal", officer.UserId, file.Id.ToString(), "Background.Owners[0].Person.PersonalNumber"),
            (row.Action, row.ActorId, row.SubjectId, row.Detail));
    }

    [Fact]
    public async Task Applicant_CaseOfAnother_DoesNotExistAndTheTryIsAudited()
    {
        var file = await Data.CaseAsync(await Data.CompanyAsync());
        var other = await Data.CompanyAsync("Kompania tjetër");

        Assert.IsType<NotFound>((await ApplicantCases(other).ReadAsync(file.Id, null, default)).Error);
        Assert.Empty(await ApplicantCases(other).ListAsync(default));
        await using var db = Database.CreateDbContext();
        var row = await db.AuditRows.SingleAsync();
        Assert.Equal(("case.refused", other.UserId), (row.Action, row.ActorId));
    }

    [Fact]
    public async Task Applicant_DelegateWhoMayNotPay_SeesNoSlip()
    {
        var company = await Data.CompanyAsync();
        var file = await Data.CaseAsync(company, CaseStatus.Recommended, await Data.OfficerAsync());
        await Review(await Data.SupervisorAsync()).ApproveAsync(file.Id, file.Version, null, default);

        Assert.Single((await ApplicantCases(company).ReadAsync(file.Id, null, default)).Value.Slips);
        Assert.Empty((await ApplicantCases(company with { Permissions = DelegatePermissions.Prepare }).ReadAsync(file.Id, null, default)).Value.Slips);
    }

    [Theory]
    [InlineData(CaseStatus.Submitted, 10, 0, 20, false)]
    [InlineData(CaseStatus.InReview, 31, 0, -1, false)]
    [InlineData(CaseStatus.Recommended, 31, 5, 4, false)]
    public void Deadline_RunningClock_CountsFromFilingAndAddsPauses(CaseStatus status, int daysAgo, int paused, int left, bool isPaused)
    {
        var filed = Clock.GetUtcNow().UtcDateTime.AddDays(-daysAgo);

        var deadline = CaseClock.DeadlineOf(status, filed, filed, paused, 30, Clock.Today())!;

        Assert.Equal((left, isPaused), (deadline.DaysLeft, deadline.IsPaused));
    }

    [Fact]
    public void Deadline_ReturnedCase_StandsStill()
    {
        var filed = Clock.GetUtcNow().UtcDateTime.AddDays(-20);

        var deadline = CaseClock.DeadlineOf(CaseStatus.Returned, filed, filed.AddDays(4), 0, 30, Clock.Today())!;

        Assert.Equal((26, true), (deadline.DaysLeft, deadline.IsPaused));
    }

    [Fact]
    public void Deadline_DecidedCase_HasNone() =>
        Assert.Null(CaseClock.DeadlineOf(CaseStatus.AwaitingPayment, DateTime.UnixEpoch, DateTime.UnixEpoch, 0, 30, Clock.Today()));

    private static ServiceLicenceApplication Copy(ServiceLicenceApplication application) =>
        Core.Processes.PayloadJson.Read<ServiceLicenceApplication>(Core.Processes.PayloadJson.Write(application));

    private async Task<ServiceLicenceApplication> ApplicationAsync(Actor company)
    {
        await using var db = Database.CreateDbContext();
        return TestData.Application(await db.Companies.SingleAsync(c => c.Id == company.CompanyId));
    }
}
