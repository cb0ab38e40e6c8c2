using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Identity;

/// <summary>A sign-in is a row: what ends it, and that nobody acts in it any more from that moment on.</summary>
public sealed class SessionTests : AccountTest
{
    private OpenSessions Open => Kit.Get<OpenSessions>();

    private IActorAccessor Actors => Kit.Get<IActorAccessor>();

    [Theory]
    [InlineData(30, 3, true)]
    [InlineData(0, 3, false)]
    [InlineData(30, 0, false)]
    [InlineData(30, 30, false)]
    [InlineData(30, 29, true)]
    public void Settings_WarningAsLongAsTheIdleLifeOrNoLength_CannotBeUsed(int ministryIdle, int warn, bool usable) =>
        Assert.Equal(usable, new SessionSettings { MinistryIdleMinutes = ministryIdle, WarnMinutes = warn }.IsUsable);

    // Another server, or time, ends sessions too, and tells nobody here: open pages learn it within the five seconds that are promised.
    [Fact]
    public async Task OpenPage_SessionEndedElsewhere_LearnsItWithinFiveSeconds()
    {
        var session = await Kit.SessionAsync(await Kit.ConfirmedPersonAsync());
        var (began, over) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var page = Open.Subscribe(session, state =>
        {
            (state.Phase == SessionPhase.Over ? over : began).TrySetResult();
            return Task.CompletedTask;
        });
        using var check = new OpenSessionsCheck(Open, Kit.Clock, NullLogger<OpenSessionsCheck>.Instance);
        await check.StartAsync(default);
        await began.Task.WaitAsync(TimeSpan.FromSeconds(30));

        await Kit.Get<UserSessions>().EndAsync(session, SessionEnd.SignedOut, default);
        Assert.False(over.Task.IsCompleted);
        Kit.Clock.Advance(TimeSpan.FromSeconds(5));

        await over.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await check.StopAsync(default);
    }

    [Fact]
    public async Task SignIn_Completed_BeginsARowWithDeviceAddressAndBothEnds()
    {
        var id = await Kit.ConfirmedPersonAsync();
        Kit.Session.Device = "Firefox, Windows";

        var session = await Kit.CompleteAsync(id);

        var (row, now) = (await RowAsync(session), Now());
        Assert.Equal((id, "Firefox, Windows", "192.0.2.1"), (row.UserId, row.Device, row.Remote));
        Assert.Equal((now, now, now.AddHours(2), now.AddHours(12)), (row.CreatedAt, row.LastSeenAt, row.IdleUntil, row.EndsAt));
    }

    [Fact]
    public async Task SignIn_AccountOfTheMinistry_IsIdleAfterHalfAnHour()
    {
        var session = await Kit.CompleteAsync(await Kit.AdministratorAsync());

        Assert.Equal(Now().AddMinutes(30), (await RowAsync(session)).IdleUntil);
    }

    [Fact]
    public async Task SignIn_InABrowserThatHasASession_EndsThatOne()
    {
        var (person, company) = (await Kit.ConfirmedPersonAsync(), await Kit.ConfirmedCompanyAsync());
        var old = await Kit.SessionAsync(person);
        await Kit.GoOnAsync(person, old);

        await Kit.CompleteAsync(company);

        Assert.Equal(SessionEnd.Replaced, (await RowAsync(old)).EndedBy);
        Assert.Null(await Actors.FindAsync());
    }

    [Fact]
    public async Task SignOut_Session_NobodyActsInItAndTheOthersGoOn()
    {
        var id = await Kit.ConfirmedPersonAsync();
        var (session, other) = (await Kit.SessionAsync(id), await Kit.SessionAsync(id));
        await Kit.GoOnAsync(id, session);
        Assert.NotNull(await Actors.FindAsync());

        await Open.EndAsync(session, SessionEnd.SignedOut, default);

        Assert.Null(await Actors.FindAsync());
        Assert.False(await Kit.HoldsAsync(session));
        Assert.True(await Kit.HoldsAsync(other));
        Assert.Equal((Now(), SessionEnd.SignedOut), ((await RowAsync(session)).EndedAt, (await RowAsync(session)).EndedBy));
    }

    [Fact]
    public async Task Actor_SessionOfAnotherAccountOrNone_IsNobody()
    {
        var (person, company) = (await Kit.ConfirmedPersonAsync(), await Kit.ConfirmedCompanyAsync());

        await Kit.GoOnAsync(person, await Kit.SessionAsync(company));
        Assert.Null(await Actors.FindAsync());

        Kit.Session.Principal = (await Kit.Get<PrincipalFactory>().CreateAsync(person, null, null, default))!;
        Assert.Null(await Actors.FindAsync());
    }

