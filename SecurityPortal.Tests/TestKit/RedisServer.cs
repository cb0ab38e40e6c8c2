using System.Diagnostics;
using System.Globalization;

namespace SecurityPortal.Tests.TestKit;

/// <summary>A Redis server from the machine's own package, which a test may end and start again; it ends with the test, or with the run.</summary>
public sealed class RedisServer : IAsyncLifetime
{
    private Process? _process;

    public int Port { get; } = FreePort.Find();

    public string Connection => $"127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}";

    public Task InitializeAsync() => StartAsync();

    public Task DisposeAsync() => KillAsync();

    /// <summary>Starts it, or starts it again at the same port, with nothing in it.</summary>
    public async Task StartAsync()
    {
        var script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "TestKit", "redis.sh"));
        var start = new ProcessStartInfo("sh")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        };
        new[] { "-c", script, "redis.sh", Port.ToString(CultureInfo.InvariantCulture) }.ToList().ForEach(start.ArgumentList.Add);
        _process = Process.Start(start)!;
        if (await _process.StandardOutput.ReadLineAsync() != "ready")
        {
            throw new InvalidOperationException($"Redis did not start: {await _process.StandardError.ReadToEndAsync()}");
        }
    }

    /// <summary>Ends it in the middle of whatever it does.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}
