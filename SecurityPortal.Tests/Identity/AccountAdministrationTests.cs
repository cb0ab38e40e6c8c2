using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Mails;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Tests.Identity;

public sealed class AccountAdministrationTests : AccountTest
{
    private AccountAdministration Accounts => Kit.Get<AccountAdministration>();

    [Fact]
    public async Task EveryCommand_NotAnAdministrator_IsRefused()
    {
        var person = await Kit.ConfirmedPersonAsync();
        await Kit.ActAsAsync(person);

        Error?[] errors =
        [
            (await Accounts.ListAsync(null, default)).Error,
            (await Accounts.FindAsync(person, default)).Error,
            (await Accounts.InviteAsync("X", "x@post.example", [PortalRoles.Officer], "sq", default)).Error,
            (await Accounts.InviteAgainAsync(person, default)).Error,
            (await Accounts.DisableAsync(person, default)).Error,
            (await Accounts.EnableAsync(person, default)).Error,
            (await Accounts.SetRolesAsync(person, [PortalRoles.Officer], default)).Error,
            (await Accounts.ResetSecondFactorAsync(person, default)).Error,
            (await Accounts.ReleaseNumberAsync(person, "x", default)).Error,
        ];

        Assert.All(errors, e => Assert.IsType<NotPermitted>(e));
    }

    [Fact]
    public async Task OwnAccount_NeverLosesItsRights()
    {
        var administrator = await Kit.AdministratorAsync();
        await Kit.ActAsAsync(administrator);

        Assert.IsType<OwnAccount>((await Accounts.DisableAsync(administrator, default)).Error);
        Assert.IsType<OwnAccount>((await Accounts.SetRolesAsync(administrator, [PortalRoles.Officer], default)).Error);
    }

    [Fact]
    public async Task Invite_Officer_LinkSetsTheFirstPasswordOnce()
    {
        await Kit.ActAsAsync(await Kit.AdministratorAsync());
        var officer = (await Accounts.InviteAsync("Blerim", "blerim@ministry.example", [PortalRoles.Officer, PortalRoles.Cashier], "sq", default)).Value;
        Assert.Equal(MailKind.Of<OfficerInvitedMail>().Name, (await Kit.MailsAsync())[^1].Template);
        Assert.Equal(AccountState.Waiting, (await Accounts.FindAsync(officer, default)).Value.Row.State);
        Assert.IsType<SignInRefused>((await Kit.SignInAsync("blerim@ministry.example", "")).Error);

        Assert.True((await Kit.Get<PasswordService>().SetByLinkAsync(await Kit.LastTokenAsync(), AccountKit.Password, default)).IsOk);

        Assert.Equal([PortalRoles.Officer, PortalRoles.Cashier], (await Accounts.FindAsync(officer, default)).Value.Row.Roles);
        Assert.IsType<NotFound>((await Accounts.InviteAgainAsync(officer, default)).Error);
    }

    [Fact]
    public async Task SetRoles_Officer_EndsSessionsAndAnApplicantNeverBecomesOne()
    {
        await Kit.ActAsAsync(await Kit.AdministratorAsync());
        var officer = (await Accounts.InviteAsync("Blerim", "blerim@ministry.example", [PortalRoles.Officer], "sq", default)).Value;
        var session = await Kit.SessionAsync(officer);

        Assert.True((await Accounts.SetRolesAsync(officer, [PortalRoles.Auditor], default)).IsOk);

        Assert.False(await Kit.HoldsAsync(session));
        var person = await Kit.ConfirmedPersonAsync();
        Assert.IsType<NotFound>((await Accounts.SetRolesAsync(person, [PortalRoles.Officer], default)).Error);
    }

    [Fact]
    public async Task EveryLookAndChange_IsAudited()
    {
        var administrator = await Kit.AdministratorAsync();
        await Kit.ActAsAsync(administrator);
        var officer = (await Accounts.InviteAsync("Blerim", "blerim@ministry.example", [PortalRoles.Officer], "sq", default)).Value;
        await Accounts.ListAsync("Blerim", default);
        await Accounts.FindAsync(officer, default);
        await Accounts.SetRolesAsync(officer, [PortalRoles.Auditor], default);
        await Accounts.ResetSecondFactorAsync(officer, default);
        await Accounts.DisableAsync(officer, default);
        await Accounts.EnableAsync(officer, default);

        await using var db = Kit.Database.CreateDbContext();
        Assert.Equal(
            ["account.invite", "account.search", "account.open", "account.roles", "account.second-factor-reset", "account.disable", "account.enable"],
            await db.AuditRows.Where(r => r.ActorId == administrator && r.Action != "account.password-set").OrderBy(r => r.Id).Select(r => r.Action)
                .ToListAsync());
    }

