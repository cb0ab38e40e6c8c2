using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Processes.CloseProtection;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Register;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.CloseProtection;

/// <summary>What is issued, who is named for it, and who learns of it.</summary>
public sealed class OperatorNamingTests : IAsyncLifetime
{
    private TestPortal _portal = null!;
    private CloseProtectionKit _kit = null!;
    private Licence _assignment = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _kit = await CloseProtectionKit.CreateAsync(_portal);
        _assignment = await _kit.IssuedAsync();
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Issue_IsALicenceOfTheCompanyForThreeYears_AndAsksForTheOperators()
    {
        Assert.Matches("^AUT-MA-2026-[0-9]{4}$", _assignment.Number);
        Assert.Equal((_kit.Company.CompanyId, _portal.Today, _portal.Today.AddYears(3).AddDays(-1)),
            (_assignment.CompanyId, _assignment.ValidFrom, _assignment.ValidTo));
        await using var db = _portal.Db();
        Assert.Contains("NameOperators", await db.Outbox.Select(m => m.Template).ToListAsync());
        Assert.All(await db.Outbox.Select(m => m.ModelJson).ToListAsync(), json =>
        {
            Assert.DoesNotContain("ukić", json, StringComparison.Ordinal);
            Assert.DoesNotContain(TestData.MarkerNumber, json, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task PublicCheck_SaysThatItIsValid_AndNeverWhoIsProtected()
    {
        await using var visitor = _portal.Visitor();
        var check = visitor.Get<PublicCheck>();

        var found = Assert.Single((await check.FindAsync(_assignment.Number, default)).Licences);

        Assert.Equal((LicenceState.Valid, _assignment.HolderName, "AUT-MA"), (found.State, found.HolderName, found.ClassCode));
        Assert.DoesNotContain("ukić", System.Text.Json.JsonSerializer.Serialize(found), StringComparison.Ordinal);
        Assert.Equal(CheckOutcome.NotFound, (await check.FindAsync(CloseProtectionKit.ProtectedName, default)).Outcome);
        Assert.Equal(CheckOutcome.PersonalNumber, (await check.FindAsync(TestData.MarkerNumber, default)).Outcome);
    }

    [Fact]
    public async Task Name_Twice_KeepsBothInTheHistory_AndTheLastHolds()
    {
        var (first, second) = (await _kit.OperatorAsync(), await _kit.OperatorAsync(number: "1900000100", name: "Teuta"));
        TestPortal.Ok(await _kit.NameAsync(_assignment, [first.PersonId!.Value]));
        Assert.Equal("close-protection.naming-changed", (await _kit.NameAsync(_assignment, [second.PersonId!.Value])).Error!.Code);
        TestPortal.Ok(await _kit.NameAsync(_assignment, [first.PersonId!.Value, second.PersonId!.Value], seen: 1));

        var file = (await _kit.FileAsync(_assignment.CaseId, _kit.Officer))!;

        Assert.Equal([2, 1], file.History.Select(n => n.Number));
        Assert.Equal([first.Number, second.Number], file.Row.Naming!.Operators.Select(o => o.LicenceNumber));
        Assert.Equal(CloseProtectionKit.ProtectedName, file.Row.Protected);
        await using var db = _portal.Db();
        var rows = await db.AuditRows.Where(a => a.Action == "close-protection.name").Select(a => a.Detail).ToListAsync();
        Assert.Equal([$"{_assignment.Number}: 1", $"{_assignment.Number}: 2"], rows.Order());
    }

    [Fact]
    public async Task Candidates_AreTheCompanysWorkersWithTheLicenceTodayAlone()
    {
        var own = await _kit.OperatorAsync();
        await _kit.Workers.LicensedAsync(_kit.Company, TestWorkers.Entry("1900000100", "Teuta", "Leka"));
        var elsewhere = await _kit.OperatorAsync(await _portal.Data.CompanyAsync("Tjetra SH.P.K."), "1900000142", "Arben");

        Assert.Equal(own.PersonId, Assert.Single((await _kit.FileAsync(_assignment.CaseId, _kit.Company))!.Candidates).PersonId);
        Assert.Equal("close-protection.operator-unlicensed", (await _kit.NameAsync(_assignment, [own.PersonId!.Value, elsewhere.PersonId!.Value])).Error!.Code);
    }

    [Theory]
    [InlineData("suspended")]
    [InlineData("revoked")]
    [InlineData("left")]
    [InlineData("expired")]
    public async Task Name_WhoIsNoOperatorToday_IsRefused(string what)
    {
        var own = await _kit.OperatorAsync();
        await using (var db = _portal.Db())
        {
            var (now, yesterday) = (_portal.Clock.GetUtcNow().UtcDateTime, _portal.Today.AddDays(-1));
            var licence = db.Licences.Where(l => l.Id == own.Id);
            _ = what switch
            {
                "suspended" => await licence.ExecuteUpdateAsync(l => l.SetProperty(x => x.SuspendedAt, now)),
                "revoked" => await licence.ExecuteUpdateAsync(l => l.SetProperty(x => x.RevokedAt, now)),
                "expired" => await licence.ExecuteUpdateAsync(l => l.SetProperty(x => x.ValidTo, yesterday)),
                _ => await db.Employments.Where(e => e.PersonId == own.PersonId).ExecuteUpdateAsync(e => e.SetProperty(x => x.To, yesterday)),
            };
        }

        Assert.Equal("close-protection.operator-unlicensed", (await _kit.NameAsync(_assignment, [own.PersonId!.Value])).Error!.Code);
    }

    [Fact]
    public async Task Name_LengthOutsideTheValidity_OrNobody_IsRefused()
    {
        var person = (await _kit.OperatorAsync()).PersonId!.Value;

        Assert.Equal("close-protection.operator-missing", (await _kit.NameAsync(_assignment, [])).Error!.Code);
        Assert.Equal("close-protection.period", (await _kit.NameAsync(_assignment, [person], from: _assignment.ValidFrom.AddDays(-1))).Error!.Code);
        Assert.Equal("close-protection.period", (await _kit.NameAsync(_assignment, [person], to: _assignment.ValidTo.AddDays(1))).Error!.Code);
        Assert.Equal("close-protection.period",
            (await _kit.NameAsync(_assignment, [person], from: _portal.Today.AddDays(2), to: _portal.Today.AddDays(1))).Error!.Code);
        TestPortal.Ok(await _kit.NameAsync(_assignment, [person], from: _assignment.ValidFrom, to: _assignment.ValidTo));
    }

    [Fact]
    public async Task Name_AuthorisationSuspended_IsRefused()
    {
        var person = (await _kit.OperatorAsync()).PersonId!.Value;
        await using (var db = _portal.Db())
        {
            var now = _portal.Clock.GetUtcNow().UtcDateTime;
            await db.Licences.Where(l => l.Id == _assignment.Id).ExecuteUpdateAsync(l => l.SetProperty(x => x.SuspendedAt, now));
        }

        Assert.Equal("close-protection.not-in-force", (await _kit.NameAsync(_assignment, [person])).Error!.Code);
    }

    [Fact]
    public async Task Access_OthersSeeAndNameNothing()
    {
        var person = (await _kit.OperatorAsync()).PersonId!.Value;
        var other = await _portal.Data.CompanyAsync("Tjetra SH.P.K.");
        await using var session = _portal.As(other);
        var queries = session.Get<ProtectionQueries>();

        Assert.Null(await _kit.FileAsync(_assignment.CaseId, other));
        Assert.IsType<NotFound>((await _kit.NameAsync(_assignment, [person], actor: other)).Error);
        Assert.IsType<NotFound>((await _kit.NameAsync(_assignment, [person], actor: _kit.Officer)).Error);
        Assert.Empty(TestPortal.Ok(await queries.OwnAsync(default)));
        Assert.IsType<NotPermitted>((await queries.RegisterAsync(default)).Error);
        var delegated = await _portal.DelegateAsync(_kit.Company, DelegatePermissions.Pay);
        Assert.IsType<NotPermitted>((await _kit.NameAsync(_assignment, [person], actor: delegated)).Error);
    }

    [Fact]
    public async Task Register_ShowsTheMinistryEveryAssignment_AndAuditsTheLook()
    {
        await using var session = _portal.As(_kit.Officer);

        var row = Assert.Single(TestPortal.Ok(await session.Get<ProtectionQueries>().RegisterAsync(default)));

        Assert.Equal((_assignment.Number, LicenceState.Valid, true), (row.LicenceNumber, row.State, row.Naming is null));
        await using var db = _portal.Db();
        Assert.Equal("close-protection", (await db.AuditRows.SingleAsync(a => a.Action == "register.search")).SubjectKind);
    }
}
