using System.Security.Claims;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Mails;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Account;
using SecurityPortal.Web.Account.Passkeys;

namespace SecurityPortal.Tests.Identity;

/// <summary>The Identity room on a real database, with a clock that the test moves and a browser whose session and address it sets.</summary>
public sealed class AccountKit : IAsyncDisposable
{
    public const string Password = "tri lisa e nje gur";
    public const string Company = "819003111";
    public const string CompanyOldNumber = "71903159";
    public const string Person = "1900000010";

    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;

    private AccountKit(Database database)
    {
        Database = database;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IDbContextFactory<PortalDbContext>>(database);
        services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        services.AddSingleton<ILinkTokens, LinkTokens>();
        services.AddSingleton<IAccountSecrets, AccountSecrets>();
        services.AddScoped(_ => database.CreateDbContext());
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Production });
        services.AddSingleton<IHttpContextAccessor>(new OneRequest());
        services.AddPasskeys(new ConfigurationBuilder().Build());
        services.AddPortalAccounts();
        services.AddRegistries(new ConfigurationBuilder().Build(), demoAllowed: true);
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1000);
        services.Configure<PortalOptions>(o => o.PublicAddress = "https://portal.example");
        _services = services.BuildServiceProvider();
        _scope = _services.CreateAsyncScope();
        Session.Remote = "192.0.2.1";
        Session.BrowserKey = "browser";
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 12, 9, 0, 0, TimeSpan.Zero));

    public Database Database { get; }

    public CurrentSession Session => Get<CurrentSession>();

    public static Task<AccountKit> CreateAsync() => CreateAsync(TestProviders.Default);

    public static async Task<AccountKit> CreateAsync(TestProvider provider)
    {
        var database = await Database.CreateAsync(provider);
        await AccountAdministration.EnsureRolesAsync(database, default);
        return new AccountKit(database);
    }

    public T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    public static CompanyRegistration CompanyForm(string number = Company, string email = "info@drini.example", string password = Password) => new()
    {
        BusinessNumber = number, Name = "Drini", MunicipalityCode = "17", Settlement = "Pejë", Address = "Rr. e Ulqinit 1", Email = email,
        Phone = "044 123 456",
        Password = password, ConfirmPassword = password,
    };

    public static IndividualRegistration PersonForm(string number = Person, string password = Password) => new()
    {
        PersonalNumber = number, Settlement = "Deçan", Address = "Rr. 1", Phone = "044 123 456", Password = password, ConfirmPassword = password,
    };

    public async Task<BusinessRecord> RecordAsync(string number = Company) =>
        ((LookupOutcome<BusinessRecord>.Found)await Get<IBusinessRegistry>().FindAsync(BusinessNumber.Parse(number), default)).Record;

    public async Task<PersonSnapshot> PersonAsync(string number = Person) =>
        ((LookupOutcome<PersonSnapshot>.Found)await Get<ICivilRegistry>().FindAsync(PersonalNumber.Parse(number), default)).Record;

    public async Task<Result<Unit>> RegisterCompanyAsync(string email = "info@drini.example") =>
        await Get<RegistrationService>().RegisterCompanyAsync(CompanyForm(email: email), await RecordAsync(), "sq", default);

    public async Task<Result<Unit>> RegisterPersonAsync(string email = "gezim@post.example", string number = Person) =>
        await Get<PersonRegistrationService>().RegisterAsync(
            await TicketAsync(email), PersonForm(number), await PersonAsync(number), "sr-Latn", default);

    /// <summary>An address confirmed by the code mailed to it.</summary>
    public async Task<EmailTicket> TicketAsync(string email = "gezim@post.example")
    {
        var ticket = (await Get<EmailProofs>().AskAsync(email, "sr-Latn", default)).Value;
        Assert.True((await Get<EmailProofs>().ConfirmAsync(ticket, await LastCodeAsync(), default)).IsOk);
        return ticket;
    }

    /// <summary>The code mailed last.</summary>
    public async Task<string> LastCodeAsync() => Assert.IsType<EmailCodeMail>(MailCatalogue.Portal.Read((await MailsAsync())[^1])).Code;

    /// <summary>A company with a confirmed account.</summary>
    public async Task<Guid> ConfirmedCompanyAsync()
    {
        Assert.True((await RegisterCompanyAsync()).IsOk);
        Assert.True((await Get<EmailService>().ConfirmAsync(await LastTokenAsync(), default)).IsOk);
        return (await UserAsync(Company)).Id;
    }

    /// <summary>A natural person with a confirmed account.</summary>
    public async Task<Guid> ConfirmedPersonAsync(string email = "gezim@post.example")
    {
        Assert.True((await RegisterPersonAsync(email)).IsOk);
        return (await UserAsync(email)).Id;
    }

    /// <summary>A ministry's account that has chosen its password.</summary>
    public async Task<Guid> AdministratorAsync()
    {
        var id = (await Get<AccountAdministration>().CreateAdministratorAsync("admin@ministry.example", default)).Value;
        Assert.True((await Get<PasswordService>().SetByLinkAsync(await LastTokenAsync(), Password, default)).IsOk);
        return id;
    }

    public Task<Result<SignInStep>> SignInAsync(string name, string password = Password, KnownDevice? device = null) =>
        Get<SignInService>().CheckAsync(name, password, device, default);

    /// <summary>Begins a session of the account, as at the end of a sign-in.</summary>
    public async Task<Guid> CompleteAsync(Guid userId) =>
        (await Get<SignInService>().CompleteAsync(new SignInStep(userId, SecondFactorNeed.None, Stamp: null), default)).Value;

    /// <summary>Signs the browser in, as the web does.</summary>
    public async Task ActAsAsync(Guid userId, Capacity? capacity = null) => await GoOnAsync(userId, await SessionAsync(userId), capacity);

    /// <summary>The browser goes on in a session.</summary>
    public async Task GoOnAsync(Guid userId, Guid sessionId, Capacity? capacity = null) =>
        Session.Principal = await Get<PrincipalFactory>().CreateAsync(userId, capacity, sessionId, default) ?? new ClaimsPrincipal(new ClaimsIdentity());

    /// <summary>A session of the account in some browser: two hours idle, twelve in all.</summary>
    public async Task<Guid> SessionAsync(Guid userId)
    {
        var now = Clock.GetUtcNow().UtcDateTime;
        var row = new UserSession { UserId = userId, CreatedAt = now, LastSeenAt = now, IdleUntil = now.AddHours(2), EndsAt = now.AddHours(12) };
        await using var db = Database.CreateDbContext();
        db.UserSessions.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    }

    /// <summary>Whether a session still holds.</summary>
    public Task<bool> HoldsAsync(Guid sessionId) => Get<UserSessions>().HoldsAsync(sessionId, isActivity: false, default);

    public async Task<PortalUser> UserAsync(string name)
    {
        await using var db = Database.CreateDbContext();
        return await db.Users.AsNoTracking().SingleAsync(u => u.UserName == name);
    }

    public async Task<IReadOnlyList<OutboxMail>> MailsAsync()
    {
        await using var db = Database.CreateDbContext();
        return await db.Outbox.AsNoTracking().OrderBy(m => m.Id).ToListAsync();
    }

    public async Task<string> LastTokenAsync()
    {
        var mails = await MailsAsync();
        var link = MailCatalogue.Portal.Read(mails[^1]).Link!;
        return link[(link.IndexOf("token=", StringComparison.Ordinal) + 6)..];
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
        await Database.DisposeAsync();
    }

    private sealed class OneRequest : IHttpContextAccessor
    {
        public HttpContext? HttpContext { get; set; } = new DefaultHttpContext { Request = { Scheme = "https", Host = new HostString("portal.example") } };
    }
}
