using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Mails;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;
using SecurityPortal.Core.Registries.Demo;

namespace SecurityPortal.Tests.Identity;

/// <summary>A natural person registers: the address by a code, then the number, then the account.</summary>
public sealed class PersonRegistrationTests : AccountTest
{
    private static readonly PersonalNumber Number = PersonalNumber.Parse(AccountKit.Person);

    private EmailProofs Proofs => Kit.Get<EmailProofs>();

    private PersonRegistrationService Persons => Kit.Get<PersonRegistrationService>();

    [Fact]
    public async Task Register_AddressConfirmed_SignsInAtOnceAndGetsNoLink()
    {
        Assert.True((await Kit.RegisterPersonAsync()).IsOk);

        Assert.True((await Kit.SignInAsync("gezim@post.example")).IsOk);
        Assert.Equal([MailKind.Of<EmailCodeMail>().Name], (await Kit.MailsAsync()).Select(m => m.Template));
    }

    [Fact]
    public async Task Find_AddressNotConfirmed_IsRefusedWithARowAndAsksNobody()
    {
        var ticket = (await Proofs.AskAsync("gezim@post.example", "sq", default)).Value;

        foreach (var unproven in (EmailTicket?[])[null, ticket, ticket with { Id = Guid.NewGuid() }])
        {
            Assert.IsType<EmailUnproven>((await Persons.FindPersonAsync(unproven, Number, default)).Error);
        }

        await using var db = Kit.Database.CreateDbContext();
        Assert.False(await db.LookupLog.AnyAsync());
        Assert.Equal(3, await db.AuditRows.CountAsync(a => a.Action == "registry.lookup-refused" && a.Remote == "192.0.2.1"));
    }

    [Fact]
    public async Task Ticket_OfAnotherAddress_ProvesNothing()
    {
        var ticket = await Kit.TicketAsync();

        Assert.IsType<EmailUnproven>((await Persons.FindPersonAsync(ticket with { Email = "other@post.example" }, Number, default)).Error);
        Assert.True((await Persons.FindPersonAsync(ticket, Number, default)).IsOk);
    }

    [Fact]
    public async Task Code_AtRest_IsAHashAndTheAddressTooAndNeitherStandsInTheTrail()
    {
        var ticket = (await Proofs.AskAsync("gezim@post.example", "sq", default)).Value;
        var code = await Kit.LastCodeAsync();

        await using var db = Kit.Database.CreateDbContext();
        var proof = await db.EmailProofs.SingleAsync();
        Assert.Matches("^[0-9]{6}$", code);
        Assert.Equal((64, 64, ticket.Id), (proof.CodeHash.Length, proof.AddressHash.Length, proof.Id));
        Assert.DoesNotContain(await db.AuditRows.ToListAsync(), a => $"{a.Detail}{a.SubjectId}".Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReadOnly_EveryStep_SaysSo()
    {
        var ticket = (await Proofs.AskAsync("gezim@post.example", "sq", default)).Value;
        var code = await Kit.LastCodeAsync();
        Kit.Database.Gate.Set(closed: true);

        Assert.IsType<ReadOnlyPortal>((await Proofs.AskAsync("other@post.example", "sq", default)).Error);
        Assert.IsType<ReadOnlyPortal>((await Proofs.ConfirmAsync(ticket, code, default)).Error);

        Kit.Database.Gate.Set(closed: false);
        Assert.True((await Proofs.ConfirmAsync(ticket, code, default)).IsOk);
        Kit.Database.Gate.Set(closed: true);

        // Looking goes on, and so does counting who looks at whom.
        Assert.True((await Persons.FindPersonAsync(ticket, Number, default)).IsOk);
        Assert.IsType<ReadOnlyPortal>(
            (await Persons.RegisterAsync(ticket, AccountKit.PersonForm(), await Kit.PersonAsync(), "sq", default)).Error);
    }

    [Fact]
    public async Task ReadOnly_RunOfLookups_IsTold()
    {
        await Kit.AdministratorAsync();
        await using var db = Kit.Database.CreateDbContext();
        db.LookupLog.AddRange(Enumerable.Range(0, 10).Select(i => new LookupLogEntry
        {
            At = Kit.Clock.GetUtcNow().UtcDateTime, NetworkKey = "network", Purpose = VisitorPurposes.Person, NumberHash = $"{i}", Result = LookupResult.Found,
        }));
        await db.SaveChangesAsync();
        Kit.Database.Gate.Set(closed: true);

        await Kit.Get<LookupAlarm>().CheckAsync("network", default);

        Assert.Equal(1, await db.LookupAlarms.CountAsync(a => a.Key == "network"));
        Assert.Equal(1, await db.Outbox.CountAsync(m => m.Template == MailKind.Of<LookupAlarmMail>().Name));
    }

    [Fact]
    public async Task Code_FiveWrongTries_IsOverAlsoForTheRightOne()
    {
        var ticket = (await Proofs.AskAsync("gezim@post.example", "sq", default)).Value;
        var code = await Kit.LastCodeAsync();
        var wrong = code == "000000" ? "000001" : "000000";
        for (var left = 4; left > 0; left--)
        {
            Assert.Equal([left], Assert.IsType<EmailCodeWrong>((await Proofs.ConfirmAsync(ticket, wrong, default)).Error).Arguments);
        }

        Assert.IsType<EmailCodeOver>((await Proofs.ConfirmAsync(ticket, wrong, default)).Error);
        Assert.IsType<EmailCodeOver>((await Proofs.ConfirmAsync(ticket, code, default)).Error);
        await using var db = Kit.Database.CreateDbContext();
        Assert.Equal(5, await db.AuditRows.CountAsync(a => a.Action == "account.email-code-refused"));
    }

    [Fact]
    public async Task Code_GuessedManyTimesAtOnce_HasFiveTriesInAll()
    {
        var ticket = (await Proofs.AskAsync("gezim@post.example", "sq", default)).Value;
        var code = await Kit.LastCodeAsync();
        var wrong = code == "000000" ? "000001" : "000000";

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Proofs.ConfirmAsync(ticket, wrong, default))));

