using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Servers;

namespace SecurityPortal.Tests.Servers;

/// <summary>What one of several servers has: its connection, its pages, its visits. Its clock stands still but for the connection.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly SemaphoreSlim _restored = new(0);

    public Server(string connection, string prefix)
    {
        Link = new RedisLink(Options.Create(new RedisSettings { Connection = connection, Prefix = prefix }));
        Bus = new RedisBus(Link, TimeProvider.System, NullLogger<RedisBus>.Instance);
        Feed = new CaseChangeFeed(Bus, Clock, NullLogger<CaseChangeFeed>.Instance);
        Presence = new CasePresence(Bus, Clock, NullLogger<CasePresence>.Instance);
        Counter = new RedisCounter(Link, Bus, Clock);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 12, 9, 0, 0, TimeSpan.Zero));

    public RedisLink Link { get; }

    public RedisBus Bus { get; }

    public CaseChangeFeed Feed { get; }

    public CasePresence Presence { get; }

    public RedisCounter Counter { get; }

    /// <summary>A server that hears the others.</summary>
    public static async Task<Server> StartAsync(string connection, string prefix)
    {
        var server = await StartAloneAsync(connection, prefix);
        await server.BackAsync();
        return server;
    }

    /// <summary>A server that has looked once, whether anybody answers or not.</summary>
    public static async Task<Server> StartAloneAsync(string connection, string prefix)
    {
        var server = new Server(connection, prefix);
        await server.Bus.LookAsync(default);
        (await server.Link.ConnectAsync(default)).ConnectionRestored += (_, _) => server._restored.Release();
        return server;
    }

    /// <summary>Looks until Redis is away.</summary>
    public async Task AwayAsync()
    {
        for (var looks = 0; !Bus.IsAway; looks++)
        {
            Assert.InRange(looks, 0, 50);
            await Bus.LookAsync(default);
        }
    }

    /// <summary>Looks, with each connection that is made anew, until Redis is there.</summary>
    public async Task BackAsync()
    {
        while (Bus.IsAway)
        {
            var isConnected = Link.Current!.IsConnected;
            await Bus.LookAsync(default);
            Assert.True(!Bus.IsAway || isConnected || await _restored.WaitAsync(TimeSpan.FromSeconds(30)), "Redis did not come back.");
        }
    }

    /// <summary>Ends as a killed process does: without a word.</summary>
    public async ValueTask DisposeAsync() => await Link.DisposeAsync();
}
