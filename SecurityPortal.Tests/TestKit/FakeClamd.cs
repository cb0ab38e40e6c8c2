using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SecurityPortal.Tests.TestKit;

/// <summary>Stands in for the remote virus daemon: speaks INSTREAM, keeps what it was sent, answers what the test wants.</summary>
public sealed class FakeClamd : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<byte[], string?> _answer;

    /// <param name="answer">Answer to the bytes received; null means silence.</param>
    public FakeClamd(Func<byte[], string?> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public byte[] Received { get; private set; } = [];

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await using var wire = client.GetStream();
                await ServeAsync(wire);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over, or the portal hung up.
        }
    }

    private async Task ServeAsync(NetworkStream wire)
    {
        var command = new byte["zINSTREAM\0".Length];
        await wire.ReadExactlyAsync(command);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
        using var received = new MemoryStream();
        var size = new byte[4];
        while (true)
        {
            await wire.ReadExactlyAsync(size);
            var chunk = new byte[BinaryPrimitives.ReadInt32BigEndian(size)];
            if (chunk.Length == 0)
            {
                break;
            }

            await wire.ReadExactlyAsync(chunk);
            received.Write(chunk);
        }

        Received = received.ToArray();
        if (_answer(Received) is { } answer)
        {
            await wire.WriteAsync(Encoding.ASCII.GetBytes(answer + "\0"));
        }
        else
        {
            // Until the portal hangs up.
            await wire.CopyToAsync(Stream.Null);
        }
    }
}
