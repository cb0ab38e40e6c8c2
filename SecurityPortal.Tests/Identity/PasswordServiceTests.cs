using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Mails;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Tests.Identity;

public sealed class PasswordServiceTests : AccountTest
{
    private const string Better = "kater lisa e dy gure";

    private PasswordService Passwords => Kit.Get<PasswordService>();

    [Fact]
    public async Task Link_Followed_SetsThePasswordOnceAndEndsEverySession()
    {
        var (id, token) = await AskedAsync();
        var session = await Kit.SessionAsync(id);

        Assert.True((await Passwords.SetByLinkAsync(token, Better, default)).IsOk);

        Assert.True((await Kit.SignInAsync("gezim@post.example", Better)).IsOk);
        Assert.False(await Kit.HoldsAsync(session));
        Assert.Null(await Passwords.FindAsync(token, default));
        Assert.IsType<LinkRefused>((await Passwords.SetByLinkAsync(token, "gjashte lisa e tre gure", default)).Error);
    }

    [Fact]
    public async Task Link_AfterThePasswordWasChangedOtherwise_IsRefused()
    {
        var (id, token) = await AskedAsync();
        Assert.True((await Passwords.ChangeAsync(id, AccountKit.Password, Better, default)).IsOk);

        Assert.IsType<LinkRefused>((await Passwords.SetByLinkAsync(token, "gjashte lisa e tre gure", default)).Error);
    }

    [Fact]
    public async Task Link_ForAnotherPurpose_SetsNoPassword()
    {
        await Kit.RegisterCompanyAsync();

        Assert.IsType<LinkRefused>((await Passwords.SetByLinkAsync(await Kit.LastTokenAsync(), Better, default)).Error);
    }

    [Fact]
    public async Task Change_KnowingThePassword_EndsOtherSessionsAndTellsTheOwner()
    {
        var id = await Kit.ConfirmedPersonAsync();
        var session = await Kit.SessionAsync(id);
        Assert.IsType<PasswordWrong>((await Passwords.ChangeAsync(id, "wrong password", Better, default)).Error);

        Assert.True((await Passwords.ChangeAsync(id, AccountKit.Password, Better, default)).IsOk);

        Assert.False(await Kit.HoldsAsync(session));
        Assert.Equal(MailKind.Of<PasswordChangedMail>().Name, (await Kit.MailsAsync())[^1].Template);
        await using var db = Kit.Database.CreateDbContext();
        Assert.Single(await db.AuditRows.Where(r => r.Action == "account.password-set" && r.ActorId == id).ToListAsync());
    }

    [Fact]
    public async Task Prove_ManyWrongPasswords_IsBlockedEvenForTheRightOne()
    {
        var id = await Kit.ConfirmedPersonAsync();
        for (var i = 0; i < 6; i++)
        {
            Assert.IsType<PasswordWrong>((await Passwords.ProveAsync(id, "wrong password", default)).Error);
        }

        Assert.IsType<SignInBlocked>((await Passwords.ProveAsync(id, AccountKit.Password, default)).Error);
    }

    [Fact]
    public async Task Ask_MoreThanFiveMailsAnHour_IsRefusedForThatAddressAlone()
    {
        await Kit.ConfirmedPersonAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.True((await Passwords.AskAsync("gezim@post.example", default)).IsOk);
        }

        Assert.IsType<TooManyRequests>((await Passwords.AskAsync("Gezim@post.example", default)).Error);
        Assert.True((await Passwords.AskAsync("other@post.example", default)).IsOk);
        Kit.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.True((await Passwords.AskAsync("gezim@post.example", default)).IsOk);
    }

    private async Task<(Guid Id, string Token)> AskedAsync()
    {
        var id = await Kit.ConfirmedPersonAsync();
        Assert.True((await Passwords.AskAsync("gezim@post.example", default)).IsOk);
        return (id, await Kit.LastTokenAsync());
    }
}
