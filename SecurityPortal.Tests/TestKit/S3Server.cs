using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Tests.TestKit;

/// <summary>A server that speaks S3, with a bucket <c>portal</c>, as a process of its own; it ends with the tests, or when a test ends it.</summary>
internal sealed class S3Server : IAsyncDisposable
{
    /// <summary>Secret of the one account; its key is the same word.</summary>
    public const string Secret = "S3RVER";

    private const string Bucket = "portal";

    /// <summary>The server of all tests that do not end it; each has a prefix of its own in the bucket.</summary>
    public static readonly Task<S3Server> Started = StartAsync();

    private readonly TemporaryFolder _objects = new();

    // Its input is what keeps the server: the process is held as long as the tests are.
    private Process? _process;

    /// <summary>The folder in which the server keeps what it was sent.</summary>
    public string Objects => Path.Combine(_objects.Path, Bucket);

    public int Port { get; private set; }

    public static async Task<S3Server> StartAsync()
    {
        var server = new S3Server();
        await server.RunAsync();
        return server;
    }

    /// <summary>Settings that lead to the bucket.</summary>
    public S3Settings Settings(string prefix = "") => new()
    {
        ServiceUrl = $"http://127.0.0.1:{Port}", Bucket = Bucket, AccessKey = Secret, SecretKey = Secret, Prefix = prefix, TimeoutSeconds = 30,
    };

    /// <summary>A store over a part of the bucket that is a test's own.</summary>
    public S3FileStore Store(
        string staging, TimeProvider clock, string? prefix = null, RecordingLog? log = null, int pageSize = 1000, Action<S3Settings>? change = null)
    {
        var settings = Settings(prefix ?? Guid.NewGuid().ToString("N"));
        change?.Invoke(settings);
        return new S3FileStore(settings, staging, clock, new LoggerFactory(log is null ? [] : [log]).CreateLogger<S3FileStore>()) { PageSize = pageSize };
    }

    /// <summary>Ends the server as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Starts it again where it was, with what it had.</summary>
    public async Task RunAsync()
    {
        var packages = Repository.Path("SecurityPortal.Tests/obj/s3");
        Assert.True(Directory.Exists(Path.Combine(packages, "node_modules", "s3rver")), "The S3 server is not installed: SecurityPortal.Tests/run.sh does it.");
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _objects.Path,
        };

        // The server seals the place where a list goes on with a cipher that today's OpenSSL counts as legacy.
        string[] words =
        [
            "--openssl-legacy-provider", "--no-deprecation", Path.Combine(AppContext.BaseDirectory, "TestKit", "s3", "server.mjs"), packages, _objects.Path,
            Port.ToString(CultureInfo.InvariantCulture),
        ];
        words.ToList().ForEach(start.ArgumentList.Add);
        _process = Process.Start(start)!;
        var line = await _process.StandardOutput.ReadLineAsync();
        Port = int.TryParse(line, CultureInfo.InvariantCulture, out var port) ? port
            : throw new InvalidOperationException($"The S3 server did not start: {await _process.StandardError.ReadToEndAsync()}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        _objects.Dispose();
    }
}
