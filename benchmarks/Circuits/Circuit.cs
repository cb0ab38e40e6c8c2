using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace SecurityPortal.Benchmarks.Circuits;

/// <summary>An open page as its browser would hold it: takes what is drawn, answers what is asked of its scripts, and types.</summary>
internal sealed class Circuit(Site site) : IAsyncDisposable
{
    private const int ScriptReference = 1;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly Dictionary<string, string> NoHeaders = [];

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _calls = [];
    private readonly ConcurrentQueue<long> _fields = [];
    private readonly TaskCompletionSource _drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _end = new();

    private long _bytes;
    private long _last = Stopwatch.GetTimestamp();
    private long _renderer = -1;
    private int _named;
    private string? _secret;
    private Task _reading = Task.CompletedTask;

    /// <summary>Bytes that came so far, unpacked.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>A style sheet came with what was drawn.</summary>
    public bool SawStyles { get; private set; }

    /// <summary>What the circuit said when it ended of itself.</summary>
    public string? Fault { get; private set; }

    /// <summary>How many fields take what is typed.</summary>
    public int Fields => _fields.Count;

    private TimeSpan Silent => Stopwatch.GetElapsedTime(Interlocked.Read(ref _last));

    /// <summary>Opens a page: asks for it, and lets its components come to life.</summary>
    public static async Task<Circuit> OpenAsync(Site site, string path)
    {
        var page = await site.GetAsync(path);
        var circuit = new Circuit(site);
        circuit._socket.Options.Cookies = site.Cookies;
        circuit._socket.Options.SetRequestHeader("Origin", site.Address.GetLeftPart(UriPartial.Authority));
        var address = new UriBuilder(new Uri(site.Address, "_blazor")) { Scheme = "ws" }.Uri;
        await circuit._socket.ConnectAsync(address, circuit._end.Token);
        var greeting = Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e");
        await circuit._socket.SendAsync(greeting, WebSocketMessageType.Text, true, circuit._end.Token);
        circuit._reading = circuit.ReadAsync();
        await circuit.SendAsync(1, NoHeaders, "start", "StartCircuit",
            new object?[] { site.Address.ToString(), new Uri(site.Address, path).ToString(), page.Components, page.State });
        await circuit._drawn.Task.WaitAsync(Patience);
        return circuit;
    }

    /// <summary>Until nothing has come for so long.</summary>
    public async Task QuietAsync(TimeSpan silence)
    {
        while (Silent < silence && Fault is null)
        {
            await Task.Delay(silence / 4);
        }
    }

    /// <summary>Types into one of its fields; answers how long the circuit took to take it in.</summary>
    public async Task<TimeSpan> TypeAsync(int field, string kind, string text)
    {
        var name = $"{Interlocked.Increment(ref _named)}";
        var done = _calls[name] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = Stopwatch.GetTimestamp();
        var handler = _fields.ElementAt(field);
        var arguments = $$"""[{"eventHandlerId":{{handler}},"eventName":"{{kind}}","eventFieldInfo":null},{"value":"{{text}}"}]""";
        await SendAsync(1, NoHeaders, null, "BeginInvokeDotNetFromJS", new object?[] { name, null, "DispatchEventAsync", _renderer, arguments });
        await done.Task.WaitAsync(Patience);
        return Stopwatch.GetElapsedTime(begun);
    }

    /// <summary>Closes the page as a browser does: the server keeps nothing for its return.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_secret is not null && Fault is null)
        {
            await site.CloseAsync(_secret);
        }

        await _end.CancelAsync();
        _socket.Dispose();
        await _reading;
        _sending.Dispose();
        _end.Dispose();
    }

    private async Task SendAsync(params object?[] parts)
    {
        await _sending.WaitAsync(_end.Token);
        try
        {
            await _socket.SendAsync(MessagePack.Message(parts), WebSocketMessageType.Binary, true, _end.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        try
        {
            for (var greeted = false; ;)
            {
                var part = await _socket.ReceiveAsync(buffer, _end.Token);
                message.Write(buffer, 0, part.Count);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    throw new WebSocketException("The server closed the circuit.");
                }

                if (part.EndOfMessage)
                {
                    var whole = message.ToArray();
                    message.SetLength(0);
                    var from = greeted ? 0 : Array.IndexOf(whole, (byte)0x1e) + 1;
                    greeted = true;
                    Interlocked.Add(ref _bytes, whole.Length);
                    foreach (var heard in MessagePack.Messages(whole, from, whole.Length))
                    {
                        await HearAsync(heard);
                    }
                }
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            Fault ??= _end.IsCancellationRequested ? null : fault.Message;
            _drawn.TrySetException(new InvalidOperationException(Fault ?? "The circuit ended."));
        }
    }

    private async Task HearAsync(object?[] message)
    {
        if (message is not [1L, _, _, string target, object?[] arguments, ..])
        {
            Fault ??= message is [7L, string reason, ..] ? reason : message is [3L, _, _, 1L, string failed] ? failed : null;
            _secret ??= message is [3L, _, "start", 3L, string secret] ? secret : null;
            return;
        }

        Interlocked.Exchange(ref _last, Stopwatch.GetTimestamp());
        switch (target)
        {
            case "JS.RenderBatch":
                Look((byte[])arguments[1]!);
                await SendAsync(1, NoHeaders, null, "OnRenderCompleted", new[] { arguments[0], null });
                _drawn.TrySetResult();
                break;
            case "JS.BeginInvokeJS":
                await AnswerAsync((long)arguments[0]!, (string)arguments[1]!, (string)arguments[2]!, (long)arguments[3]!);
                break;
            case "JS.EndInvokeDotNet":
                if (_calls.TryRemove((string)arguments[0]!, out var call))
                {
                    call.TrySetResult();
                }

                break;
            case "JS.Error":
                Fault = arguments[0] as string ?? "an error";
                break;
        }
    }

    private void Look(byte[] batch)
    {
        SawStyles |= RenderBatch.Holds(batch, "--mud-palette");
        foreach (var field in RenderBatch.Handlers(batch, "oninput").Concat(RenderBatch.Handlers(batch, "onchange")))
        {
            _fields.Enqueue(field);
        }
    }

    private Task AnswerAsync(long call, string script, string arguments, long expected)
    {
        if (script.EndsWith("attachWebRendererInterop", StringComparison.Ordinal))
        {
            _renderer = JsonDocument.Parse(arguments).RootElement[1].GetProperty("__dotNetObject").GetInt64();
        }

        var answer = expected == ScriptReference ? """{"__jsObjectId":1}""" : "null";
        return call == 0 ? Task.CompletedTask
            : SendAsync(1, NoHeaders, null, "EndInvokeJSFromDotNet", new object?[] { call, true, $"[{call},true,{answer}]" });
    }
}
