using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Identity;

/// <summary>Who acts is read anew for each command: what a session claims counts for nothing against what the database says.</summary>
public sealed class ActorAccessorTests : IAsyncLifetime
{
    private TestPortal _portal = null!;
    private Actor _company = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _company = await _portal.Data.CompanyAsync();
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Find_Owner_ActsForTheCompanyWithEverything()
    {
        var actor = await FindAsync(_company);

        Assert.Equal((_company.CompanyId, true, DelegatePermissions.All), (actor!.CompanyId, actor.OwnsCompany, actor.Permissions));
    }

    [Fact]
    public async Task Find_CompanyOrPersonThatIsNotTheirs_ActsForNobody()
    {
        var other = await _portal.Data.CompanyAsync("Tjetra");
        await _portal.DelegateAsync(_company, DelegatePermissions.All);
        var (one, two) = (await _portal.IndividualAsync(), await _portal.IndividualAsync("Drilon", "Hoxha"));

        Assert.Null(await FindAsync(other with { CompanyId = _company.CompanyId }));
        Assert.Null(await FindAsync(one with { IndividualId = two.IndividualId }));
        Assert.Equal(one.IndividualId, (await FindAsync(one))!.IndividualId);
    }

    [Theory]
    [InlineData(DelegatePermissions.Prepare)]
    [InlineData(DelegatePermissions.Submit)]
    [InlineData(DelegatePermissions.Pay)]
    public async Task Find_Delegate_MayWhatWasGivenAndNoMore(DelegatePermissions given)
    {
        var actor = (await FindAsync(await _portal.DelegateAsync(_company, given)))!;

        Assert.False(actor.OwnsCompany);
        Assert.All(
            (DelegatePermissions[])[DelegatePermissions.Prepare, DelegatePermissions.Submit, DelegatePermissions.Pay], p =>
                Assert.Equal(p == given, actor.May(p)));
        Assert.False(actor.May(DelegatePermissions.All));
    }

    [Fact]
    public async Task Find_DelegationEnded_ActsForNobody()
    {
        var actor = await _portal.DelegateAsync(_company, DelegatePermissions.All);
        await using var db = _portal.Db();
        await db.CompanyDelegates.ExecuteUpdateAsync(d => d.SetProperty(x => x.EndedAt, _portal.Clock.GetUtcNow().UtcDateTime));

        Assert.Null(await FindAsync(actor));
    }

    [Fact]
    public async Task Find_NumberReleased_OwnerDelegateAndPersonActForNobody()
    {
        var (actor, person) = (await _portal.DelegateAsync(_company, DelegatePermissions.All), await _portal.IndividualAsync());
        await using var db = _portal.Db();
        await db.Companies.ExecuteUpdateAsync(c => c.SetProperty(x => x.ReleasedAt, _portal.Clock.GetUtcNow().UtcDateTime));
        await db.Individuals.ExecuteUpdateAsync(i => i.SetProperty(x => x.ReleasedAt, _portal.Clock.GetUtcNow().UtcDateTime));

        Assert.Null(await FindAsync(_company));
        Assert.Null(await FindAsync(actor));
        Assert.Null(await FindAsync(person));
    }

    [Fact]
    public async Task Find_AccountDisabled_IsNobodyAtOnce()
    {
        var officer = await _portal.Data.OfficerAsync();
        Assert.True((await FindAsync(officer))!.CanReview);
        await using var db = _portal.Db();
        await db.Users.Where(u => u.Id == officer.UserId).ExecuteUpdateAsync(u => u.SetProperty(x => x.IsDisabled, true));

        Assert.Null(await FindAsync(officer));
    }

    [Fact]
    public async Task Find_RoleTakenAway_IsGoneAtOnce()
    {
        var officer = await _portal.Data.OfficerAsync();
        await using var db = _portal.Db();
        await db.UserRoles.Where(r => r.UserId == officer.UserId).ExecuteDeleteAsync();

        Assert.False((await FindAsync(officer))!.IsMinistry);
    }

    [Fact]
    public async Task Find_NobodySignedIn_IsNobody()
    {
        await using var session = _portal.Visitor();
        session.Get<CurrentSession>().Principal = new ClaimsPrincipal(new ClaimsIdentity());

        Assert.Null(await session.Get<IActorAccessor>().FindAsync());
    }

    private async Task<Actor?> FindAsync(Actor actor)
    {
        await using var session = _portal.As(actor);
        return await session.Get<IActorAccessor>().FindAsync();
    }
}