    [Fact]
    public async Task ChangePassword_OwnSessionStaysAndOthersEndWithTheReason()
    {
        var id = await Kit.ConfirmedPersonAsync();
        var (own, other) = (await Kit.SessionAsync(id), await Kit.SessionAsync(id));
        await Kit.GoOnAsync(id, own);

        Assert.True((await Kit.Get<PasswordService>().ChangeAsync(id, AccountKit.Password, "krejt tjeter fjale", default)).IsOk);

        Assert.NotNull(await Actors.FindAsync());
        Assert.Equal(SessionEnd.PasswordChanged, (await RowAsync(other)).EndedBy);
    }

    [Theory]
    [InlineData(SessionEnd.Disabled)]
    [InlineData(SessionEnd.RolesChanged)]
    [InlineData(SessionEnd.SecondFactorChanged)]
    public async Task Administration_ChangesAnAccount_EndsItsSessionsWithTheReason(SessionEnd why)
    {
        var administrator = await Kit.AdministratorAsync();
        await Kit.ActAsAsync(administrator);
        var accounts = Kit.Get<AccountAdministration>();
        var officer = (await accounts.InviteAsync("Blerim", "blerim@ministry.example", [PortalRoles.Officer], "sq", default)).Value;
        var session = await Kit.SessionAsync(officer);

        var done = why switch
        {
            SessionEnd.Disabled => await accounts.DisableAsync(officer, default),
            SessionEnd.RolesChanged => await accounts.SetRolesAsync(officer, [PortalRoles.Auditor], default),
            _ => await accounts.ResetSecondFactorAsync(officer, default),
        };

        Assert.True(done.IsOk);
        Assert.Equal(why, (await RowAsync(session)).EndedBy);
        Assert.NotNull(await Actors.FindAsync());
    }

    [Fact]
    public async Task Time_WithoutActivity_EndsTheSessionAndWithActivityTheLongestLifeDoes()
    {
        var id = await Kit.ConfirmedPersonAsync();
        var session = await Kit.SessionAsync(id);
        for (var i = 0; i < 7; i++)
        {
            Kit.Clock.Advance(TimeSpan.FromMinutes(100));
            Assert.True(await SeeAsync(session));
        }

        Kit.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.False(await SeeAsync(session));
        Assert.Equal(SessionEnd.TooOld, (await Kit.Get<UserSessions>().FindAsync(session, default)).Why);

        var idle = await Kit.SessionAsync(id);
        Kit.Clock.Advance(TimeSpan.FromHours(2));
        Assert.False(await SeeAsync(idle));
        Assert.Equal(SessionEnd.Idle, (await Kit.Get<UserSessions>().FindAsync(idle, default)).Why);
    }

    [Fact]
    public async Task Activity_IsNotedOnceAMinute()
    {
        var (session, begun) = (await Kit.SessionAsync(await Kit.ConfirmedPersonAsync()), Now());

        Kit.Clock.Advance(TimeSpan.FromSeconds(59));
        await SeeAsync(session);
        Assert.Equal(begun, (await RowAsync(session)).LastSeenAt);

        Kit.Clock.Advance(TimeSpan.FromSeconds(1));
        await SeeAsync(session);
        Assert.Equal((Now(), Now().AddHours(2)), ((await RowAsync(session)).LastSeenAt, (await RowAsync(session)).IdleUntil));
    }

    [Fact]
    public async Task OwnSessions_List_ShowsWhatHoldsAndMarksThisOne()
    {
        var id = await Kit.ConfirmedPersonAsync();
        var (own, other, ended) = (await Kit.SessionAsync(id), await Kit.SessionAsync(id), await Kit.SessionAsync(id));
        await Kit.SessionAsync(await Kit.ConfirmedCompanyAsync());
        await Open.EndAsync(ended, SessionEnd.SignedOut, default);
        await Kit.GoOnAsync(id, own);

        var rows = (await Kit.Get<OwnSessions>().ListAsync(default)).Value;

        Assert.Equal([(own, true), (other, false)], rows.Select(r => (r.Id, r.IsThis)));
    }

    [Fact]
    public async Task OwnSessions_End_EndsOnesOwnAndNobodyElses()
    {
        var id = await Kit.ConfirmedPersonAsync();
        var (own, other) = (await Kit.SessionAsync(id), await Kit.SessionAsync(id));
        var strangers = await Kit.SessionAsync(await Kit.ConfirmedCompanyAsync());
        await Kit.GoOnAsync(id, own);

        Assert.True((await Kit.Get<OwnSessions>().EndAsync(other, default)).IsOk);
        Assert.IsType<NotFound>((await Kit.Get<OwnSessions>().EndAsync(strangers, default)).Error);

        Assert.Equal((true, false, true), (await Kit.HoldsAsync(own), await Kit.HoldsAsync(other), await Kit.HoldsAsync(strangers)));
        await using var db = Kit.Database.CreateDbContext();
        Assert.Single(await db.AuditRows.Where(r => r.Action == "account.session-ended" && r.ActorId == id).ToListAsync());
    }

