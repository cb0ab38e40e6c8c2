using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Mails;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Tests.Identity;

/// <summary>The moment of use, what counts as a failure, and what a new password does to passkeys.</summary>
public sealed partial class PasskeyTests
{
    private const string Better = "kater lisa e dy gure";

    [Fact]
    public async Task Use_OtherPasskeyOrCountThatIsNoHigher_IsRefused()
    {
        var id = await Kit.ConfirmedPersonAsync(Email);
        var credential = RandomNumberGenerator.GetBytes(32);
        await using var db = Kit.Database.CreateDbContext();
        db.AddPasskey(new NewPasskey(Guid.NewGuid(), id, "Telefoni", Info(credential, 5)));
        await db.SaveChangesAsync();

        Assert.False(await UseAsync(RandomNumberGenerator.GetBytes(32), 6));
        Assert.False(await UseAsync(credential, 4));
        Assert.False(await UseAsync(credential, 5));
        Assert.True(await UseAsync(credential, 6));
        Assert.False(await UseAsync(credential, 6));

        // A device that does not count.
        Assert.True(await UseAsync(credential, 0));

        async Task<bool> UseAsync(byte[] used, uint count)
        {
            await using var own = Kit.Database.CreateDbContext();
            var isUsed = await own.UsePasskeyAsync(new KnownPasskey(Guid.NewGuid(), null, id, Info(used, count)), Kit.Clock.GetUtcNow().UtcDateTime, default);
            await own.SaveChangesAsync();
            return isUsed;
        }
    }

