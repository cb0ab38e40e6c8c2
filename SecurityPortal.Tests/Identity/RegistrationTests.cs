using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Mails;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;
using SecurityPortal.Core.Registries.Demo;

namespace SecurityPortal.Tests.Identity;

public sealed class RegistrationTests : AccountTest
{
    private RegistrationService Companies => Kit.Get<RegistrationService>();

    [Fact]
    public async Task RegisterCompany_FoundInRegistry_ClaimsBothNumbersAndTakesItsName()
    {
        Assert.True((await Kit.RegisterCompanyAsync()).IsOk);

        await using var db = Kit.Database.CreateDbContext();
        var claims = await db.BusinessNumberClaims.Select(c => c.Number).ToListAsync();
        Assert.Equal([AccountKit.CompanyOldNumber, AccountKit.Company], claims.Select(n => n.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal("Kështjella e Drinit Security Sh.p.k.", (await db.Companies.SingleAsync()).Name);
        Assert.Equal(MailKind.Of<ConfirmEmailMail>().Name, Assert.Single(await Kit.MailsAsync()).Template);
    }

    [Theory]
    [InlineData(AccountKit.Company)]
    [InlineData(AccountKit.CompanyOldNumber)]
    public async Task RegisterCompany_EitherNumberTaken_IsRefused(string number)
    {
        await Kit.ConfirmedCompanyAsync();

        var again = await Kit.Get<RegistrationService>().RegisterCompanyAsync(AccountKit.CompanyForm(number, "other@post.example"), null, "sq", default);

        Assert.IsType<BusinessNumberTaken>(again.Error);
    }

    [Fact]
    public async Task FindBusiness_ReadOnly_SaysSo()
    {
        Kit.Database.Gate.Set(closed: true);

        Assert.IsType<ReadOnlyPortal>((await Companies.FindBusinessAsync(BusinessNumber.Parse(AccountKit.Company), default)).Error);
        Assert.IsType<ReadOnlyPortal>((await Kit.RegisterCompanyAsync()).Error);
    }

    [Fact]
    public async Task RegisterCompany_SameAddressAsAnother_IsAccepted()
    {
        await Kit.ConfirmedCompanyAsync();

        Assert.True((await Kit.Get<RegistrationService>().RegisterCompanyAsync(AccountKit.CompanyForm("819099999"), null, "sq", default)).IsOk);
    }

    [Fact]
    public async Task RegisterCompany_TwoAtOnce_OneWins()
    {
        var record = await Kit.RecordAsync();
        var service = Kit.Get<RegistrationService>();

        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(i =>
            Task.Run(() => service.RegisterCompanyAsync(AccountKit.CompanyForm(email: $"a{i}@post.example"), record, "sq", default))));

        Assert.Single(results, r => r.IsOk);
        Assert.Single(results, r => r.Error is BusinessNumberTaken);
    }

    [Fact]
    public async Task RegisterCompany_FirstNeverConfirmed_NumberIsFreeAfterADay()
    {
        await Kit.RegisterCompanyAsync("stranger@post.example");

        Kit.Clock.Advance(TimeSpan.FromHours(23));
        Assert.IsType<BusinessNumberTaken>((await Kit.RegisterCompanyAsync()).Error);
        Kit.Clock.Advance(TimeSpan.FromHours(2));
        Assert.True((await Kit.RegisterCompanyAsync()).IsOk);
    }

    [Fact]
    public async Task Register_ManyMailsToOneAddress_AreRefused()
    {
        for (var i = 0; i < 5; i++)
        {
            await Kit.RegisterCompanyAsync();
        }

        Assert.IsType<TooManyRequests>((await Kit.RegisterCompanyAsync()).Error);
    }

    [Fact]
    public async Task Register_TwentyFromOneAddress_AreAllAnHourHas()
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.IsNotType<TooManyRequests>((await Kit.RegisterCompanyAsync($"office{i}@post.example")).Error);
        }

