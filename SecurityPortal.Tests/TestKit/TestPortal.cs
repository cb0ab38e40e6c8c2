using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Web.Hosting;

namespace SecurityPortal.Tests.TestKit;

/// <summary>
/// The rooms put together as the web house does it, over a database and files of the test's own, at 10:00 local time on 12.01.2026. Whoever the test
/// says is signed in; rights are read from the database as in the portal.
/// </summary>
public sealed class TestPortal : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly ConcurrentDictionary<Guid, Guid> _sessions = new();
    private int _count;

    private TestPortal(Database database, Action<IServiceCollection>? change)
    {
        Database = database;
        Data = new TestData(database, Clock);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Configuration["Portal:DataDirectory"] = database.Folder;
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddLogging(log => log.ClearProviders());
        builder.AddPortalCore();
        builder.Services.TryAddScoped<CurrentSession>();
        builder.Services.TryAddSingleton<Throttle>();
        builder.Services.TryAddScoped<IActorAccessor, ActorAccessor>();
        builder.Services.AddSingleton<IDbContextFactory<PortalDbContext>>(database);
        builder.Services.AddSingleton(database.Gate);
        change?.Invoke(builder.Services);
        _services = builder.Services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        database.Journal = _services.GetRequiredService<CommandJournal>();
    }

    public Database Database { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 12, 9, 0, 0, TimeSpan.Zero));

    /// <summary>Rows put straight into the database.</summary>
    public TestData Data { get; }

    public DateOnly Today => Clock.Today();

    public static Task<TestPortal> CreateAsync(Action<IServiceCollection>? change = null) => CreateAsync(TestProviders.Default, change);

    /// <summary>A portal on the database that a test names.</summary>
    public static async Task<TestPortal> CreateAsync(TestProvider provider, Action<IServiceCollection>? change = null) =>
        new(await Database.CreateAsync(provider), change);

    /// <summary>A further portal on a database that is there; not disposed with it.</summary>
    public static TestPortal At(string folder) => new(Database.At(folder), null);

    /// <summary>A context to look with.</summary>
    public IServiceProvider Services => _services;

    public PortalDbContext Db() => Database.CreateDbContext();

    /// <summary>A service of the whole portal.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A browser that nobody has signed in to.</summary>
    public TestSession Visitor() => new(_services.CreateAsyncScope());

    /// <summary>A browser signed in to the account, in the capacity given; only the ids count, rights come from the database.</summary>
    public TestSession As(Actor actor)
    {
        var session = Visitor();
        List<Claim> claims = [new(ClaimTypes.NameIdentifier, actor.UserId.ToString())];
        if (SessionOf(actor.UserId) is { } sessionId)
        {
            claims.Add(new(PrincipalFactory.SessionClaim, sessionId.ToString()));
        }

        if (actor.CompanyId is { } companyId)
        {
            claims.Add(new(Capacity.ClaimType, new Capacity(CapacityKind.Company, companyId).ToString()));
        }
        else if (actor.IndividualId is { } individualId)
        {
            claims.Add(new(Capacity.ClaimType, new Capacity(CapacityKind.Individual, individualId).ToString()));
        }

        session.Get<CurrentSession>().Principal = new ClaimsPrincipal(new ClaimsIdentity(claims, "test"));
        return session;
    }

    /// <summary>The account's session, the same for all its browsers here, and good for longer than any test's clock goes; null for an account that is not
    /// there.</summary>
    public Guid? SessionOf(Guid userId)
    {
        if (_sessions.TryGetValue(userId, out var known))
        {
            return known;
        }

        using var db = Db();
        if (!db.Users.Any(u => u.Id == userId))
        {
            return null;
        }

        var (now, end) = (Clock.UtcNow(), new DateTime(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var row = new UserSession { UserId = userId, CreatedAt = now, LastSeenAt = now, IdleUntil = end, EndsAt = end };
        db.UserSessions.Add(row);
        db.SaveChanges();
        return _sessions[userId] = row.Id;
    }

    /// <summary>An accepted delegate of a company.</summary>
    public async Task<Actor> DelegateAsync(Actor company, DelegatePermissions permissions, string name = "Dardan Hoxha")
    {
        var user = NewUser(name);
        await using var db = Db();
        db.AddRange(user, new CompanyDelegate
        {
            CompanyId = company.CompanyId!.Value, Email = user.Email!, UserId = user.Id, Permissions = permissions, InvitedAt = Clock.UtcNow(),
            AcceptedAt = Clock.UtcNow(),
        });
        await db.SaveChangesAsync();
        return new Actor { UserId = user.Id, Name = name, Language = user.Language, CompanyId = company.CompanyId, Permissions = permissions };
    }

    /// <summary>A person with an account of their own, whose identity is confirmed.</summary>
    public Task<Actor> IndividualAsync(string firstName = "Vjosa", string lastName = "Berisha") => IndividualAsync(isConfirmed: true, firstName, lastName);

    /// <summary>A person with an account of their own that nobody has confirmed.</summary>
    public Task<Actor> UnconfirmedIndividualAsync() => IndividualAsync(isConfirmed: false, "Vjosa", "Berisha");

    private async Task<Actor> IndividualAsync(bool isConfirmed, string firstName, string lastName)
    {
        var user = NewUser($"{firstName} {lastName}");
        var individual = new Individual
        {
            UserId = user.Id, PersonalNumber = PersonalNumber.Parse($"10{_count:00000000}"), FirstName = firstName, LastName = lastName,
            BirthDate = new DateOnly(1990, 2, 3), MunicipalityCode = "19", Settlement = "Prishtinë", Address = "Rr. B 7", Phone = "+38344123456",
            CreatedAt = Clock.UtcNow(), ConfirmedAt = isConfirmed ? Clock.UtcNow() : null,
        };
        await using var db = Db();
        db.AddRange(user, individual);
        await db.SaveChangesAsync();
        return new Actor
        {
            UserId = user.Id, Name = user.DisplayName, Language = user.Language, IndividualId = individual.Id, Permissions = DelegatePermissions.All,
        };
    }

    /// <summary>A licence valid to <paramref name="validTo"/>, with the issued case it came from.</summary>
    public async Task<Core.Licences.Licence> LicenceAsync(Actor company, DateOnly validTo, string classCode = "SRV-BAZ")
    {
        var file = await Data.CaseAsync(company, CaseStatus.Issued, classCode: classCode);
        return await Data.LicenceAsync(file, validTo.AddDays(1).AddYears(-3));
    }

    /// <summary>A draft just started.</summary>
    public async Task<Guid> StartAsync(Actor actor, string classCode = "SRV-BAZ")
    {
        await using var session = As(actor);
        return Ok(await session.Get<DraftStore>().StartAsync(ServiceLicenceProcess.Definition, classCode, CancellationToken.None));
    }

    /// <summary>A draft with everything in it: answers, emblem, papers made and attached, and every document asked for. Ready to be finished.</summary>
    public async Task<DraftView> CompleteDraftAsync(Actor actor, string classCode = "SRV-BAZ", Action<ServiceLicenceApplication>? change = null)
    {
        var draftId = await StartAsync(actor, classCode);
        await using (var db = Db())
        {
            var application = TestData.Application(await db.Companies.SingleAsync(c => c.Id == actor.CompanyId), classCode);
            change?.Invoke(application);
            await SaveAsync(actor, draftId, application);
        }

        await AttachAsync(actor, draftId, LicensingForm.EmblemKind, "stema.png", SampleFiles.Png());
        await AttachAllAsync(actor, draftId);
        return await LoadAsync(actor, draftId);
    }

    /// <summary>Makes the papers and attaches every document not yet attached.</summary>
    public async Task AttachAllAsync(Actor actor, Guid draftId)
    {
        await using var session = As(actor);
        var documents = session.Get<DraftDocuments>();
        var list = Ok(await documents.ListAsync(draftId, CancellationToken.None));
        foreach (var kind in list.Kinds.Where(k => list.Attached.All(a => a.KindCode != k.Code)))
        {
            if (kind.IsForm)
            {
                Ok(await documents.RecordFormAsync(draftId, kind.Code, CancellationToken.None));
            }

            await AttachAsync(actor, draftId, kind.Code, $"{kind.Code}.pdf", SampleFiles.Pdf());
        }
    }

    public async Task<AttachedDocument> AttachAsync(Actor actor, Guid draftId, string kindCode, string fileName, byte[] bytes)
    {
        await using var session = As(actor);
        using var body = new MemoryStream(bytes);
        return Ok(await session.Get<DraftDocuments>().AttachAsync(draftId, kindCode, fileName, body, CancellationToken.None));
    }

    /// <summary>The draft as its page reads it.</summary>
    public async Task<DraftView> LoadAsync(Actor actor, Guid draftId)
    {
        await using var session = As(actor);
        return Ok(await session.Get<DraftStore>().LoadAsync(draftId, CancellationToken.None));
    }

    /// <summary>Saves answers over the draft's last version.</summary>
    public async Task<DraftSaved> SaveAsync(Actor actor, Guid draftId, ServiceLicenceApplication application)
    {
        var draft = await LoadAsync(actor, draftId);
        await using var session = As(actor);
        return Ok(await session.Get<DraftStore>().SaveAsync(
            draftId, draft.Version, draft.Step, draft.DoneSteps, PayloadJson.Write(application), CancellationToken.None));
    }

    /// <summary>Changes the draft's answers.</summary>
    public async Task ChangeAsync(Actor actor, Guid draftId, Action<ServiceLicenceApplication> change)
    {
        var application = PayloadJson.Read<ServiceLicenceApplication>((await LoadAsync(actor, draftId)).PayloadJson);
        change(application);
        await SaveAsync(actor, draftId, application);
    }

    /// <summary>Finishes the draft as it stands.</summary>
    public async Task<Result<DraftSubmitted>> SubmitAsync(Actor actor, DraftView draft)
    {
        await using var session = As(actor);
        return await session.Get<DraftSubmission>().SubmitAsync(draft.Id, draft.Version, CancellationToken.None);
    }

    /// <summary>The value, or a failed test that says why there is none.</summary>
    public static T Ok<T>(Result<T> result)
    {
        Assert.True(result.IsOk, result.Error is DraftIncomplete { Fields: var fields } ? string.Join("; ", fields) : $"{result.Error}");
        return result.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
    }

    private PortalUser NewUser(string name)
    {
        var email = $"person{++_count}@example.org";
        return new PortalUser
        {
            Id = Guid.CreateVersion7(), DisplayName = name, UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email,
            NormalizedEmail = email.ToUpperInvariant(), EmailConfirmed = true, SecurityStamp = Guid.NewGuid().ToString("N"),
        };
    }
}