    [Fact]
    public async Task SignIn_PasskeyRemovedInThatMoment_IsRefusedAuditedAndStaysCounted()
    {
        await WithPasskeyAsync();
        for (var i = 0; i < 50; i++)
        {
            await SignIn.CheckAsync("{}", "made up", default);
        }

        var question = await SignIn.AskAsync();
        var late = Meanwhile(RemoveAllAsync);
        Assert.IsType<PasskeyRefused>((await late.CheckAsync(_device.Use(question.Options), question.Ticket, default)).Error);

        await using var db = Kit.Database.CreateDbContext();
        Assert.Equal(51, await db.AuditRows.CountAsync(r => r.Action == "account.passkey-failed"));
        Assert.False(await db.AuditRows.AnyAsync(r => r.Action == "account.passkey-used"));
        Assert.IsType<SignInBlocked>((await SignIn.CheckAsync("{}", "made up", default)).Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SecondFactor_RemovedOrDisabledInThatMoment_StaysCounted(bool isRemoved)
    {
        var id = await OfficerAsync();
        for (var i = 0; i < 5; i++)
        {
            await Kit.Get<SecondFactorService>().VerifyAsync(id, "000000", default);
        }

        var question = (await SignIn.AskAsync(id, default))!;
        var late = Meanwhile(isRemoved ? RemoveAllAsync : () => DisableAsync(id));
        var refused = (await late.VerifyAsync(id, _device.Use(question.Options), question.Ticket, default)).Error;

        Assert.IsType(isRemoved ? typeof(PasskeyRefused) : typeof(AccountDisabled), refused);
        await using var db = Kit.Database.CreateDbContext();
        Assert.Equal(isRemoved ? 6 : 5, await db.AuditRows.CountAsync(r => r.Action == "account.second-factor-failed"));
        Assert.Equal(isRemoved ? 0 : 1, await db.AuditRows.CountAsync(r => r.Action == "account.sign-in-disabled"));
        Assert.IsType<SignInBlocked>((await Kit.Get<SecondFactorService>().VerifyAsync(id, "000000", default)).Error);
    }

    [Fact]
    public async Task SignIn_ManyAddressesOfOneNetwork_AreCountedTogether()
    {
        await WithPasskeyAsync();
        for (var i = 0; i < 51; i++)
        {
            Kit.Session.Remote = $"2001:db8:1:2::{i:x}";
            await SignIn.CheckAsync("{}", "made up", default);
        }

        Kit.Session.Remote = "2001:db8:1:2:ffff::1";
        Assert.IsType<SignInBlocked>((await AnswerAsync()).Error);
        Kit.Session.Remote = "2001:db8:1:3::1";
        Assert.True((await AnswerAsync()).IsOk);
    }

    [Fact]
    public async Task Password_SetByLink_ForgetsPasskeysAndSaysSoBeforeAndAfter()
    {
        await WithPasskeyAsync();
        var link = await LinkAsync(Email);
        Assert.Equal("Telefoni", (await ResetMailAsync()).Passkeys);
        Assert.True((await Kit.Get<PasswordService>().FindAsync(link, default))!.ForgetsPasskeys);

        Assert.True((await Kit.Get<PasswordService>().SetByLinkAsync(link, Better, default)).IsOk);

        Assert.IsType<PasskeyRefused>((await AnswerAsync()).Error);
        Assert.Contains(await Kit.MailsAsync(), m => m.Template == MailKind.Of<PasskeyRemovedMail>().Name && m.To == Email);
        Assert.Equal("1", (await AuditAsync("account.passkeys-forgotten")).Detail);
        Assert.False((await Kit.Get<PasswordService>().FindAsync(await LinkAsync(Email), default))!.ForgetsPasskeys);
        Assert.Null((await ResetMailAsync()).Passkeys);
    }

    [Fact]
    public async Task Password_ChangedByWhoKnowsTheOldOne_LeavesThem()
    {
        var id = await WithPasskeyAsync();

        Assert.True((await Kit.Get<PasswordService>().ChangeAsync(id, AccountKit.Password, Better, default)).IsOk);

        Assert.True((await AnswerAsync()).IsOk);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Password_OfAnOfficerSetByLink_LeavesASecondFactor(bool hasApp)
    {
        const string Admin = "admin@ministry.example";
        if (hasApp)
        {
            await OfficerAsync();
        }
        else
        {
            await Kit.ActAsAsync(await Kit.AdministratorAsync());
            await AddAsync("Telefoni");
        }

        var link = await LinkAsync(Admin);
        Assert.Equal(hasApp, (await Kit.Get<PasswordService>().FindAsync(link, default))!.ForgetsPasskeys);
        Assert.True((await Kit.Get<PasswordService>().SetByLinkAsync(link, Better, default)).IsOk);

        // The mailbox alone is never enough to set up another factor.
        Assert.Equal(SecondFactorNeed.Code, (await Kit.SignInAsync(Admin, Better)).Value.Need);
        Assert.Equal(!hasApp, (await AnswerAsync()).IsOk);
    }

    private static UserPasskeyInfo Info(byte[] credential, uint count) =>
        new(credential, [1], DateTimeOffset.UnixEpoch, count, null, true, false, false, [2], [3]);

    private async Task<string> LinkAsync(string name)
    {
        Assert.True((await Kit.Get<PasswordService>().AskAsync(name, default)).IsOk);
        return await Kit.LastTokenAsync();
    }

    private async Task<ResetPasswordMail> ResetMailAsync() => Assert.IsType<ResetPasswordMail>(MailCatalogue.Portal.Read((await Kit.MailsAsync())[^1]));

    private async Task RemoveAllAsync()
    {
        await using var db = Kit.Database.CreateDbContext();
        db.UserPasskeys.RemoveRange(await db.UserPasskeys.ToListAsync());
        await db.SaveChangesAsync();
    }

    private async Task DisableAsync(Guid id)
    {
        await using var db = Kit.Database.CreateDbContext();
        await db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(u => u.SetProperty(x => x.IsDisabled, true));
    }

    private PasskeySignIn Meanwhile(Func<Task> happens) => new(
        Kit.Database, Kit.Session, Kit.Get<OpenSessions>(), Kit.Get<Throttle>(), new SlowCeremonies(Kit.Get<IPasskeyCeremonies>(), happens), Kit.Clock);

    // The framework's own, after whose answer something happens before the portal goes on.
    private sealed class SlowCeremonies(IPasskeyCeremonies own, Func<Task> happens) : IPasskeyCeremonies
    {
        public Task<PasskeyQuestion> AskNewAsync(PortalUser user, string name) => own.AskNewAsync(user, name);

        public Task<PasskeyQuestion> AskKnownAsync(PortalUser? user) => own.AskKnownAsync(user);

        public Task<NewPasskey?> ReadNewAsync(string? answer, string? ticket) => own.ReadNewAsync(answer, ticket);

        public async Task<KnownPasskey?> ReadKnownAsync(string? answer, string? ticket)
        {
            var known = await own.ReadKnownAsync(answer, ticket);
            await happens();
            return known;
        }
    }
}
