using SecurityPortal.Core.Cases;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Servers;

/// <summary>Who looks at a case on which server.</summary>
public sealed class DistantPresenceTests(RedisServer redis) : IClassFixture<RedisServer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _prefix = $"{Guid.NewGuid():N}:";
    private readonly Guid _case = Guid.NewGuid();
    private readonly Guid _arta = Guid.NewGuid();
    private readonly Guid _besa = Guid.NewGuid();

    [Fact]
    public async Task Enter_OnAnotherServer_IsSeenAndSoIsLeaving()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        using var arta = new Desk(one, _case, _arta, "Arta");

        var besa = new Desk(other, _case, _besa, "Besa");
        await arta.SeesAsync("Besa");
        using var ownTab = new Desk(other, _case, _arta, "Arta");
        await ownTab.SeesAsync("Besa");

        besa.Dispose();
        await arta.SeesAsync();
    }

    [Fact]
    public async Task Start_OfAFurtherServer_LearnsWhoIsThere()
    {
        await using var one = await StartAsync();
        using var arta = new Desk(one, _case, _arta, "Arta");

        await using var late = await StartAsync();
        using var besa = new Desk(late, _case, _besa, "Besa");

        await besa.SeesAsync("Arta");
        await arta.SeesAsync("Besa");
    }

    [Fact]
    public async Task Server_Killed_ItsVisitsEndWithinHalfAMinute()
    {
        await using var one = await StartAsync();
        var killed = await StartAsync();
        await using var third = await StartAsync();
        using var arta = new Desk(one, _case, _arta, "Arta");
        using var besa = new Desk(killed, _case, _besa, "Besa");
        using var cena = new Desk(third, _case, Guid.NewGuid(), "Cena");
        await arta.SeesAsync("Besa", "Cena");

        await killed.DisposeAsync();
        for (var seconds = 0; seconds < 30; seconds += 10)
        {
            one.Clock.Advance(TimeSpan.FromSeconds(10));
            third.Clock.Advance(TimeSpan.FromSeconds(10));
            third.Presence.Refresh();
            await HeardAsync(third, one);
            one.Presence.Refresh();
        }

        await arta.SeesAsync("Cena");
    }

    private Task<Server> StartAsync() => Server.StartAsync(redis.Connection, _prefix);

    // What the one has told came before, on the same channel.
    private static async Task HeardAsync(Server from, Server to)
    {
        var fence = new TaskCompletionSource();
        var subject = $"fence {Guid.NewGuid():N}";
        to.Bus.Listen(subject, (_, _) => fence.TrySetResult());
        from.Bus.Tell(subject, "");
        await fence.Task.WaitAsync(Patience);
    }

    private sealed class Desk : IDisposable
    {
        private readonly SemaphoreSlim _called = new(0);
        private readonly Server _server;
        private readonly CaseVisit _visit;

        public Desk(Server server, Guid caseId, Guid userId, string name)
        {
            _server = server;
            _visit = server.Presence.Enter(caseId, userId, name, () =>
            {
                _called.Release();
                return Task.CompletedTask;
            });
        }

        public async Task SeesAsync(params string[] names)
        {
            while (!_visit.Others.SequenceEqual(names))
            {
                // Whoever was called rests for a moment; the clock stands still.
                Assert.True(await _called.WaitAsync(Patience), $"They are {string.Join(", ", _visit.Others)}.");
                _server.Clock.Advance(TimeSpan.FromMilliseconds(500));
            }
        }

        public void Dispose() => _visit.Dispose();
    }
}
