using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Jobs;
using StackExchange.Redis;

namespace SecurityPortal.Core.Servers;

/// <summary>
/// The bus over one channel of Redis. Whether it is there it knows by hearing itself: what goes out and comes back has passed every part that may be broken.
/// </summary>
public sealed class RedisBus : IServerBus, IDisposable
{
    private const char Between = '\n';
    private const string Beat = "beat";
    private const string Gap = "gap";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(250);

    private readonly RedisLink _link;
    private readonly TimeProvider _clock;
    private readonly ILogger<RedisBus> _log;
    private readonly RedisChannel _channel;
    private readonly string _id = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<string, Action<string, string>> _listeners = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile OwnWord? _beat;
    private bool _isListening;
    private bool _wasThere;
    private volatile bool _isAway;
    private int _cut;
    private int _untold;

    public RedisBus(RedisLink link, TimeProvider clock, ILogger<RedisBus> log)
    {
        (_link, _clock, _log) = (link, clock, log);
        _channel = RedisChannel.Literal(link.Prefix + "servers");
        _listeners[Gap] = (_, _) => Missed?.Invoke();
    }

    /// <inheritdoc/>
    public event Action? Changed;

    /// <inheritdoc/>
    public event Action? Missed;

    /// <inheritdoc/>
    public bool IsAway => _isAway;

    /// <inheritdoc/>
    public void Tell(string subject, string text) => SendAsync(subject, text).GoOn(fault => NoteUntold(fault));

    /// <inheritdoc/>
    public void Listen(string subject, Action<string, string> heard)
    {
        if (!_listeners.TryAdd(subject, heard))
        {
            throw new InvalidOperationException($"Somebody listens to '{subject}' already.");
        }
    }

    /// <inheritdoc/>
    public async Task LookAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var isThere = await IsThereAsync(ct);
            if (isThere)
            {
                SayWhatWasMissed();
            }

            if (_isAway == isThere)
            {
                _isAway = !isThere;
                _log.LogWarning("Redis is {State}: live changes of other servers {Consequence}.", isThere ? "back" : "away", isThere ? "show again" : "pause");
                Changed?.Invoke();
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<bool> IsThereAsync(CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(Patience, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            await ListenAsync(both.Token);
            var beat = new OwnWord(Guid.NewGuid().ToString("N"), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            _beat = beat;
            do
            {
                await SendAsync(Beat, beat.Text);
            }
            while (!await IsHeardAsync(beat.Heard.Task, both.Token));
            return true;
        }
        catch (Exception fault) when ((fault is RedisException or TimeoutException or OperationCanceledException) && !ct.IsCancellationRequested)
        {
            _log.LogDebug(fault, "Redis was not heard.");
            return false;
        }
    }

    // Right after a connection is made the word may be out before the subscription holds, which goes by a connection of its own: it is said again.
    private async Task<bool> IsHeardAsync(Task heard, CancellationToken ct)
    {
        try
        {
            await heard.WaitAsync(Again, _clock, ct);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    // The subscription outlives the connection: it is made again by the client itself with each new one.
    private async Task ListenAsync(CancellationToken ct)
    {
        var redis = await _link.ConnectAsync(ct);
        if (_isListening)
        {
            return;
        }

        redis.ConnectionFailed += (_, _) => Interlocked.Exchange(ref _cut, 1);
        var messages = await redis.GetSubscriber().SubscribeAsync(_channel, CommandFlags.FireAndForget);
        messages.OnMessage(m => Hear(m.Message.ToString()));
        _isListening = true;
    }

    private void Hear(string message)
    {
        if (message.Split(Between, 3) is not [var server, var subject, var text])
        {
            return;
        }

        if (server == _id)
        {
            if (subject == Beat && _beat is { } beat && beat.Text == text)
            {
                beat.Heard.TrySetResult();
            }
        }
        else if (_listeners.TryGetValue(subject, out var heard))
        {
            try
            {
                heard(server, text);
            }
            catch (Exception fault)
            {
                _log.LogError(fault, "What another server told about {Subject} could not be taken in.", subject);
            }
        }
    }

    private async Task SendAsync(string subject, string text)
    {
        if (_link.Current is not { } redis)
        {
            throw new TimeoutException("Redis has not been tried yet.");
        }

        await redis.GetSubscriber().PublishAsync(_channel, string.Join(Between, _id, subject, text));
    }

    private void NoteUntold(Exception fault)
    {
        Interlocked.Exchange(ref _untold, 1);
        _log.LogDebug(fault, "The other servers could not be told.");
    }

    // After a cut this server may have missed something, and the others something of this one.
    private void SayWhatWasMissed()
    {
        var wasCut = Interlocked.Exchange(ref _cut, 0) == 1;
        if (Interlocked.Exchange(ref _untold, 0) == 1)
        {
            Tell(Gap, "");
        }

        if (_isAway || wasCut || !_wasThere)
        {
            Missed?.Invoke();
        }

        _wasThere = true;
    }

    private sealed record OwnWord(string Text, TaskCompletionSource Heard);
}
