using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Registries;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Identity;

/// <summary>The ways by which an account proves who it is: each raises the level once, where the ministry allows it, and leaves its row.</summary>
public sealed partial class IdentityProofTests : IAsyncLifetime
{
    private readonly FakeLookups _registry = new();
    private TestPortal _portal = null!;
    private Actor _person = null!;
    private Actor _officer = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync(services => services.AddSingleton<IBusinessLookupService>(_registry));
        _person = await _portal.UnconfirmedIndividualAsync();
        _officer = await _portal.Data.OfficerAsync();
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Decide_NotWhatTheOfficerSaw_IsRefusedAndSaysWhoDecided()
    {
        var id = await AskAsync(_person);
        var first = await SeenAsync(_officer, id);
        await AskAsync(_person);

        await using var officer = _portal.As(_officer);
        Assert.IsType<IdentityChanged>((await officer.Get<IdentityDesk>().ConfirmAsync(id, first.Version, default)).Error);
        Assert.Equal(AssuranceLevel.SelfDeclared, await LevelAsync(_person));

        var supervisor = await _portal.Data.SupervisorAsync("Besnik Krasniqi");
        await using (var other = _portal.As(supervisor))
        {
            var seen = await SeenAsync(supervisor, id);
            TestPortal.Ok(await other.Get<IdentityDesk>().ConfirmAsync(id, seen.Version, default));
        }

        var late = Assert.IsType<IdentityDecided>((await officer.Get<IdentityDesk>().RefuseAsync(id, first.Version, "Jo", default)).Error);
        Assert.Equal(["Besnik Krasniqi", "12.01.2026 10:00"], late.Arguments);
        Assert.Equal(late.Arguments, (await SeenAsync(_officer, id)).Decided!.Arguments);
        Assert.Equal(AssuranceLevel.Confirmed, await LevelAsync(_person));
    }

    [Fact]
    public async Task Requests_SecondOpenOneOfAPersonOrCompany_IsRefusedByTheDatabase()
    {
        var company = await _portal.Data.CompanyAsync(isConfirmed: false);
        await AskAsync(_person);
        await AskAsync(company);
        foreach (var (actor, decided) in new[] { (_person, false), (company, false), (_person, true), (company, true) })
        {
            await using var db = _portal.Db();
            db.IdentityRequests.Add(new IdentityRequest
            {
                UserId = actor.UserId, IndividualId = actor.IndividualId, CompanyId = actor.CompanyId, AskedAt = _portal.Clock.UtcNow(),
                DecidedAt = decided ? _portal.Clock.UtcNow() : null,
            });
            Assert.Equal(decided, await Record.ExceptionAsync(() => db.SaveChangesAsync()) is not DbUpdateException);
        }
    }

    [Fact]
    public async Task Ways_AsShipped_AnOfficerAlone()
    {
        var company = await _portal.Data.CompanyAsync(isConfirmed: false);
        var owner = await OwnerAsync(company, isConfirmed: true);
        await using (var own = _portal.As(_person))
        {
            Assert.Equal(IdentityWay.Officer, Assert.Single(TestPortal.Ok(await own.Get<IdentityRequests>().OwnAsync(default)).Ways));
            Assert.IsType<IdentityWayClosed>((await own.Get<IdentityRequests>().AskLetterAsync(default)).Error);
            Assert.IsType<IdentityWayClosed>((await own.Get<IdentityCodes>().EnterAsync("ABCDE-FGHJK", default)).Error);
            Assert.IsType<IdentityWayClosed>((await own.Get<IdentityProofs>().ByProviderAsync(await NumberAsync(_person), default)).Error);
        }

        Assert.IsType<IdentityWayClosed>(await ByRegistryAsync(owner));
        var id = await AskAsync(_person);
        Assert.IsType<IdentityWayClosed>((await PrintAsync(_officer, id)).Error);
        Assert.False((await SeenAsync(_officer, id)).MayPrint);

        await AllowAsync("letter");
        await using var later = _portal.As(_person);
        Assert.IsType<IdentityWayClosed>((await later.Get<IdentityRequests>().AskAsync(new MemoryStream(SampleFiles.Pdf()), "a.pdf", default)).Error);
    }

