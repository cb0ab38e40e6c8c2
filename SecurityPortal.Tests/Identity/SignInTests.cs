using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Mails;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Tests.Identity;

public sealed class SignInTests : AccountTest
{
    [Theory]
    [InlineData(AccountKit.Company)]
    [InlineData(AccountKit.CompanyOldNumber)]
    [InlineData("819 003 111")]
    [InlineData("\u200E819003111")]
    [InlineData("\u202A819003111\u202C")]
    public async Task SignIn_EitherFormOfTheNumber_IsTheCompany(string name)
    {
        var id = await Kit.ConfirmedCompanyAsync();

        var step = await Kit.SignInAsync(name);

        Assert.Equal((id, SecondFactorNeed.None), (step.Value.UserId, step.Value.Need));
    }

    [Fact]
    public async Task SignIn_CompanyByItsAddress_IsRefused()
    {
        await Kit.ConfirmedCompanyAsync();

        Assert.IsType<SignInRefused>((await Kit.SignInAsync("info@drini.example")).Error);
    }

    [Fact]
    public async Task SignIn_BeforeConfirmation_SaysSoOnlyWithTheRightPassword()
    {
        await Kit.RegisterCompanyAsync();

        Assert.IsType<EmailNotConfirmed>((await Kit.SignInAsync(AccountKit.Company)).Error);
        Assert.IsType<SignInRefused>((await Kit.SignInAsync(AccountKit.Company, "wrong password")).Error);
    }

    [Fact]
    public async Task SignIn_ManyFailures_DelaysGrowAndTheAnswerTellsNothing()
    {
        await Kit.ConfirmedPersonAsync();

        foreach (var name in (string[])["gezim@post.example", "nobody@post.example"])
        {
            for (var i = 0; i < 6; i++)
            {
                Assert.IsType<SignInRefused>((await Kit.SignInAsync(name, "wrong password")).Error);
            }

            Assert.IsType<SignInBlocked>((await Kit.SignInAsync(name)).Error);
        }

        Kit.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.IsType<SignInRefused>((await Kit.SignInAsync("gezim@post.example", "wrong password")).Error);
        Kit.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.IsType<SignInBlocked>((await Kit.SignInAsync("gezim@post.example")).Error);
        Kit.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.True((await Kit.SignInAsync("gezim@post.example")).IsOk);
    }

