using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Mails;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Identity;

/// <summary>Passkeys from the first question to the sign-in, with the framework's own WebAuthn and a device in software.</summary>
public sealed partial class PasskeyTests : AccountTest
{
    private const string Email = "gezim@post.example";

    private readonly SoftAuthenticator _device = new("https://portal.example");

    private PasskeyService Own => Kit.Get<PasskeyService>();

    private PasskeySignIn SignIn => Kit.Get<PasskeySignIn>();

    [Fact]
    public async Task Add_WithThePassword_IsListedAuditedMailedAndEndsOtherSessions()
    {
        var id = await Kit.ConfirmedPersonAsync();
        var other = await Kit.SessionAsync(id);
        await Kit.ActAsAsync(id);
        Assert.IsType<PasswordWrong>((await Own.BeginAsync("Telefoni", "not the right one", default)).Error);
        Assert.IsType<PasskeyNameMissing>((await Own.BeginAsync("  ", AccountKit.Password, default)).Error);

        await AddAsync("Telefoni");

        var passkey = Assert.Single((await Own.ListAsync(default)).Value);
        Assert.Equal(("Telefoni", null), (passkey.Name, passkey.LastUsedAt));
        Assert.Equal(MailKind.Of<PasskeyAddedMail>().Name, (await Kit.MailsAsync())[^1].Template);
        Assert.Equal(passkey.Id, (await AuditAsync("account.passkey-added")).Detail);
        Assert.False(await Kit.HoldsAsync(other));
        Assert.True(await Kit.HoldsAsync(Kit.Session.SessionId!.Value));
    }

    [Fact]
    public async Task Add_AnswerOfAnotherAccountOrTwice_IsRefused()
    {
        await Kit.ActAsAsync(await Kit.ConfirmedPersonAsync());
        var question = (await Own.BeginAsync("Telefoni", AccountKit.Password, default)).Value;
        var answer = _device.Make(question.Options);
        var own = Kit.Session.Principal;

        await Kit.ActAsAsync(await Kit.ConfirmedCompanyAsync());
        Assert.IsType<PasskeyRefused>((await Own.AddAsync(answer, question.Ticket, default)).Error);

        Kit.Session.Principal = own;
        Assert.True((await Own.AddAsync(answer, question.Ticket, default)).IsOk);
        Assert.IsType<PasskeyRefused>((await Own.AddAsync(answer, question.Ticket, default)).Error);
        Assert.Single((await Own.ListAsync(default)).Value);
    }

    [Fact]
    public async Task SignIn_ByPasskeyAlone_BeginsASessionAndNotesTheUse()
    {
        var id = await WithPasskeyAsync();

        var step = (await AnswerAsync()).Value;
        var sessionId = (await Kit.Get<SignInService>().CompleteAsync(step, default)).Value;

        Assert.Equal((id, SecondFactorNeed.None), (step.UserId, step.Need));
        Assert.True(await Kit.HoldsAsync(sessionId));
        await AuditAsync("account.passkey-used");
        await AuditAsync("account.sign-in");
        await Kit.ActAsAsync(id);
        Assert.Equal(Kit.Clock.UtcNow(), Assert.Single((await Own.ListAsync(default)).Value).LastUsedAt);
    }

    [Fact]
    public async Task SignIn_PageOfAnotherSite_IsRefusedAndAudited()
    {
        await WithPasskeyAsync();
        _device.Origin = "https://portal.example.evil";

        Assert.IsType<PasskeyRefused>((await AnswerAsync()).Error);
        await AuditAsync("account.passkey-failed");
    }

    [Fact]
    public async Task SignIn_PersonNotVerified_IsRefused()
    {
        await WithPasskeyAsync();
        _device.IsVerified = false;

        Assert.IsType<PasskeyRefused>((await AnswerAsync()).Error);
    }

    [Fact]
    public async Task SignIn_AnswerTwice_IsGoodOnce()
    {
        await WithPasskeyAsync();
        _device.Count = uint.MaxValue;
        var question = await SignIn.AskAsync();

        // A device that does not count (its next count is 0): the signature alone would hold again.
        var answer = _device.Use(question.Options);
        Assert.True((await SignIn.CheckAsync(answer, question.Ticket, default)).IsOk);
        Assert.IsType<PasskeyRefused>((await SignIn.CheckAsync(answer, question.Ticket, default)).Error);
    }

