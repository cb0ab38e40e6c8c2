using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace SecurityPortal.Core.Servers;

/// <summary>The connection to Redis, made when first asked for and made again by the client itself whenever it is lost.</summary>
public sealed class RedisLink(IOptions<RedisSettings> settings) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private Task<ConnectionMultiplexer>? _making;
    private volatile ConnectionMultiplexer? _made;

    /// <summary>What every key and channel begins with.</summary>
    public string Prefix => settings.Value.Prefix;

    /// <summary>The connection, up or down; null until it was tried for the first time.</summary>
    public ConnectionMultiplexer? Current => _made;

    /// <summary>The connection, up or down, once it was tried for the first time.</summary>
    public Task<ConnectionMultiplexer> ConnectAsync(CancellationToken ct)
    {
        lock (_lock)
        {
            if (_making is null or { IsFaulted: true })
            {
                _making = MakeAsync();
            }

            return _making.WaitAsync(ct);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_made is { } made)
        {
            await made.DisposeAsync();
        }
    }

    private async Task<ConnectionMultiplexer> MakeAsync() => _made = await ConnectionMultiplexer.ConnectAsync(settings.Value.Options());
}
