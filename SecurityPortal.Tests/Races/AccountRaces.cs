using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;
using SecurityPortal.Tests.Identity;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Races;

/// <summary>Bounds and accounts, on every database.</summary>
public sealed class AccountRaces
{
    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task SignIn_TwelveWrongTries_SixAreLookedAt(TestProvider provider)
    {
        await using var kit = await AccountKit.CreateAsync(provider);
        await kit.ConfirmedPersonAsync();

        var results = await AtOnce.RunAsync(12, () => kit.SignInAsync("gezim@post.example", "wrong password"));

        Assert.Equal(6, results.Count(r => r.Error is SignInRefused));
        Assert.Equal(6, results.Count(r => r.Error is SignInBlocked));
    }

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task LookUp_FiveWhereTwoAreLeft_AsksTwice(TestProvider provider)
    {
        await using var portal = await TestPortal.CreateAsync(provider);
        var officer = await portal.Data.OfficerAsync();
        await using (var db = portal.Db())
        {
            db.LookupLog.AddRange(Enumerable.Range(0, 58).Select(_ => new LookupLogEntry
            {
                At = portal.Clock.UtcNow(), UserId = officer.UserId, Purpose = "ServiceLicence/owners", NumberHash = new string('0', 64),
                Result = LookupResult.Found,
            }));
            await db.SaveChangesAsync();
        }

        var results = await AtOnce.RunAsync(5, async () =>
        {
            await using var session = portal.As(officer);
            return await session.Get<IPersonLookupService>().FindAsync(PersonalNumber.Parse("1900000010"), new LookupContext("ServiceLicence/owners"), default);
        });

        Assert.Equal(2, results.Count(r => r.IsOk));
        Assert.Equal(3, results.Count(r => r.Error is TooManyLookups));
    }

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Register_TwoTheSameCompanyNumber_OneHasIt(TestProvider provider)
    {
        await using var kit = await AccountKit.CreateAsync(provider);

        var results = await AtOnce.RunAsync(() => kit.RegisterCompanyAsync("info@drini.example"), () => kit.RegisterCompanyAsync("zyra@drini.example"));

        Assert.IsType<BusinessNumberTaken>(Assert.Single(results, r => !r.IsOk).Error);
        await using var db = kit.Database.CreateDbContext();
        Assert.Equal(1, await db.Companies.CountAsync());
    }

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Register_TwoTheSamePersonalNumber_OneHasIt(TestProvider provider)
    {
        await using var kit = await AccountKit.CreateAsync(provider);
        var person = await kit.PersonAsync();
        var tickets = new[] { await kit.TicketAsync("gezim@post.example"), await kit.TicketAsync("gezim@zyra.example") };

        var results = await AtOnce.RunAsync([.. tickets.Select<EmailTicket, Func<Task<Result<Unit>>>>(
            ticket => () => kit.Get<PersonRegistrationService>().RegisterAsync(ticket, AccountKit.PersonForm(), person, "sq", default))]);

        Assert.IsType<PersonalNumberTaken>(Assert.Single(results, r => !r.IsOk).Error);
        await using var db = kit.Database.CreateDbContext();
        Assert.Equal(1, await db.Individuals.CountAsync());
    }
}