    [Fact]
    public async Task SignIn_AnswerTooLateOrToAnotherQuestion_IsRefused()
    {
        await WithPasskeyAsync();
        var (first, second) = (await SignIn.AskAsync(), await SignIn.AskAsync());
        Assert.IsType<PasskeyRefused>((await SignIn.CheckAsync(_device.Use(first.Options), second.Ticket, default)).Error);
        Assert.IsType<PasskeyRefused>((await SignIn.CheckAsync(_device.Use(first.Options), "made up", default)).Error);

        Kit.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.IsType<PasskeyRefused>((await SignIn.CheckAsync(_device.Use(first.Options), first.Ticket, default)).Error);
    }

    [Fact]
    public async Task SignIn_DeviceCountsBackwards_IsRefused()
    {
        await WithPasskeyAsync();
        _device.Count = 10;
        Assert.True((await AnswerAsync()).IsOk);
        _device.Count = 5;

        Assert.IsType<PasskeyRefused>((await AnswerAsync()).Error);
    }

    [Fact]
    public async Task SignIn_DisabledAccount_IsRefusedAndAudited()
    {
        var id = await WithPasskeyAsync();
        await using (var db = Kit.Database.CreateDbContext())
        {
            await db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(u => u.SetProperty(x => x.IsDisabled, true));
        }

        Assert.IsType<AccountDisabled>((await AnswerAsync()).Error);
        await AuditAsync("account.sign-in-disabled");
    }

    [Fact]
    public async Task SignIn_ManyWrongAnswersFromOneAddress_AreBlocked()
    {
        await WithPasskeyAsync();
        for (var i = 0; i < 51; i++)
        {
            await SignIn.CheckAsync("{}", "made up", default);
        }

        Assert.IsType<SignInBlocked>((await AnswerAsync()).Error);
        Kit.Session.Remote = "192.0.2.77";
        Assert.True((await AnswerAsync()).IsOk);
    }

    [Fact]
    public async Task Remove_WithThePassword_IsToldAndNoLongerSignsIn()
    {
        var id = await WithPasskeyAsync();
        await Kit.ActAsAsync(id);
        var other = await Kit.SessionAsync(id);
        var passkey = Assert.Single((await Own.ListAsync(default)).Value);
        Assert.IsType<PasswordWrong>((await Own.RemoveAsync(passkey.Id, "not the right one", default)).Error);

        Assert.True((await Own.RemoveAsync(passkey.Id, AccountKit.Password, default)).IsOk);

        Assert.Empty((await Own.ListAsync(default)).Value);
        Assert.Equal(MailKind.Of<PasskeyRemovedMail>().Name, (await Kit.MailsAsync())[^1].Template);
        Assert.Equal(passkey.Id, (await AuditAsync("account.passkey-removed")).Detail);
        Assert.False(await Kit.HoldsAsync(other));
        Assert.IsType<PasskeyRefused>((await AnswerAsync()).Error);
    }

    [Fact]
    public async Task Rename_OwnOne_OthersAreNotFound()
    {
        var id = await WithPasskeyAsync();
        await Kit.ActAsAsync(id);
        var passkey = Assert.Single((await Own.ListAsync(default)).Value);

        Assert.True((await Own.RenameAsync(passkey.Id, " Kompjuteri ", default)).IsOk);
        Assert.Equal("Kompjuteri", Assert.Single((await Own.ListAsync(default)).Value).Name);
        await AuditAsync("account.passkey-renamed");

        await Kit.ActAsAsync(await Kit.ConfirmedCompanyAsync());
        Assert.IsType<NotFound>((await Own.RenameAsync(passkey.Id, "Imi", default)).Error);
        Assert.IsType<NotFound>((await Own.RemoveAsync(passkey.Id, AccountKit.Password, default)).Error);
        Assert.Empty((await Own.ListAsync(default)).Value);
    }

    [Fact]
    public async Task List_NobodySignedIn_NotPermitted()
    {
        Assert.IsType<NotPermitted>((await Own.ListAsync(default)).Error);
        Assert.IsType<NotPermitted>((await Own.BeginAsync("Telefoni", AccountKit.Password, default)).Error);
        Assert.IsType<NotPermitted>((await Own.AddAsync("{}", "made up", default)).Error);
    }

