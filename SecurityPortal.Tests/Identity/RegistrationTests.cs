using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Mails;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;

namespace SecurityPortal.Tests.Identity;

public sealed class RegistrationTests : AccountTest
{
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
    public async Task RegisterPerson_AddressTaken_SameAnswerAndAMailToItsHolder()
    {
        await Kit.ConfirmedPersonAsync();

        var again = await Kit.RegisterPersonAsync(number: "1900000029");

        Assert.True(again.IsOk);
        var mail = (await Kit.MailsAsync())[^1];
        Assert.Equal((MailKind.Of<EmailTakenMail>().Name, "gezim@post.example"), (mail.Template, mail.To));
        await using var db = Kit.Database.CreateDbContext();
        Assert.Equal(1, await db.Users.CountAsync());
    }

    [Fact]
    public async Task RegisterPerson_NumberTaken_SameAnswerAndNothingToTheNewAddress()
    {
        await Kit.ConfirmedPersonAsync();

        var again = await Kit.RegisterPersonAsync("thief@post.example");

        Assert.True(again.IsOk);
        Assert.DoesNotContain(await Kit.MailsAsync(), m => m.To == "thief@post.example");
        Assert.Equal("gezim@post.example", (await Kit.MailsAsync())[^1].To);
    }

    [Fact]
    public async Task RegisterPerson_OfAnotherNumber_Throws()
    {
        var other = await Kit.PersonAsync("1900000029");

        await Assert.ThrowsAsync<ArgumentException>(() => Kit.Get<RegistrationService>()
            .RegisterIndividualAsync(AccountKit.PersonForm(), other, "sq", default));
    }

    [Fact]
    public async Task Register_ManyMailsToOneAddress_AreRefused()
    {
        for (var i = 0; i < 5; i++)
        {
            await Kit.RegisterPersonAsync();
        }

        Assert.IsType<TooManyRequests>((await Kit.RegisterPersonAsync()).Error);
    }

    [Fact]
    public async Task Register_TwentyFromOneAddress_AreAllAnHourHas()
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.True((await Kit.RegisterPersonAsync($"person{i}@post.example")).IsOk);
        }

        Assert.IsType<TooManyRequests>((await Kit.RegisterPersonAsync("person20@post.example")).Error);
        Kit.Session.Remote = "192.0.2.2";
        Assert.True((await Kit.RegisterPersonAsync("person20@post.example")).IsOk);
    }

    [Fact]
    public async Task FindPerson_SixthInAnHour_IsRefusedForThisBrowserOnly()
    {
        var service = Kit.Get<RegistrationService>();
        for (var i = 0; i < 5; i++)
        {
            Assert.True((await service.FindPersonAsync(PersonalNumber.Parse(AccountKit.Person), default)).IsOk);
        }

        Assert.IsType<TooManyLookups>((await service.FindPersonAsync(PersonalNumber.Parse(AccountKit.Person), default)).Error);
        Kit.Session.BrowserKey = "another";
        Assert.True((await service.FindPersonAsync(PersonalNumber.Parse(AccountKit.Person), default)).IsOk);
    }

    [Fact]
    public async Task Confirm_Link_IsGoodOnceAndForADay()
    {
        await Kit.RegisterCompanyAsync();
        var token = await Kit.LastTokenAsync();
        var emails = Kit.Get<EmailService>();

        Assert.True((await emails.ConfirmAsync(token, default)).IsOk);
        Assert.IsType<LinkRefused>((await emails.ConfirmAsync(token, default)).Error);

        await Kit.RegisterPersonAsync();
        var late = await Kit.LastTokenAsync();
        Kit.Clock.Advance(TimeSpan.FromHours(25));
        Assert.IsType<LinkRefused>((await emails.ConfirmAsync(late, default)).Error);
        Assert.IsType<LinkRefused>((await emails.ConfirmAsync("made up", default)).Error);
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