    [Fact]
    public async Task Provider_OwnNumberAlone_Confirms()
    {
        await AllowAsync("officer,eid");
        var id = await AskAsync(_person);
        var other = await _portal.IndividualAsync("Ana", "Krasniqi");
        await using var own = _portal.As(_person);
        var proofs = own.Get<IdentityProofs>();

        Assert.IsType<IdentityOfOther>((await proofs.ByProviderAsync(await NumberAsync(other), default)).Error);
        Assert.IsType<IdentityUnnamed>((await proofs.ByProviderAsync("Vjosa", default)).Error);
        Assert.IsType<IdentityUnnamed>((await proofs.ByProviderAsync(null, default)).Error);
        Assert.Equal(AssuranceLevel.SelfDeclared, await LevelAsync(_person));
        await using (var company = _portal.As(await _portal.Data.CompanyAsync(isConfirmed: false)))
        {
            Assert.IsType<NotPermitted>((await company.Get<IdentityProofs>().ByProviderAsync(await NumberAsync(_person), default)).Error);
        }

        TestPortal.Ok(await proofs.ByProviderAsync(await NumberAsync(_person), default));

        Assert.Equal(AssuranceLevel.Confirmed, await LevelAsync(_person));
        Assert.IsType<IdentityConfirmedAlready>((await proofs.ByProviderAsync(await NumberAsync(_person), default)).Error);
        Assert.Equal(
            ["Eid, identity.of-other", "Eid, identity.unnamed", "Eid, identity.unnamed"], await DetailsAsync("identity.proof-refused", _person));
        Assert.Equal(["person, Eid"], await DetailsAsync("identity.confirm", _person));

        // The document that waited needs nobody any more.
        Assert.NotNull((await SeenAsync(_officer, id)).Decided);
        await using var officer = _portal.As(_officer);
        Assert.Empty(TestPortal.Ok(await officer.Get<IdentityDesk>().WaitingAsync(default)));
    }

    [Fact]
    public async Task Registry_ConfirmedOwnerWhoActsForTheCompany_ConfirmsIt()
    {
        await AllowAsync("registry");
        var company = await _portal.Data.CompanyAsync(isConfirmed: false);
        var owner = await OwnerAsync(company, isConfirmed: true);
        _registry.Business = Found(company, await NumberAsync(owner));
        await using (var own = _portal.As(owner))
        {
            Assert.Equal(company.Name, TestPortal.Ok(await own.Get<IdentityRequests>().OwnAsync(default)).AsOwner!.Name);
        }

        Assert.Null(await ByRegistryAsync(owner));

        Assert.Equal(AssuranceLevel.Confirmed, await LevelAsync(company));
        Assert.Equal(["company, Registry"], await DetailsAsync("identity.confirm", owner));
        await using var session = _portal.As(company);
        Assert.False((await session.Get<IActorAccessor>().FindAsync())!.IsSelfDeclared);
    }

    [Fact]
    public async Task Registry_WhoIsNoConfirmedOwner_ConfirmsNothing()
    {
        await AllowAsync("registry");
        var company = await _portal.Data.CompanyAsync(isConfirmed: false);
        var owner = await OwnerAsync(company, isConfirmed: true);
        var number = await NumberAsync(owner);
        var unconfirmed = await OwnerAsync(company, isConfirmed: false);
        foreach (var (actor, answer, error) in new (Actor, Result<LookupOutcome<BusinessRecord>>, Type)[]
                 {
                     (owner, Found(company), typeof(IdentityNotOwner)),
                     (owner, Found(company, await NumberAsync(_person)), typeof(IdentityNotOwner)),
                     (owner, Found(company, [number], isActive: false), typeof(BusinessClosed)),
                     (owner, Found(await _portal.Data.CompanyAsync("Tjetra", isConfirmed: false), number), typeof(IdentityRegistrySilent)),
                     (owner, new LookupOutcome<BusinessRecord>.Unknown(), typeof(IdentityRegistrySilent)),
                     (owner, new TooManyLookups(), typeof(TooManyLookups)),
                     (unconfirmed, Found(company, await NumberAsync(unconfirmed)), typeof(NotPermitted)),
                     (company, Found(company, number), typeof(NotPermitted)),
                     (_person, Found(company, await NumberAsync(_person)), typeof(NotPermitted)),
                 })
        {
            _registry.Business = answer;
            Assert.IsType(error, await ByRegistryAsync(actor));
        }

        Assert.Equal(AssuranceLevel.SelfDeclared, await LevelAsync(company));
        Assert.Equal(5, (await DetailsAsync("identity.proof-refused", owner)).Count);
    }

