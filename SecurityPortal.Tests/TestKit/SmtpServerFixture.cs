using System.Diagnostics;
using System.Globalization;
using MimeKit;

namespace SecurityPortal.Tests.TestKit;

/// <summary>A real SMTP server on 127.0.0.1, for a class (IClassFixture) or, made by hand, for one test. May be stopped and started again on the same
/// port.</summary>
public sealed class SmtpServerFixture : IAsyncLifetime, IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    /// <summary>Where it listens; stays the same over a restart.</summary>
    public int Port { get; private set; }

    public Task InitializeAsync() => StartAsync();

    public async Task DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    /// <param name="account">User name and password it asks for; none by default.</param>
    public async Task StartAsync(params string[] account)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "TestKit", "smtp_server.py");
        _process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script, _folder.Path, Port.ToString(CultureInfo.InvariantCulture), .. account])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.StartsWith("listening ", line, StringComparison.Ordinal);
        Port = int.Parse(line!["listening ".Length..], CultureInfo.InvariantCulture);
    }

    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            process.StandardInput.Close();
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
            process.Dispose();
        }
    }

    /// <summary>Everything accepted so far, the oldest first; X-Envelope-From and X-Envelope-To say how it was addressed.</summary>
    public IReadOnlyList<MimeMessage> Received() =>
        [.. Directory.GetFiles(_folder.Path, "*.eml").Order(StringComparer.Ordinal).Select(f => MimeMessage.Load(f))];

    /// <summary>What was accepted for one address.</summary>
    public IReadOnlyList<MimeMessage> ReceivedBy(string address) => [.. Received().Where(m => m.Headers["X-Envelope-To"] == address)];
}