    [Fact]
    public async Task OwnSessions_EndAll_EndsEveryOneAndLinksSentBefore()
    {
        var id = await Kit.ConfirmedPersonAsync();
        var (own, other) = (await Kit.SessionAsync(id), await Kit.SessionAsync(id));
        await Kit.Get<PasswordService>().AskAsync("gezim@post.example", default);
        await Kit.GoOnAsync(id, own);

        Assert.True((await Kit.Get<OwnSessions>().EndAllAsync(default)).IsOk);

        Assert.Equal((false, false), (await Kit.HoldsAsync(own), await Kit.HoldsAsync(other)));
        Assert.IsType<NotPermitted>((await Kit.Get<OwnSessions>().ListAsync(default)).Error);
        Assert.Null(await Kit.Get<PasswordService>().FindAsync(await Kit.LastTokenAsync(), default));
    }

    [Fact]
    public async Task Clean_NotesWhatTimeHasEndedAndDeletesWhatEndedLongAgo()
    {
        var id = await Kit.ConfirmedPersonAsync();
        var (session, idle) = (await Kit.SessionAsync(id), Now().AddHours(2));
        Kit.Clock.Advance(TimeSpan.FromHours(3));

        await Kit.Get<UserSessions>().CleanAsync(default);
        Assert.Equal((idle, SessionEnd.Idle), ((await RowAsync(session)).EndedAt, (await RowAsync(session)).EndedBy));

        Kit.Clock.Advance(TimeSpan.FromDays(90));
        var young = await Kit.SessionAsync(id);
        await Kit.Get<UserSessions>().CleanAsync(default);
        await using var db = Kit.Database.CreateDbContext();
        Assert.Equal([young], await db.UserSessions.Select(s => s.Id).ToListAsync());
    }

    [Fact]
    public async Task OpenPages_EndedByACommandHere_LearnAtOnce()
    {
        var id = await Kit.ConfirmedPersonAsync();
        var session = await Kit.SessionAsync(id);
        var told = new TaskCompletionSource<SessionState>();
        using var page = Open.Subscribe(session, state => Task.FromResult(state.Phase == SessionPhase.Over && told.TrySetResult(state)));
        await Kit.ActAsAsync(await Kit.AdministratorAsync());

        Assert.True((await Kit.Get<AccountAdministration>().DisableAsync(id, default)).IsOk);

        var state = await told.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((SessionPhase.Over, SessionEnd.Disabled), (state.Phase, state.Why));
    }

    [Fact]
    public async Task OpenPages_EndedByTimeOrAnotherServer_LearnWithTheNextLookAndOnlyNews()
    {
        var id = await Kit.ConfirmedPersonAsync();
        var (first, second) = (await Kit.SessionAsync(id), await Kit.SessionAsync(id));
        var told = new List<(Guid, SessionPhase)>();
        using var one = Open.Subscribe(first, state => Note(first, state));
        using var two = Open.Subscribe(second, state => Note(second, state));
        await Open.LookAsync(default);
        await Open.LookAsync(default);
        Assert.Equal([(first, SessionPhase.Open), (second, SessionPhase.Open)], told.OrderBy(t => t.Item1 == second));

        told.Clear();
        await using (var db = Kit.Database.CreateDbContext())
        {
            await db.UserSessions.Where(s => s.Id == second)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, Now()).SetProperty(x => x.EndedBy, SessionEnd.SignedOut));
        }

        await Open.LookAsync(default);
        Assert.Equal([(second, SessionPhase.Over)], told);
        Kit.Clock.Advance(TimeSpan.FromMinutes(117));
        await Open.LookAsync(default);
        Kit.Clock.Advance(TimeSpan.FromMinutes(3));
        await Open.LookAsync(default);
        Assert.Equal([(second, SessionPhase.Over), (first, SessionPhase.Ending), (first, SessionPhase.Over)], told);

        Task Note(Guid session, SessionState state)
        {
            told.Add((session, state.Phase));
            return Task.CompletedTask;
        }
    }

    [Fact]
    public void RenewStamp_IsCalledOnlyWhereSessionsEndToo() => Assert.Equal(
        ["SecurityPortal.Core/Identity/AccountQueries.cs", "SecurityPortal.Core/Identity/SessionRows.cs"],
        Repository.Files("SecurityPortal.Core", ".cs").Where(f => f.Text.Contains(".RenewStamp()", StringComparison.Ordinal)).Select(f => f.Path)
            .Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox, Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
        "Edge, Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
        "Safari, iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36", "Chrome, Android")]
    [InlineData("curl/8.5.0", null)]
    [InlineData(null, null)]
    public void Device_IsSaidInWordsPeopleKnow(string? userAgent, string? expected) => Assert.Equal(expected, DeviceText.Of(userAgent));

    private DateTime Now() => Kit.Clock.GetUtcNow().UtcDateTime;

    private Task<bool> SeeAsync(Guid session) => Kit.Get<UserSessions>().HoldsAsync(session, isActivity: true, default);

    private async Task<UserSession> RowAsync(Guid session)
    {
        await using var db = Kit.Database.CreateDbContext();
        return await db.UserSessions.AsNoTracking().SingleAsync(s => s.Id == session);
    }
}
