using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Servers;

namespace SecurityPortal.Tests.Servers;

/// <summary>What one of several servers has: its connection, its pages, its visits. Its clock stands still but for the connection.</summary>
internal sealed class Server : IAsyncDisposable
{
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

    public static async Task<Server> StartAsync(string connection, string prefix)
    {
        var server = new Server(connection, prefix);
        await server.Bus.LookAsync(default);
        return server;
    }

    /// <summary>Ends as a killed process does: without a word.</summary>
    public async ValueTask DisposeAsync() => await Link.DisposeAsync();
}
