using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;

namespace SecurityPortal.Tests.Identity;

public sealed class DelegateTests : AccountTest
{
    private DelegateService Delegates => Kit.Get<DelegateService>();

    private async Task<(Guid Owner, string Secret)> InviteAsync(string email, DelegatePermissions permissions = DelegatePermissions.Prepare)
    {
        var owner = await Kit.ConfirmedCompanyAsync();
        await Kit.ActAsAsync(owner);
        Assert.True((await Delegates.InviteAsync(email, permissions, default)).IsOk);
        return (owner, await Kit.LastTokenAsync());
    }

    [Fact]
    public async Task Invite_AcceptedWithNewAccount_ActsWithThePermissionsGiven()
    {
        var (owner, secret) = await InviteAsync("arta@post.example");
        Assert.False((await Delegates.FindAsync(secret, default)).Value.HasAccount);

        var account = (await Delegates.AcceptAsNewAsync(secret, "Arta", AccountKit.Password, "sq", default)).Value;

        Assert.IsType<LinkRefused>((await Delegates.FindAsync(secret, default)).Error);
        Assert.True((await Kit.SignInAsync("arta@post.example")).IsOk);
        await Kit.ActAsAsync(account);
        var actor = await Kit.Get<IActorAccessor>().FindAsync();
        Assert.True(actor!.May(DelegatePermissions.Prepare));
        Assert.False(actor.May(DelegatePermissions.Submit));
        Assert.IsType<NotPermitted>((await Delegates.ListAsync(default)).Error);

        await Kit.ActAsAsync(owner);
        var row = Assert.Single((await Delegates.ListAsync(default)).Value);
        Assert.True((await Delegates.ChangeAsync(row.Id, DelegatePermissions.All, default)).IsOk);
        await Kit.ActAsAsync(account);
        Assert.True((await Kit.Get<IActorAccessor>().FindAsync())!.May(DelegatePermissions.Submit));
    }

    [Fact]
    public async Task EveryChangeOfADelegate_IsAudited()
    {
        var (owner, secret) = await InviteAsync("arta@post.example");
        var account = (await Delegates.AcceptAsNewAsync(secret, "Arta", AccountKit.Password, "sq", default)).Value;
        var row = Assert.Single((await Delegates.ListAsync(default)).Value);
        await Delegates.ChangeAsync(row.Id, DelegatePermissions.Pay, default);
        await Delegates.EndAsync(row.Id, default);

        await using var db = Kit.Database.CreateDbContext();
        Assert.Equal(
            [("delegate.invite", owner), ("delegate.accept", account), ("delegate.change", owner), ("delegate.end", owner)],
            (await db.AuditRows.Where(r => r.Action.StartsWith("delegate.")).OrderBy(r => r.Id).ToListAsync()).Select(r => (r.Action, r.ActorId!.Value)));
    }

    [Fact]
    public async Task End_OpenSession_MayDoNothingAnyMore()
    {
        var (owner, secret) = await InviteAsync("arta@post.example");
        var account = (await Delegates.AcceptAsNewAsync(secret, "Arta", AccountKit.Password, "sq", default)).Value;
        await Kit.ActAsAsync(account);
        var session = Kit.Session.Principal;
        await Kit.ActAsAsync(owner);

        await Delegates.EndAsync((await Delegates.ListAsync(default)).Value[0].Id, default);

        Kit.Session.Principal = session;
        Assert.Null(await Kit.Get<IActorAccessor>().FindAsync());
        Assert.Equal(DelegateState.Ended, await StateAsync(owner));
    }

    private async Task<DelegateState> StateAsync(Guid owner)
    {
        await Kit.ActAsAsync(owner);
        return (await Delegates.ListAsync(default)).Value[0].State;
    }

    [Fact]
    public async Task Accept_ExistingAccount_ActsForBothAndChooses()
    {
        var person = await Kit.ConfirmedPersonAsync();
        var (owner, secret) = await InviteAsync("Gezim@post.example");
        Assert.True((await Delegates.FindAsync(secret, default)).Value.HasAccount);
        Assert.IsType<EmailInUse>((await Delegates.AcceptAsNewAsync(secret, "X", AccountKit.Password, "sq", default)).Error);
        Assert.IsType<InvitationForOther>((await Delegates.AcceptAsync(secret, default)).Error);

        await Kit.ActAsAsync(person);
        Assert.True((await Delegates.AcceptAsync(secret, default)).IsOk);

        var options = await Kit.Get<PrincipalFactory>().CapacitiesAsync(person, default);
        Assert.Equal(2, options.Count);
        await Kit.ActAsAsync(person, options.Single(o => o.Capacity.Kind == CapacityKind.Company).Capacity);
        Assert.NotNull((await Kit.Get<IActorAccessor>().FindAsync())!.CompanyId);
        await Kit.ActAsAsync(person, new Capacity(CapacityKind.Company, Guid.NewGuid()));
        Assert.Null((await Kit.Get<IActorAccessor>().FindAsync())!.CompanyId);
        Assert.NotEqual(owner, person);
    }

    [Fact]
    public async Task Invite_Twice_OnlyAfterTheFirstExpired()
    {
        var (owner, secret) = await InviteAsync("arta@post.example");
        Assert.IsType<AlreadyDelegate>((await Delegates.InviteAsync("arta@post.example", DelegatePermissions.Pay, default)).Error);

        Kit.Clock.Advance(TimeSpan.FromDays(8));
        await Kit.ActAsAsync(owner);

        Assert.IsType<LinkRefused>((await Delegates.FindAsync(secret, default)).Error);
        Assert.True((await Delegates.InviteAsync("arta@post.example", DelegatePermissions.Pay, default)).IsOk);
    }

    [Fact]
    public async Task Change_AnotherCompanysDelegate_IsNotFound()
    {
        var (owner, _) = await InviteAsync("arta@post.example");
        var row = (await Delegates.ListAsync(default)).Value[0];
        await Kit.Get<RegistrationService>().RegisterCompanyAsync(AccountKit.CompanyForm("819099999", "x@post.example"), null, "sq", default);
        await Kit.ActAsAsync((await Kit.UserAsync("819099999")).Id);

        Assert.Empty((await Delegates.ListAsync(default)).Value);
        Assert.IsType<NotFound>((await Delegates.ChangeAsync(row.Id, DelegatePermissions.All, default)).Error);
        Assert.IsType<NotFound>((await Delegates.EndAsync(row.Id, default)).Error);
        Assert.Equal(DelegateState.Invited, await StateAsync(owner));
    }
}
