using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.EndToEnd.Servers;

/// <summary>HAProxy with the file of the documentation before two portals; only addresses, ports and the certificate are the test's own.</summary>
internal sealed class HaProxy : IAsyncDisposable
{
    // Ends when whoever holds its input does.
    private const string Script = "haproxy -db -f \"$1\" </dev/null & trap 'kill $!' EXIT; cat >/dev/null";

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    private HaProxy(Uri first, Uri second)
    {
        var port = FreePort.Find();
        Address = new Uri($"https://127.0.0.1:{port}");
        File.WriteAllText(InFolder("portal.pem"), Certificate());
        var text = File.ReadAllText(Repository.Path("docs", "deployment", "haproxy.cfg"));
        foreach (var (from, to) in new[]
        {
            ("bind :80\n", $"bind 127.0.0.1:{FreePort.Find()}\n"), ("bind :443 ", $"bind 127.0.0.1:{port} "), ("/run/haproxy/portal.sock", InFolder("socket")),
            ("/etc/haproxy/portal.pem", InFolder("portal.pem")), ("/etc/haproxy/portal-503.http", Repository.Path("docs", "deployment", "portal-503.http")),
            ("10.0.0.11:5000", first.Authority), ("10.0.0.12:5000", second.Authority),
        })
        {
            Assert.Equal(2, text.Split(from).Length);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        File.WriteAllText(InFolder("haproxy.cfg"), text);
        _process = Process.Start(new ProcessStartInfo("sh", ["-c", Script, "sh", InFolder("haproxy.cfg")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        _process.BeginOutputReadLine();
    }

    /// <summary>Where people reach the portal.</summary>
    public Uri Address { get; }

    public static async Task<HaProxy> StartAsync(Uri first, Uri second)
    {
        var proxy = new HaProxy(first, second);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var tries = 0; tries < 200; tries++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(proxy.Address.Host, proxy.Address.Port);
                return proxy;
            }
            catch (SocketException)
            {
                await timer.WaitForNextTickAsync();
            }
        }

        throw new InvalidOperationException("HAProxy did not start.");
    }

    /// <summary>What an operator tells it over its socket, such as <c>set server portals/a state maint</c>.</summary>
    public async Task TellAsync(string command)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(InFolder("socket")));
        await socket.SendAsync(Encoding.ASCII.GetBytes(command + "\n"));
        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream);
        Assert.Equal("", (await reader.ReadToEndAsync()).Trim());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private static string Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(30));
        return string.Create(CultureInfo.InvariantCulture, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
    }

    private string InFolder(string name) => Path.Combine(_folder.Path, name);
}
