using System.Globalization;
using SecurityPortal.Core.Common;
using StackExchange.Redis;

namespace SecurityPortal.Core.Servers;

/// <summary>Counts over all servers what somebody may do so often in a minute.</summary>
public sealed class RedisCounter(RedisLink link, IServerBus bus, TimeProvider clock)
{
    // As a sliding window: of the minute before counts the part that is not a minute ago yet. What is refused is not counted.
    private const string Script = """
        local counted = tonumber(redis.call('GET', KEYS[1]) or '0') + tonumber(redis.call('GET', KEYS[2]) or '0') * tonumber(ARGV[2])
        if counted + 1 > tonumber(ARGV[1]) then return 0 end
        if redis.call('INCR', KEYS[1]) == 1 then redis.call('EXPIRE', KEYS[1], 120) end
        return 1
        """;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Takes one of <paramref name="limit"/> in a minute; false when none is left, null when Redis does not say.</summary>
    /// <param name="what">What is counted.</param>
    /// <param name="who">For whom: a hash, since it stands in Redis for two minutes.</param>
    /// <param name="limit">How many are allowed.</param>
    public async Task<bool?> TakeAsync(string what, string who, int limit)
    {
        if (bus.IsAway || link.Current is not { } redis)
        {
            return null;
        }

        var (minute, within) = Math.DivRem(clock.UtcNow().Ticks, Window.Ticks);
        try
        {
            var taken = await redis.GetDatabase().ScriptEvaluateAsync(
                Script, [Key(minute), Key(minute - 1)],
                [limit, (1 - ((double)within / Window.Ticks)).ToString(CultureInfo.InvariantCulture)]);
            return (long)taken == 1;
        }
        catch (Exception fault) when (fault is RedisException or TimeoutException)
        {
            return null;
        }

        // Of one person, so of one slot where Redis is a cluster.
        RedisKey Key(long number) => $"{link.Prefix}{what}:{{{who}}}:{number.ToString(CultureInfo.InvariantCulture)}";
    }
}