    private async Task<Guid> AskAsync(Actor actor)
    {
        await using var own = _portal.As(actor);
        return TestPortal.Ok(await own.Get<IdentityRequests>().AskAsync(new MemoryStream(SampleFiles.Pdf()), "letërnjoftimi.pdf", default));
    }

    private async Task<IdentityFile> SeenAsync(Actor officer, Guid id)
    {
        await using var session = _portal.As(officer);
        return TestPortal.Ok(await session.Get<IdentityDesk>().FindAsync(id, default));
    }

    private async Task<Result<PaperFile>> PrintAsync(Actor actor, Guid id)
    {
        await using var session = _portal.As(actor);
        return await session.Get<IdentityLetters>().PrintAsync(id, default);
    }

    private async Task<Error?> ByRegistryAsync(Actor actor)
    {
        await using var session = _portal.As(actor);
        return (await session.Get<IdentityProofs>().ByRegistryAsync(default)).Error;
    }

    private async Task<AssuranceLevel> LevelAsync(Actor actor)
    {
        await using var session = _portal.As(actor);
        return TestPortal.Ok(await session.Get<IdentityRequests>().OwnAsync(default)).Level;
    }

    private async Task<string> NumberAsync(Actor actor)
    {
        await using var db = _portal.Db();
        return (await db.Individuals.Where(i => i.UserId == actor.UserId).Select(i => i.PersonalNumber).SingleAsync()).Reveal();
    }

    private async Task<IReadOnlyList<string?>> DetailsAsync(string action, Actor actor)
    {
        await using var db = _portal.Db();
        return await db.AuditRows.Where(a => a.Action == action && a.ActorId == actor.UserId).OrderBy(a => a.Id).Select(a => a.Detail).ToListAsync();
    }

    private async Task AllowAsync(string ways) => await SetAsync(SettingKeys.IdentityWays, ways);

    private async Task SetAsync(SettingKey key, string value)
    {
        await using var db = _portal.Db();
        Assert.Equal(1, await db.Settings.Where(s => s.Code == key.Code).ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, value)));
    }

    // A person with an account of their own whom the company has invited.
    private async Task<Actor> OwnerAsync(Actor company, bool isConfirmed)
    {
        var actor = await _portal.DelegateAsync(company, DelegatePermissions.All, isConfirmed ? "Agim Hoxha" : "Dardan Hoxha");
        await using var db = _portal.Db();
        db.Individuals.Add(new Individual
        {
            UserId = actor.UserId, PersonalNumber = PersonalNumber.Parse(isConfirmed ? "1900000101" : "1900000102"), FirstName = "Agim", LastName = "Hoxha",
            BirthDate = new DateOnly(1980, 1, 1), MunicipalityCode = "19", Settlement = "Prishtinë", Address = "Rr. B 7", Phone = "+38344123456",
            CreatedAt = _portal.Clock.UtcNow(), ConfirmedAt = isConfirmed ? _portal.Clock.UtcNow() : null,
        });
        await db.SaveChangesAsync();
        return actor;
    }

    private LookupOutcome<BusinessRecord> Found(Actor company, params string[] owners) => Found(company, owners, isActive: true);

    private LookupOutcome<BusinessRecord> Found(Actor company, string[] owners, bool isActive)
    {
        using var db = _portal.Db();
        var found = db.Companies.Single(c => c.Id == company.CompanyId);
        return new LookupOutcome<BusinessRecord>.Found(new BusinessRecord
        {
            Number = found.BusinessNumber, Name = found.Name, IsActive = isActive, Owners = [.. owners.Select(PersonalNumber.Parse)],
        });
    }
}
