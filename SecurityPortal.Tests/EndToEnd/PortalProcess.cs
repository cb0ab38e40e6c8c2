using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Servers;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>
/// The portal as its own process, on 127.0.0.1 and a data folder of its own, so that it can be killed in the middle of anything and started again on the same
/// address and data.
/// </summary>
public sealed class PortalProcess : IAsyncDisposable
{
    // Making the database and the demo takes longer than many a journey: it is done once for each choice of demo, the others start on a copy.
    private static readonly Dictionary<string, Task<TemporaryFolder>> Made = [];

    private readonly TemporaryFolder _data = new();
    private readonly ConcurrentQueue<string> _output = new();
    private readonly Dictionary<string, string> _settings;
    private Process? _process;

    private PortalProcess(Dictionary<string, string> settings)
    {
        _settings = settings;
        Address = new Uri($"http://127.0.0.1:{FreePort.Find()}");
    }

    /// <summary>Where it answers; the same over a restart.</summary>
    public Uri Address { get; }

    public string DataDirectory => _data.Path;

    /// <summary>Everything it wrote, for tests about logs.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Starts it with demo data, as a newcomer does.</summary>
    public static async Task<PortalProcess> StartAsync(params (string Key, string Value)[] settings)
    {
        var portal = new PortalProcess(settings.ToDictionary(s => s.Key, s => s.Value));
        (await MadeAsync(settings.Where(s => s.Key.StartsWith("Demo__", StringComparison.Ordinal)))).CopyTo(portal._data);
        await portal.StartAgainAsync();
        return portal;
    }

    /// <summary>Starts one of several on what the settings name: the database, the files, the keys.</summary>
    public static async Task<PortalProcess> StartOneOfManyAsync(IReadOnlyDictionary<string, string> settings)
    {
        var portal = new PortalProcess(new Dictionary<string, string>(settings));
        await portal.StartAgainAsync();
        return portal;
    }

    private static Task<TemporaryFolder> MadeAsync(IEnumerable<(string Key, string Value)> demo)
    {
        lock (Made)
        {
            var key = string.Join(' ', demo);
            return Made.TryGetValue(key, out var made) ? made : Made[key] = MakeAsync(demo.ToDictionary(s => s.Key, s => s.Value));
        }
    }

    private static async Task<TemporaryFolder> MakeAsync(Dictionary<string, string> demo)
    {
        await using var first = new PortalProcess(demo);
        await first.StartAgainAsync();
        await first.KillAsync();

        // Whoever starts on a copy does not wait for the jobs of the killed one.
        await using (var db = Database.At(first.DataDirectory).CreateDbContext())
        {
            await db.JobLeases.ExecuteDeleteAsync();
        }

        var made = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => made.Dispose();
        first._data.CopyTo(made);
        return made;
    }

    /// <summary>Starts it on the same address and data.</summary>
    public async Task StartAgainAsync()
    {
        var root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", ".."));
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(root, "SecurityPortal.Web", "bin", configuration, "net10.0", "SecurityPortal.Web.dll")])
        {
            WorkingDirectory = Path.Combine(root, "SecurityPortal.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // As on most servers; browsers of journeys are at the other end of the world.
        start.Environment["TZ"] = "UTC";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["Portal__DataDirectory"] = DataDirectory;
        start.Environment["Portal__PublicAddress"] = Address.ToString().TrimEnd('/');
        foreach (var (key, value) in _settings)
        {
            start.Environment[key] = value;
        }

        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data, listening);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, listening);
        _process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The portal ended at its start:\n{Output}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await listening.Task.WaitAsync(TimeSpan.FromSeconds(120));
    }

    /// <summary>kill -9: no shutdown, no flush.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    /// <summary>Ends as a service manager ends it: it may finish what it does.</summary>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            await SignalAsync("TERM");
            await process.WaitForExitAsync();
            _process = null;
            process.Dispose();
        }
    }

    /// <summary>It answers nothing, and its connections stay: what a network does that loses everything.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    /// <summary>It goes on where it was.</summary>
    public Task ThawAsync() => SignalAsync("CONT");

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process!.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        if (Environment.GetEnvironmentVariable("PORTAL_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, $"portal-{Address.Port}.log"), Output);
        }

        _data.Dispose();
    }

    private void Read(string? line, TaskCompletionSource listening)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
            if (line.Contains("Now listening on:", StringComparison.Ordinal))
            {
                listening.TrySetResult();
            }
        }
    }
}
