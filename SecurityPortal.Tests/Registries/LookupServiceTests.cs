using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;
using SecurityPortal.Core.Registries.Demo;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Registries;

public sealed class LookupServiceTests : IAsyncLifetime
{
    private static readonly PersonalNumber Known = PersonalNumber.Parse("1900000010");
    private static readonly LookupContext Owners = new("ServiceLicence/owners", Guid.CreateVersion7());

    private readonly FakeTimeProvider _clock = new(new(2026, 1, 12, 9, 0, 0, TimeSpan.Zero));
    private readonly FakeActor _actors = new();
    private readonly LookupHashing _hashing = new(Options.Create(new RegistrySettings()));
    private Database _database = null!;

    public async Task InitializeAsync() => _database = await Database.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData("1900000010", LookupResult.Found)]
    [InlineData("2012345677", LookupResult.Unknown)]
    [InlineData("1999999995", LookupResult.Unavailable)]
    public async Task Find_AnyOutcome_IsLoggedAndAudited(string text, LookupResult result)
    {
        var number = PersonalNumber.Parse(text);

        using var heard = new FlowMeter();

        var outcome = (await Persons().FindAsync(number, Owners, default)).Value;

        Assert.Equal(result.ToString(), outcome.GetType().Name);
        var counted = Assert.Single(heard.Of("portal.lookups"));
        Assert.StartsWith($"{result}", counted, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith(" civil", counted, StringComparison.Ordinal);
        Assert.Equal(["civil"], heard.Of("portal.lookup.duration"));
        await using var db = _database.CreateDbContext();
        var entry = await db.LookupLog.SingleAsync();
        Assert.Equal(
            (_actors.Actor!.UserId, Owners.Purpose, Owners.SubjectId, result, _hashing.Hash(number), _clock.GetUtcNow().UtcDateTime),
            (entry.UserId!.Value, entry.Purpose, entry.SubjectId, entry.Result, entry.NumberHash, entry.At));
        var audit = await db.AuditRows.SingleAsync();
        Assert.Equal(("registry.lookup", entry.Id.ToString(), _actors.Actor.UserId), (audit.Action, audit.SubjectId, audit.ActorId));
        Assert.DoesNotContain(text, $"{audit.Detail}{audit.SubjectId}{entry.NumberHash}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_Visitor_IsNotPermittedAndAsksNobody()
    {
        _actors.Actor = null;

        var result = await Persons(new ForbiddenRegistry()).FindAsync(Known, Owners, default);

        Assert.IsType<NotPermitted>(result.Error);
    }

    [Theory]
    [InlineData(null, DelegatePermissions.Prepare, true)]
    [InlineData(null, DelegatePermissions.Submit | DelegatePermissions.Pay, false)]
    [InlineData(PortalRoles.Officer, DelegatePermissions.None, true)]
    [InlineData(PortalRoles.Supervisor, DelegatePermissions.None, true)]
    [InlineData(PortalRoles.Cashier, DelegatePermissions.None, false)]
    [InlineData(PortalRoles.Auditor, DelegatePermissions.None, false)]
    [InlineData(PortalRoles.Administrator, DelegatePermissions.None, false)]
    public async Task Find_EachRole_OnlyThoseWhoPrepareOrReview(string? role, DelegatePermissions permissions, bool permitted)
    {
        _actors.Actor = _actors.Actor! with { Roles = role is null ? [] : new HashSet<string> { role }, Permissions = permissions };

        Assert.Equal(permitted, (await Persons().FindAsync(Known, Owners, default)).IsOk);
        Assert.Equal(permitted, (await Businesses().FindAsync(BusinessNumber.Parse("819001037"), Owners, default)).IsOk);
    }

    [Fact]
    public async Task Find_OverTheHour_IsRefusedUntilTheHourHasPassed()
    {
        await FillAsync(60, _clock.GetUtcNow().UtcDateTime);
        using var heard = new FlowMeter();

        Assert.IsType<TooManyLookups>((await Persons(new ForbiddenRegistry()).FindAsync(Known, Owners, default)).Error);
        Assert.Equal(["refused civil"], heard.Of("portal.lookups"));
        Assert.Empty(heard.Of("portal.lookup.duration"));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await Persons().FindAsync(Known, Owners, default)).IsOk);

        await using var db = _database.CreateDbContext();
        Assert.Equal(1, await db.LookupLog.CountAsync(l => l.Result == LookupResult.Refused));
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "registry.lookup-refused"));
    }

    [Fact]
    public async Task Find_OverTheDay_IsRefusedAlthoughTheHourIsQuiet()
    {
        await FillAsync(200, _clock.GetUtcNow().UtcDateTime.AddHours(-23));

        Assert.IsType<TooManyLookups>((await Persons().FindAsync(Known, Owners, default)).Error);
        Assert.IsType<TooManyLookups>((await Businesses().FindAsync(BusinessNumber.Parse("819001037"), Owners, default)).Error);
    }

    // A made-up company would be the next way to the names of strangers.
    [Fact]
    public async Task Find_UnconfirmedAccount_HasFewerADay()
    {
        await FillAsync(30, _clock.GetUtcNow().UtcDateTime.AddHours(-23));
        Assert.True((await Persons().FindAsync(Known, Owners, default)).IsOk);

        _actors.Actor = _actors.Actor! with { IsSelfDeclared = true };

        Assert.IsType<TooManyLookups>((await Persons().FindAsync(Known, Owners, default)).Error);
    }

    [Fact]
    public async Task Find_OverTheLimit_LeavesOthersAlone()
    {
        await FillAsync(60, _clock.GetUtcNow().UtcDateTime);
        _actors.Actor = _actors.Actor! with { UserId = Guid.CreateVersion7() };

        Assert.True((await Persons().FindAsync(Known, Owners, default)).IsOk);
    }

    [Fact]
    public async Task Find_ManyAtOnce_CountsThoseUnderWay()
    {
        await FillAsync(58, _clock.GetUtcNow().UtcDateTime);
        var slow = new WaitingRegistry();

        var asked = Enumerable.Range(0, 5).Select(_ => Persons(slow).FindAsync(Known, Owners, default)).ToList();
        await slow.WaitForAsync(2);
        slow.Release();
        var results = await Task.WhenAll(asked);

        Assert.Equal(2, results.Count(r => r.IsOk));
        Assert.Equal(3, results.Count(r => r.Error is TooManyLookups));
    }

    [Fact]
    public async Task Find_AskerLeaves_TheQuestionStaysInTheLog()
    {
        using var leave = new CancellationTokenSource();
        var slow = new WaitingRegistry();
        var asked = Persons(slow).FindAsync(Known, Owners, leave.Token);
        await slow.WaitForAsync(1);

        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await using var db = _database.CreateDbContext();
        Assert.Equal(LookupResult.Unavailable, (await db.LookupLog.SingleAsync()).Result);
    }

    [Fact]
    public async Task FindBusinessForVisitor_SixthInAnHour_IsRefused()
    {
        _actors.Actor = null;
        var number = BusinessNumber.Parse("71901053");
        for (var i = 0; i < 5; i++)
        {
            Assert.True((await Businesses().FindForVisitorAsync(number, new("visitor-a", "network"), default)).IsOk);
        }

        Assert.IsType<TooManyLookups>((await Businesses().FindForVisitorAsync(number, new("visitor-a", "network"), default)).Error);
        Assert.True((await Businesses().FindForVisitorAsync(number, new("visitor-b", "network"), default)).IsOk);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await Businesses().FindForVisitorAsync(number, new("visitor-a", "network"), default)).IsOk);

        await using var db = _database.CreateDbContext();
        Assert.All(await db.LookupLog.ToListAsync(), l => Assert.Equal(("registration", (Guid?)null), (l.Purpose, l.UserId)));
        Assert.Equal(8, await db.AuditRows.CountAsync());
    }

    [Fact]
    public async Task FindPersonForVisitor_FourthNumberInADay_IsRefusedWithARowAndAskingAgainCountsOnce()
    {
        _actors.Actor = null;
        var visitor = new LookupVisitor("address", "network");
        foreach (var number in DemoCivilRegistry.All.Take(3).Select(p => p.PersonalNumber!.Value))
        {
            Assert.True((await Persons().FindForVisitorAsync(number, visitor, default)).IsOk);
            Assert.True((await Persons().FindForVisitorAsync(number, visitor, default)).IsOk);
        }

        var fourth = DemoCivilRegistry.All[3].PersonalNumber!.Value;
        Assert.IsType<TooManyLookups>((await Persons(new ForbiddenRegistry()).FindForVisitorAsync(fourth, visitor, default)).Error);
        Assert.True((await Persons().FindForVisitorAsync(DemoCivilRegistry.All[0].PersonalNumber!.Value, visitor, default)).IsOk);

        await using var db = _database.CreateDbContext();
        var refused = await db.LookupLog.SingleAsync(l => l.Result == LookupResult.Refused);
        Assert.Equal(
            ("registration/person", "address", "network", _hashing.Hash(fourth)),
            (refused.Purpose, refused.VisitorKey, refused.NetworkKey, refused.NumberHash));
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "registry.lookup-refused" && a.SubjectId == refused.Id.ToString()));
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await Persons().FindForVisitorAsync(fourth, visitor, default)).IsOk);
    }

    [Fact]
    public async Task FindPersonForVisitor_ThirtyPersonsFromOneNetwork_AreAllADayHasHoweverManyAddresses()
    {
        _actors.Actor = null;
        var numbers = Enumerable.Range(0, 31).Select(i => PersonalNumber.Parse($"20{i:00000000}")).ToList();
        for (var i = 0; i < 30; i++)
        {
            Assert.True((await Persons().FindForVisitorAsync(numbers[i], new($"address {i}", "network"), default)).IsOk);
        }

        Assert.IsType<TooManyLookups>(
            (await Persons(new ForbiddenRegistry()).FindForVisitorAsync(numbers[30], new("address 30", "network"), default)).Error);
        Assert.True((await Persons().FindForVisitorAsync(numbers[30], new("address 30", "another network"), default)).IsOk);
    }

    [Fact]
    public void Hash_SameDigits_DiffersByKindAndByKey()
    {
        var other = new LookupHashing(Options.Create(new RegistrySettings { LookupHashKey = Convert.ToBase64String(new byte[32]) }));

        Assert.Equal(64, _hashing.Hash(Known).Length);
        Assert.Equal(_hashing.Hash(Known), _hashing.Hash(PersonalNumber.Parse("1900000010")));
        Assert.NotEqual(_hashing.Hash(Known), _hashing.Hash(PersonalNumber.Parse("1900000029")));
        Assert.NotEqual(_hashing.Hash(Known), other.Hash(Known));
    }

    private PersonLookupService Persons(ICivilRegistry? registry = null) =>
        new(registry ?? new DemoCivilRegistry(_clock), new(_database, _actors, _clock), _hashing);

    private BusinessLookupService Businesses() => new(new DemoBusinessRegistry(), new(_database, _actors, _clock), _hashing);

    private async Task FillAsync(int count, DateTime at)
    {
        await using var db = _database.CreateDbContext();
        db.LookupLog.AddRange(Enumerable.Range(0, count).Select(_ => new LookupLogEntry
        {
            At = at,
            UserId = _actors.Actor!.UserId,
            Purpose = "test",
            NumberHash = "0",
            Result = LookupResult.Found,
        }));
        await db.SaveChangesAsync();
    }

    private sealed class FakeActor : IActorAccessor
    {
        public Actor? Actor { get; set; } = new()
        {
            UserId = Guid.CreateVersion7(),
            Name = "Mburoja",
            Language = "sq",
            CompanyId = Guid.CreateVersion7(),
            Permissions = DelegatePermissions.All,
        };

        public Task<Actor?> FindAsync(CancellationToken ct = default) => Task.FromResult(Actor);
    }

    private sealed class ForbiddenRegistry : ICivilRegistry
    {
        public Task<LookupOutcome<PersonSnapshot>> FindAsync(PersonalNumber number, CancellationToken ct) =>
            throw new InvalidOperationException("The registry must not be asked.");
    }

    private sealed class WaitingRegistry : ICivilRegistry
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Channel<PersonalNumber> _arrived = Channel.CreateUnbounded<PersonalNumber>();

        public async Task<LookupOutcome<PersonSnapshot>> FindAsync(PersonalNumber number, CancellationToken ct)
        {
            _arrived.Writer.TryWrite(number);
            await _released.Task.WaitAsync(ct);
            return new LookupOutcome<PersonSnapshot>.Unknown();
        }

        public async Task WaitForAsync(int askers)
        {
            for (var i = 0; i < askers; i++)
            {
                await _arrived.Reader.ReadAsync();
            }
        }

        public void Release() => _released.SetResult();
    }
}