    [Fact]
    public async Task SecondFactor_OfficersPasskey_StandsForTheCode()
    {
        var id = await OfficerAsync();
        Assert.Equal(SecondFactorNeed.Code, (await Kit.SignInAsync("admin@ministry.example")).Value.Need);

        var question = (await SignIn.AskAsync(id, default))!;
        Assert.True((await SignIn.VerifyAsync(id, _device.Use(question.Options), question.Ticket, default)).IsOk);
        await AuditAsync("account.passkey-used");

        // Asked for the account: no answer to the question of whoever it may be.
        var anybody = await SignIn.AskAsync();
        Assert.IsType<PasskeyRefused>((await SignIn.VerifyAsync(id, _device.Use(anybody.Options), anybody.Ticket, default)).Error);
        question = (await SignIn.AskAsync(id, default))!;
        Assert.IsType<PasskeyRefused>((await SignIn.CheckAsync(_device.Use(question.Options), question.Ticket, default)).Error);
    }

    [Fact]
    public async Task SecondFactor_ManyWrongCodes_HoldUpThePasskeyToo()
    {
        var id = await OfficerAsync();
        for (var i = 0; i < 6; i++)
        {
            await Kit.Get<SecondFactorService>().VerifyAsync(id, "000000", default);
        }

        var question = (await SignIn.AskAsync(id, default))!;
        Assert.IsType<SignInBlocked>((await SignIn.VerifyAsync(id, _device.Use(question.Options), question.Ticket, default)).Error);
    }

    [Fact]
    public async Task SecondFactor_OfficerByPasskeyAlone_IsThroughBothFactors()
    {
        var id = await OfficerAsync();

        var step = (await AnswerAsync()).Value;

        Assert.Equal((id, SecondFactorNeed.None), (step.UserId, step.Need));
    }

    [Fact]
    public async Task SecondFactor_PasskeyWithoutApp_PasswordAloneSetsUpNothing()
    {
        var id = await Kit.AdministratorAsync();
        await Kit.ActAsAsync(id);
        await AddAsync("Telefoni");

        Assert.Equal(SecondFactorNeed.Code, (await Kit.SignInAsync("admin@ministry.example")).Value.Need);
    }

    [Fact]
    public async Task Reset_ByAnAdministrator_ForgetsPasskeysToo()
    {
        var id = await WithPasskeyAsync();
        await Kit.ActAsAsync(await Kit.AdministratorAsync());

        Assert.True((await Kit.Get<AccountAdministration>().ResetSecondFactorAsync(id, default)).IsOk);

        Assert.Contains(await Kit.MailsAsync(), m => m.Template == MailKind.Of<PasskeyRemovedMail>().Name && m.To == Email);
        Assert.IsType<PasskeyRefused>((await AnswerAsync()).Error);
        Assert.Null(await SignIn.AskAsync(id, default));
    }

    private async Task<Guid> WithPasskeyAsync()
    {
        var id = await Kit.ConfirmedPersonAsync(Email);
        await Kit.ActAsAsync(id);
        await AddAsync("Telefoni");
        Kit.Session.Principal = new();
        return id;
    }

    private async Task<Guid> OfficerAsync()
    {
        var id = await Kit.AdministratorAsync();
        var key = (await Kit.Get<SecondFactorService>().BeginAsync(id, default)).Key;
        Assert.True((await Kit.Get<SecondFactorService>().ConfirmAsync(id, Totp.CodeAt(key, Kit.Clock.GetUtcNow()), default)).IsOk);
        await Kit.ActAsAsync(id);
        await AddAsync("Telefoni");
        Kit.Session.Principal = new();
        return id;
    }

    private async Task AddAsync(string name)
    {
        var question = (await Own.BeginAsync(name, AccountKit.Password, default)).Value;
        var added = await Own.AddAsync(_device.Make(question.Options), question.Ticket, default);
        Assert.True(added.IsOk, $"{added.Error}");
    }

    private async Task<Result<SignInStep>> AnswerAsync()
    {
        var question = await SignIn.AskAsync();
        return await SignIn.CheckAsync(_device.Use(question.Options), question.Ticket, default);
    }

    private async Task<AuditRow> AuditAsync(string action)
    {
        await using var db = Kit.Database.CreateDbContext();
        return Assert.Single(await db.AuditRows.Where(r => r.Action == action).ToListAsync());
    }
}