        Assert.IsType<TooManyRequests>((await Kit.RegisterCompanyAsync("office20@post.example")).Error);
        Kit.Session.Remote = "192.0.2.2";
        Assert.IsType<BusinessNumberTaken>((await Kit.RegisterCompanyAsync("office20@post.example")).Error);
    }

    [Fact]
    public async Task FindBusiness_SixthInAnHour_IsRefusedForThisBrowserOnly()
    {
        for (var i = 0; i < 5; i++)
        {
            Assert.True((await Companies.FindBusinessAsync(BusinessNumber.Parse(AccountKit.Company), default)).IsOk);
        }

        Assert.IsType<TooManyLookups>((await Companies.FindBusinessAsync(BusinessNumber.Parse(AccountKit.Company), default)).Error);
        Kit.Session.BrowserKey = "another";
        Assert.True((await Companies.FindBusinessAsync(BusinessNumber.Parse(AccountKit.Company), default)).IsOk);
    }

    [Fact]
    public async Task FindBusiness_SixtyFirstFromOneNetworkInAnHour_IsRefusedWhateverTheCookie()
    {
        for (var i = 0; i < 60; i++)
        {
            Kit.Session.BrowserKey = $"browser {i}";
            Assert.True((await Companies.FindBusinessAsync(BusinessNumber.Parse(AccountKit.Company), default)).IsOk);
        }

        Kit.Session.BrowserKey = "browser 60";
        Assert.IsType<TooManyLookups>((await Companies.FindBusinessAsync(BusinessNumber.Parse(AccountKit.Company), default)).Error);
        await using var db = Kit.Database.CreateDbContext();
        Assert.Equal(1, await db.LookupLog.CountAsync(l => l.Result == LookupResult.Refused));
    }

    [Theory]
    [InlineData(AccountKit.Company)]
    [InlineData(AccountKit.CompanyOldNumber)]
    public async Task FindBusiness_EitherNumberTaken_IsSaidAtTheSearch(string number)
    {
        await Kit.ConfirmedCompanyAsync();

        Assert.IsType<BusinessNumberTaken>((await Companies.FindBusinessAsync(BusinessNumber.Parse(number), default)).Error);
    }

    [Fact]
    public async Task FindBusiness_OtherFormOfANumberTakenByHand_IsSaidAtTheSearch()
    {
        await Companies.RegisterCompanyAsync(AccountKit.CompanyForm(AccountKit.CompanyOldNumber), null, "sq", default);

        Assert.IsType<BusinessNumberTaken>((await Companies.FindBusinessAsync(BusinessNumber.Parse(AccountKit.Company), default)).Error);
    }

    [Fact]
    public async Task FindAndRegister_ClosedBusiness_AreRefused()
    {
        var closed = DemoBusinessRegistry.All.First(b => !b.IsActive);

        Assert.IsType<BusinessClosed>((await Companies.FindBusinessAsync(closed.Number, default)).Error);
        Assert.IsType<BusinessClosed>(
            (await Companies.RegisterCompanyAsync(AccountKit.CompanyForm(closed.Number.ToString()), closed, "sq", default)).Error);
    }

    [Fact]
    public async Task Confirm_Link_IsGoodOnceAndForADay()
    {
        await Kit.RegisterCompanyAsync();
        var token = await Kit.LastTokenAsync();
        var emails = Kit.Get<EmailService>();

        Assert.True((await emails.ConfirmAsync(token, default)).IsOk);
        Assert.IsType<LinkRefused>((await emails.ConfirmAsync(token, default)).Error);

        await Companies.RegisterCompanyAsync(AccountKit.CompanyForm("819099999"), null, "sq", default);
        var late = await Kit.LastTokenAsync();
        Kit.Clock.Advance(TimeSpan.FromHours(25));
        Assert.IsType<LinkRefused>((await emails.ConfirmAsync(late, default)).Error);
        Assert.IsType<LinkRefused>((await emails.ConfirmAsync("made up", default)).Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Link_MailedAgain_TheAccountWaitsAsLongAsItIsGood(bool isForThePassword)
    {
        await Kit.RegisterCompanyAsync("owner@post.example");
        Kit.Clock.Advance(TimeSpan.FromHours(23));
        var again = isForThePassword
            ? await Kit.Get<PasswordService>().AskAsync(AccountKit.Company, default)
            : await Kit.Get<EmailService>().ResendAsync(AccountKit.Company, default);
        Assert.True(again.IsOk);
        var link = await Kit.LastTokenAsync();
        Kit.Clock.Advance(TimeSpan.FromHours(23));

        Assert.IsType<BusinessNumberTaken>((await Kit.RegisterCompanyAsync("other@post.example")).Error);
        Assert.True(isForThePassword
            ? (await Kit.Get<PasswordService>().SetByLinkAsync(link, "kater lisa e dy gure", default)).IsOk
            : (await Kit.Get<EmailService>().ConfirmAsync(link, default)).IsOk);
    }

    [Fact]
    public async Task Resend_LinkNeverFollowed_NumberIsFreeADayAfterIt()
    {
        await Kit.RegisterCompanyAsync("stranger@post.example");
        Kit.Clock.Advance(TimeSpan.FromHours(23));
        await Kit.Get<EmailService>().ResendAsync(AccountKit.Company, default);
        Kit.Clock.Advance(TimeSpan.FromHours(25));

        Assert.True((await Kit.RegisterCompanyAsync()).IsOk);
    }

    [Fact]
    public async Task Resend_WaitingAccount_GetsALinkAndOthersNothing()
    {
        await Kit.RegisterCompanyAsync();
        await Kit.ConfirmedPersonAsync();
        var before = (await Kit.MailsAsync()).Count;

        foreach (var name in (string[])[AccountKit.Company, "gezim@post.example", "nobody@post.example"])
        {
            Assert.True((await Kit.Get<EmailService>().ResendAsync(name, default)).IsOk);
        }

        Assert.Equal(before + 1, (await Kit.MailsAsync()).Count);
        Assert.True((await Kit.Get<EmailService>().ConfirmAsync(await Kit.LastTokenAsync(), default)).IsOk);
    }
}