    [Fact]
    public async Task SignIn_ManyTriesAtOnce_AreCountedBeforeTheyAreLookedAt()
    {
        await Kit.ConfirmedPersonAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Kit.SignInAsync("gezim@post.example", "wrong password"))));

        Assert.Equal(6, results.Count(r => r.Error is SignInRefused));
    }

    [Fact]
    public async Task SignIn_StrangersTriedTheNumber_KnownDeviceStaysAble()
    {
        var id = await Kit.ConfirmedCompanyAsync();
        var device = new KnownDevice(Guid.NewGuid(), [id]);
        for (var i = 0; i < 40; i++)
        {
            Kit.Session.Remote = $"198.51.100.{i}";
            await Kit.SignInAsync(AccountKit.Company, "wrong password");
        }

        Kit.Session.Remote = "203.0.113.9";
        Assert.IsType<SignInBlocked>((await Kit.SignInAsync(AccountKit.Company)).Error);
        Assert.True((await Kit.SignInAsync(AccountKit.Company, device: device)).IsOk);
    }

    // One connection is given all the addresses of its network.
    [Fact]
    public async Task SignIn_StrangerWithManyAddressesOfOneNetwork_IsBlocked()
    {
        await Kit.ConfirmedPersonAsync();
        for (var i = 0; i < 6; i++)
        {
            Kit.Session.Remote = $"2001:db8:1:2::{i + 1}";
            Assert.IsType<SignInRefused>((await Kit.SignInAsync("gezim@post.example", "wrong password")).Error);
        }

        Kit.Session.Remote = "2001:db8:1:2:ffff::1";
        Assert.IsType<SignInBlocked>((await Kit.SignInAsync("gezim@post.example")).Error);
        Kit.Session.Remote = "2001:db8:1:3::1";
        Assert.True((await Kit.SignInAsync("gezim@post.example")).IsOk);
    }

    [Fact]
    public async Task SignIn_Disabled_IsRefusedAndItsSessionsEnd()
    {
        var id = await Kit.ConfirmedPersonAsync();
        var session = await Kit.SessionAsync(id);
        var principal = await Kit.Get<PrincipalFactory>().CreateAsync(id, null, session, default);
        await Kit.ActAsAsync(await Kit.AdministratorAsync());

        Assert.True((await Kit.Get<AccountAdministration>().DisableAsync(id, default)).IsOk);

        Assert.False(await Kit.HoldsAsync(session));
        Assert.IsType<AccountDisabled>((await Kit.SignInAsync("gezim@post.example")).Error);
        Kit.Session.Principal = principal!;
        Assert.Null(await Kit.Get<IActorAccessor>().FindAsync());
    }

    [Fact]
    public async Task SignIn_FailuresOfTheHourBefore_CountNoMore()
    {
        await Kit.ConfirmedPersonAsync();
        for (var hour = 0; hour < 2; hour++)
        {
            for (var i = 0; i < 5; i++)
            {
                Assert.IsType<SignInRefused>((await Kit.SignInAsync("gezim@post.example", "wrong password")).Error);
            }

            Kit.Clock.Advance(TimeSpan.FromMinutes(61));
        }

        Assert.True((await Kit.SignInAsync("gezim@post.example")).IsOk);
    }

    [Fact]
    public async Task SignIn_Completed_IsAuditedAndRemembered()
    {
        var id = await Kit.ConfirmedPersonAsync();

        await Kit.CompleteAsync(id);

        await using var db = Kit.Database.CreateDbContext();
        var row = await db.AuditRows.SingleAsync(r => r.Action == "account.sign-in");
        Assert.Equal((id, id.ToString(), "192.0.2.1"), (row.ActorId, row.SubjectId, row.Remote));
        Assert.Equal(Kit.Clock.GetUtcNow().UtcDateTime, (await Kit.UserAsync("gezim@post.example")).LastSignInAt);
    }

    [Fact]
    public async Task SignIn_Failures_AreAudited()
    {
        var id = await Kit.ConfirmedPersonAsync();
        await Kit.SignInAsync("gezim@post.example", "wrong password");

        await using var db = Kit.Database.CreateDbContext();
        var row = await db.AuditRows.SingleAsync(r => r.Action == "account.sign-in-failed");
        Assert.Equal((id.ToString(), "192.0.2.1"), (row.SubjectId, row.Remote));
    }

    [Fact]
    public async Task Reset_SharedAddress_EachAccountGetsItsLinkAndStrangersTheSameAnswer()
    {
        await Kit.ConfirmedCompanyAsync();
        var before = (await Kit.MailsAsync()).Count;
        var passwords = Kit.Get<PasswordService>();

        Assert.True((await passwords.AskAsync("nobody@post.example", default)).IsOk);
        Assert.Equal(before, (await Kit.MailsAsync()).Count);
        Assert.True((await passwords.AskAsync("info@drini.example", default)).IsOk);
        Assert.True((await passwords.AskAsync(AccountKit.CompanyOldNumber, default)).IsOk);
        Assert.Equal(before + 2, (await Kit.MailsAsync()).Count);
    }

    [Fact]
    public async Task Reset_Link_SetsThePasswordOnceAndEndsSessions()
    {
        var id = await Kit.ConfirmedPersonAsync();
        var session = await Kit.SessionAsync(id);
        var passwords = Kit.Get<PasswordService>();
        await passwords.AskAsync("gezim@post.example", default);
        var token = await Kit.LastTokenAsync();

        Assert.Equal("password.common", (await passwords.SetByLinkAsync(token, "password123456", default)).Error?.Code);
        Assert.True((await passwords.SetByLinkAsync(token, "krejt tjeter fjale", default)).IsOk);

        Assert.IsType<LinkRefused>((await passwords.SetByLinkAsync(token, "krejt tjeter fjale", default)).Error);
        Assert.False(await Kit.HoldsAsync(session));
        Assert.IsType<SignInRefused>((await Kit.SignInAsync("gezim@post.example")).Error);
        Assert.True((await Kit.SignInAsync("gezim@post.example", "krejt tjeter fjale")).IsOk);
        Assert.Equal(MailKind.Of<PasswordChangedMail>().Name, (await Kit.MailsAsync())[^1].Template);
    }

    [Fact]
    public async Task Complete_PasswordChangedOrAccountDisabledInTheMeantime_BeginsNoSession()
    {
        var id = await Kit.ConfirmedPersonAsync();
        var step = (await Kit.SignInAsync("gezim@post.example")).Value;
        Assert.True((await Kit.Get<PasswordService>().ChangeAsync(id, AccountKit.Password, "gjashte lisa e tre gure", default)).IsOk);

        Assert.IsType<SignInRefused>((await Kit.Get<SignInService>().CompleteAsync(step, default)).Error);

        await using var db = Kit.Database.CreateDbContext();
        Assert.False(await db.UserSessions.AnyAsync(s => s.EndedAt == null));
        var fresh = (await Kit.SignInAsync("gezim@post.example", "gjashte lisa e tre gure")).Value;
        await db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(u => u.SetProperty(x => x.IsDisabled, true));
        Assert.IsType<SignInRefused>((await Kit.Get<SignInService>().CompleteAsync(fresh, default)).Error);
    }
}