    [Fact]
    public async Task List_EachAccount_NamesItsLevel()
    {
        var person = await Kit.ConfirmedPersonAsync();
        var company = await Kit.ConfirmedCompanyAsync();
        await Kit.ActAsAsync(await Kit.AdministratorAsync());
        await using var db = Kit.Database.CreateDbContext();
        await db.Individuals.ExecuteUpdateAsync(i => i.SetProperty(x => x.ConfirmedAt, DateTime.UnixEpoch));
        var accounts = Kit.Get<AccountAdministration>();

        Assert.Null(Assert.Single((await accounts.ListAsync(null, default)).Value).Level);
        Assert.Equal(AssuranceLevel.SelfDeclared, Assert.Single((await accounts.ListAsync(AccountKit.Company, default)).Value).Level);
        Assert.Equal(AssuranceLevel.Confirmed, Assert.Single((await accounts.ListAsync(AccountKit.Person, default)).Value).Level);
        Assert.Equal(AssuranceLevel.Confirmed, (await accounts.FindAsync(person, default)).Value.Row.Level);
        Assert.Equal(AssuranceLevel.SelfDeclared, (await accounts.FindAsync(company, default)).Value.Row.Level);
    }

    [Fact]
    public async Task ReleaseNumber_Company_CanBeRegisteredAgainAndHistoryStays()
    {
        var thief = await Kit.ConfirmedCompanyAsync();
        await Kit.ActAsAsync(await Kit.AdministratorAsync());

        Assert.True((await Accounts.ReleaseNumberAsync(thief, "registered by a stranger", default)).IsOk);

        Assert.IsType<SignInRefused>((await Kit.SignInAsync(AccountKit.Company)).Error);
        Assert.True((await Kit.RegisterCompanyAsync("rightful@post.example")).IsOk);
        await using var db = Kit.Database.CreateDbContext();
        Assert.Equal(2, await db.Companies.CountAsync());
        Assert.Equal("registered by a stranger", (await db.AuditRows.SingleAsync(r => r.Action == "account.number-released")).Detail);
    }

    [Fact]
    public async Task ReleaseNumber_RequestThatWaits_EndsWithIt()
    {
        var thief = await Kit.ConfirmedPersonAsync("thief@post.example");
        var administrator = await Kit.AdministratorAsync();
        await using var db = Kit.Database.CreateDbContext();
        var asked = new IdentityRequest
        {
            UserId = thief, IndividualId = (await db.Individuals.SingleAsync()).Id, AskedAt = Kit.Clock.UtcNow(), CodeHash = "hash",
            CodeEndsAt = Kit.Clock.UtcNow().AddDays(1),
        };
        var version = asked.Version;
        db.IdentityRequests.Add(asked);
        await db.SaveChangesAsync();
        await Kit.ActAsAsync(administrator);

        Assert.True((await Accounts.ReleaseNumberAsync(thief, "not theirs", default)).IsOk);

        await db.Entry(asked).ReloadAsync();
        Assert.Equal((Kit.Clock.UtcNow(), administrator, false), (asked.DecidedAt, asked.DecidedBy, asked.IsConfirmed));
        Assert.Null(asked.CodeHash);
        Assert.NotEqual(version, asked.Version);
    }

    [Fact]
    public async Task ReleaseNumber_Person_CanBeRegisteredAgain()
    {
        var thief = await Kit.ConfirmedPersonAsync("thief@post.example");
        await Kit.ActAsAsync(await Kit.AdministratorAsync());
        await Accounts.ReleaseNumberAsync(thief, "not theirs", default);

        Assert.True((await Kit.RegisterPersonAsync()).IsOk);
    }

    [Theory]
    [InlineData(AccountKit.Person)]
    [InlineData("gezim@")]
    [InlineData("Gëzim")]
    public async Task List_Search_FindsApplicantsToo(string search)
    {
        var person = await Kit.ConfirmedPersonAsync();
        await Kit.ActAsAsync(await Kit.AdministratorAsync());

        Assert.Equal(person, Assert.Single((await Accounts.ListAsync(search, default)).Value).Id);
        Assert.DoesNotContain((await Accounts.ListAsync(null, default)).Value, r => r.Id == person);
    }

    [Fact]
    public async Task ChangeEmail_Confirmed_SignsInByTheNewAndTellsTheOld()
    {
        var person = await Kit.ConfirmedPersonAsync();
        var emails = Kit.Get<EmailService>();
        Assert.IsType<PasswordWrong>((await emails.AskChangeAsync(person, "wrong password", "new@post.example", default)).Error);
        Assert.True((await emails.AskChangeAsync(person, AccountKit.Password, "new@post.example", default)).IsOk);
        var token = await Kit.LastTokenAsync();
        Assert.True((await emails.AskChangeAsync(person, AccountKit.Password, "newer@post.example", default)).IsOk);

        Assert.IsType<LinkRefused>((await emails.ConfirmChangeAsync(token, default)).Error);
        Assert.True((await emails.ConfirmChangeAsync(await Kit.LastTokenAsync(), default)).IsOk);

        Assert.True((await Kit.SignInAsync("newer@post.example")).IsOk);
        Assert.IsType<SignInRefused>((await Kit.SignInAsync("gezim@post.example")).Error);
        var mail = (await Kit.MailsAsync())[^1];
        Assert.Equal((MailKind.Of<EmailChangedMail>().Name, "gezim@post.example"), (mail.Template, mail.To));
    }
}
