using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.Contract;

/// <summary>Who may notify which contract, and what the register keeps of it.</summary>
public sealed class ContractFilingTests : ContractKit
{
    [Fact]
    public async Task Submit_LocalClient_FilesANotificationAndItsRow()
    {
        var caseId = await NotifiedAsync(a => (a.Terms.Guards, a.Terms.HourlyPrice) = ("6", "4,50"));

        var file = await CaseAsync(caseId);
        Assert.Matches("^SSHPS-CN-2026-[0-9]{6}$", file.Number);
        Assert.Equal(CaseStatus.Submitted, file.Status);
        var row = await RowAsync(caseId);
        Assert.Equal(("SRV-BAZ", Licence.Number, "Çelë Gjonbalaj", null), (row.ClassCode, row.LicenceNumber, row.ClientName, row.ClientNumber));
        Assert.Equal((6, 450L, false, false), (row.Guards, row.HourlyPriceCents, row.IsLate, row.BelowMinimumWage));
        await using var db = Portal.Db();
        Assert.Equal(TestData.MarkerNumber, (await db.CasePersons.SingleAsync(p => p.CaseId == caseId && p.Role == "client")).PersonalNumber!.Value.Reveal());
    }

    [Fact]
    public async Task Start_SeveralTimes_GivesAsManyDrafts() => Assert.NotEqual(await StartAsync(), await StartAsync());

    // The last licence may be one whose request names nobody, such as a control centre's.
    [Fact]
    public async Task Standing_ResponsiblePerson_IsTheOneLastNamedInARequest()
    {
        var later = await Portal.LicenceAsync(Company, Today.AddDays(400), "SRV-ME");
        await using (var db = Portal.Db())
        {
            Assert.NotEqual(Licence.CaseId, later.CaseId);
            db.CasePersons.Add(new CasePerson { CaseId = Licence.CaseId, Role = "responsible", Name = "Çelë Gjonbalaj", Verified = true });
            await db.SaveChangesAsync();
        }

        await using var session = Portal.As(Company);
        Assert.Equal("Çelë Gjonbalaj", TestPortal.Ok(await session.Get<ContractDesk>().StandingAsync(default)).ResponsiblePerson);
    }

    [Fact]
    public async Task Start_NoLicenceAtAll_IsRefused()
    {
        var other = await Portal.Data.CompanyAsync("E re", "810000777");
        await using var session = Portal.As(other);

        var started = await session.Get<DraftStore>().StartAsync(ContractProcess.Definition, ContractProcess.ClassCode, default);

        Assert.Equal("contract.basic-missing", started.Error!.Code);
    }

    [Theory]
    [InlineData("basic lapses", "contract.basic-missing")]
    [InlineData("basic is suspended", "contract.basic-suspended")]
    [InlineData("class lapses", "contract.no-licence")]
    [InlineData("class is suspended", "contract.no-licence")]
    [InlineData("class is revoked", "contract.no-licence")]
    public async Task Submit_LicenceThatNoLongerPermits_FilesNothing(string what, string code)
    {
        var close = await Portal.LicenceAsync(Company, Today.AddDays(50), "SRV-MA");
        var draft = await DraftAsync(a =>
        {
            (a.Service.ClassCode, a.Service.LicenceNumber, a.Service.LicenceValidTo) = ("SRV-MA", close.Number, Today.AddDays(2000));
            a.Terms.To = Today.AddDays(40);
        });
        var moment = Portal.Clock.GetUtcNow().UtcDateTime;
        switch (what)
        {
            case "basic lapses":
                Portal.Clock.SetUtcNow(new DateTimeOffset(LocalTime.StartOf(Licence.ValidTo.AddDays(1))));
                break;
            case "class lapses":
                Portal.Clock.SetUtcNow(new DateTimeOffset(LocalTime.StartOf(close.ValidTo.AddDays(1))));
                break;
            case "basic is suspended":
                await ChangeLicenceAsync(Licence.Id, l => l.SuspendedAt = moment);
                break;
            case "class is suspended":
                await ChangeLicenceAsync(close.Id, l => l.SuspendedAt = moment);
                break;
            default:
                await ChangeLicenceAsync(close.Id, l => l.RevokedAt = moment);
                break;
        }

        var filed = await Portal.SubmitAsync(Company, draft);

        Assert.Equal(code, filed.Error!.Code);
        await using var db = Portal.Db();
        Assert.False(await db.Contracts.AnyAsync());
        Assert.True(await db.Drafts.AnyAsync());
    }

    [Fact]
    public async Task Submit_OnTheLicencesLastDay_IsStillFiled()
    {
        var draft = await DraftAsync();

        // 23:30 local on the last day.
        Portal.Clock.SetUtcNow(new DateTimeOffset(LocalTime.StartOf(Licence.ValidTo.AddDays(1)).AddMinutes(-30)));

        TestPortal.Ok(await Portal.SubmitAsync(Company, draft));
    }

    [Theory]
    [InlineData(15, 1, false)]
    [InlineData(16, 1, true)]
    [InlineData(null, 0, false)]
    [InlineData(null, -1, true)]
    [InlineData(null, 30, false)]
    public async Task Submit_Late_IsMarkedNeverRefused(int? signedDaysAgo, int startsInDays, bool late)
    {
        var caseId = await NotifiedAsync(a =>
            (a.Terms.SignedOn, a.Terms.From) = (signedDaysAgo is { } days ? Today.AddDays(-days) : null, Today.AddDays(startsInDays)));

        Assert.Equal(late, (await RowAsync(caseId)).IsLate);
    }

    [Theory]
    [InlineData("1,99", true)]
    [InlineData("2", false)]
    [InlineData(null, false)]
    public async Task Submit_PriceBelowTheMinimumWage_IsMarked(string? price, bool marked) =>
        Assert.Equal(marked, (await RowAsync(await NotifiedAsync(a => a.Terms.HourlyPrice = price))).BelowMinimumWage);

    [Fact]
    public async Task Submit_LegalClient_IsFoundByItsNameAndNumber()
    {
        var caseId = await NotifiedAsync(Legal);
        await NotifiedAsync();

        var row = await RowAsync(caseId);
        Assert.Equal((ContractClientKind.LegalPerson, "810000099"), (row.ClientKind, row.ClientNumber));
        await using var session = Portal.As(Officer);
        foreach (var text in new[] { "shkolla", "shkol drit", "810000099" })
        {
            var found = TestPortal.Ok(await session.Get<ContractQueries>().RegisterAsync(new ContractFilter { Text = text }, default));
            Assert.Equal([caseId], found.Rows.Select(r => r.CaseId));
        }
    }

    [Fact]
    public async Task Submit_WithoutTheSignedContract_IsIncomplete()
    {
        var draftId = await StartAsync();
        await SaveAsync(draftId, Application());

        var filed = await Portal.SubmitAsync(Company, await Portal.LoadAsync(Company, draftId));

        Assert.Contains("document.missing", Assert.IsType<DraftIncomplete>(filed.Error).Fields.Select(f => f.Code));
    }

    private static void Legal(ContractApplication application)
    {
        application.Client.Kind = ContractClientKind.LegalPerson;
        application.Client.Business = new ContractBusiness
        {
            BusinessNumber = "810000099", Name = "Shkolla Drita Sh.p.k.", MunicipalityCode = "19", Settlement = "Prishtinë", Address = "Rr. B 2",
            ResponsiblePerson = "Ana Kola",
            Phone = "044 111 222",
        };
    }
}