        Assert.Equal(4, answers.Count(a => a.Error is EmailCodeWrong));
    }

    [Fact]
    public async Task Code_AfterAQuarterOfAnHour_IsOver()
    {
        var ticket = (await Proofs.AskAsync("gezim@post.example", "sq", default)).Value;
        Kit.Clock.Advance(EmailProofs.CodeLife);

        Assert.IsType<EmailCodeOver>((await Proofs.ConfirmAsync(ticket, await Kit.LastCodeAsync(), default)).Error);
    }

    [Fact]
    public async Task Code_TypedWithSpacesOrTwice_IsGood()
    {
        var ticket = (await Proofs.AskAsync("gezim@post.example", "sq", default)).Value;
        var code = await Kit.LastCodeAsync();

        Assert.True((await Proofs.ConfirmAsync(ticket, $" {code[..3]} {code[3..]} ", default)).IsOk);
        Assert.True((await Proofs.ConfirmAsync(ticket, code, default)).IsOk);
    }

    [Fact]
    public async Task Confirmed_AnHourAgo_CountsNoMore()
    {
        var ticket = await Kit.TicketAsync();
        Kit.Clock.Advance(TimeSpan.FromHours(1));

        Assert.IsType<EmailUnproven>((await Persons.FindPersonAsync(ticket, Number, default)).Error);
        Assert.IsType<EmailUnproven>((await Persons.RegisterAsync(ticket, AccountKit.PersonForm(), await Kit.PersonAsync(), "sq", default)).Error);
    }

    [Fact]
    public async Task Ask_AddressTaken_SameAnswerAMailThatSaysSoAndNoCode()
    {
        await Kit.ConfirmedPersonAsync();

        var asked = await Proofs.AskAsync("GEZIM@post.example", "sq", default);

        Assert.True(asked.IsOk);
        var mail = (await Kit.MailsAsync())[^1];
        Assert.Equal((MailKind.Of<EmailTakenMail>().Name, "gezim@post.example"), (mail.Template, mail.To));
        Assert.IsType<EmailCodeWrong>((await Proofs.ConfirmAsync(asked.Value, "000000", default)).Error);
    }

    [Fact]
    public async Task Ask_SixthForOneAddressOrTwentyFirstFromOneNetwork_IsRefusedWithARow()
    {
        for (var i = 0; i < 5; i++)
        {
            Assert.True((await Proofs.AskAsync("gezim@post.example", "sq", default)).IsOk);
        }

        Assert.IsType<TooManyRequests>((await Proofs.AskAsync("gezim@post.example", "sq", default)).Error);
        for (var i = 0; i < 14; i++)
        {
            Assert.True((await Proofs.AskAsync($"person{i}@post.example", "sq", default)).IsOk);
        }

        Assert.IsType<TooManyRequests>((await Proofs.AskAsync("person@post.example", "sq", default)).Error);
        await using var db = Kit.Database.CreateDbContext();
        Assert.Equal(2, await db.AuditRows.CountAsync(a => a.Action == "account.email-code-many"));
    }

    [Fact]
    public async Task Find_NumberTaken_IsSaidShowsNobodyAndTellsTheHolder()
    {
        await Kit.ConfirmedPersonAsync();
        var ticket = await Kit.TicketAsync("thief@post.example");

        Assert.IsType<PersonalNumberTaken>((await Persons.FindPersonAsync(ticket, Number, default)).Error);

        var mail = (await Kit.MailsAsync())[^1];
        Assert.Equal((MailKind.Of<EmailTakenMail>().Name, "gezim@post.example"), (mail.Template, mail.To));
        Assert.IsType<PersonalNumberTaken>((await Persons.RegisterAsync(ticket, AccountKit.PersonForm(), await Kit.PersonAsync(), "sq", default)).Error);
    }

    [Fact]
    public async Task Find_FourthPersonByOneAddress_IsRefusedFromAnyBrowserAndNetwork()
    {
        var ticket = await Kit.TicketAsync();
        foreach (var person in DemoCivilRegistry.All.Take(3))
        {
            Assert.True((await Persons.FindPersonAsync(ticket, person.PersonalNumber!.Value, default)).IsOk);
        }

        (Kit.Session.BrowserKey, Kit.Session.Remote) = ("another", "198.51.100.7");
        Assert.IsType<TooManyLookups>((await Persons.FindPersonAsync(ticket, DemoCivilRegistry.All[3].PersonalNumber!.Value, default)).Error);
    }

    [Fact]
    public async Task Find_TenPersonsFromOneNetwork_AlarmsEveryAdministratorOnceADay()
    {
        await Kit.AdministratorAsync();
        (Kit.Session.Remote, var asked) = ("2001:db8:1:2::1", 0);
        for (var i = 0; i < 4; i++)
        {
            Kit.Session.Remote = $"2001:db8:1:2::{i + 1}";
            var ticket = await Kit.TicketAsync($"person{i}@post.example");
            foreach (var person in DemoCivilRegistry.All.Skip(3 * i).Take(3))
            {
                await Persons.FindPersonAsync(ticket, person.PersonalNumber!.Value, default);
                Assert.Equal(++asked < 10 ? 0 : 1, await AlarmsAsync());
            }
        }

        var mail = Assert.Single(await Kit.MailsAsync(), m => m.Template == MailKind.Of<LookupAlarmMail>().Name);
        var alarm = Assert.IsType<LookupAlarmMail>(MailCatalogue.Portal.Read(mail));
        Assert.Equal(("admin@ministry.example", "2001:db8:1:2::/64", 10), (mail.To, alarm.Network, alarm.Numbers));
        await using var db = Kit.Database.CreateDbContext();
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "registry.lookup-alarm"));
    }

    [Fact]
    public async Task Find_HundredPersonsFromManyNetworks_AlarmsToo()
    {
        await Kit.AdministratorAsync();
        await using (var db = Kit.Database.CreateDbContext())
        {
            db.LookupLog.AddRange(Enumerable.Range(0, 99).Select(i => new LookupLogEntry
            {
                At = Kit.Clock.GetUtcNow().UtcDateTime, VisitorKey = $"v{i}", NetworkKey = $"n{i}", Purpose = VisitorPurposes.Person, NumberHash = $"{i}",
                Result = LookupResult.Found,
            }));
            await db.SaveChangesAsync();
        }

        await Persons.FindPersonAsync(await Kit.TicketAsync(), Number, default);

        var mail = Assert.Single(await Kit.MailsAsync(), m => m.Template == MailKind.Of<LookupAlarmMail>().Name);
        Assert.Null(Assert.IsType<LookupAlarmMail>(MailCatalogue.Portal.Read(mail)).Network);
    }

    [Fact]
    public async Task Register_TwoPressesAtOnce_MakeOneAccountAndBothSucceed()
    {
        var (ticket, person) = (await Kit.TicketAsync(), await Kit.PersonAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            Task.Run(() => Persons.RegisterAsync(ticket, AccountKit.PersonForm(), person, "sq", default))));

        Assert.All(answers, a => Assert.True(a.IsOk));
        await using var db = Kit.Database.CreateDbContext();
        Assert.Equal((1, 1), (await db.Users.CountAsync(), await db.Individuals.CountAsync()));
    }

    [Fact]
    public async Task Register_OfAnotherNumber_Throws()
    {
        var (ticket, other) = (await Kit.TicketAsync(), await Kit.PersonAsync("1900000029"));

        await Assert.ThrowsAsync<ArgumentException>(() => Persons.RegisterAsync(ticket, AccountKit.PersonForm(), other, "sq", default));
    }

    [Fact]
    public async Task Register_PasswordMadeOfTheAddress_IsRefused()
    {
        var ticket = await Kit.TicketAsync("gezimtahirajdecan@post.example");

        var answer = await Persons.RegisterAsync(ticket, AccountKit.PersonForm(password: "gezimtahirajdecan1"), await Kit.PersonAsync(), "sq", default);

        Assert.Equal("password.personal", answer.Error?.Code);
    }

    [Fact]
    public async Task Clean_AfterADay_ForgetsCodesWithTheirMailsAndTheAccountStays()
    {
        await Kit.RegisterPersonAsync();
        Kit.Clock.Advance(TimeSpan.FromHours(25));

        await Proofs.CleanAsync(default);

        await using var db = Kit.Database.CreateDbContext();
        Assert.Equal((0, 0, 1), (await db.EmailProofs.CountAsync(), await db.Outbox.CountAsync(), await db.Users.CountAsync()));
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("2001:db8:1:2:aaaa::9", "2001:db8:1:2::/64")]
    [InlineData(null, "")]
    public void Network_OfAnAddress_IsWhatOneConnectionIsGiven(string? remote, string network) => Assert.Equal(network, Networks.Of(remote));

    private async Task<int> AlarmsAsync()
    {
        await using var db = Kit.Database.CreateDbContext();
        return await db.LookupAlarms.CountAsync();
    }
}
