using System.Buffers;
using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Documents;

/// <summary>Speaks clamd's INSTREAM command. Any answer but a clear OK keeps the file out.</summary>
public sealed class ClamdScanner(ClamdSettings settings, ILogger<ClamdScanner> log) : IVirusScanner
{
    private const int ChunkSize = 64 * 1024;
    private const int LongestAnswer = 1024;

    /// <inheritdoc />
    public async Task<Result<Unit>> ScanAsync(Stream content, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        try
        {
            var answer = await AskAsync(content, limit.Token);
            if (answer.EndsWith(": OK", StringComparison.Ordinal))
            {
                return Unit.Done;
            }

            log.LogWarning("The virus scanner answered: {Answer}", answer);
            return answer.EndsWith(" FOUND", StringComparison.Ordinal) ? DocumentErrors.Infected : DocumentErrors.ScannerUnavailable;
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            log.LogError(e, "The virus scanner at {Host}:{Port} does not answer; uploads are refused", settings.Host, settings.Port);
            return DocumentErrors.ScannerUnavailable;
        }
    }

    private async Task<string> AskAsync(Stream content, CancellationToken ct)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(settings.Host!, settings.Port, ct);
        await using var wire = client.GetStream();
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize + 4);
        try
        {
            await wire.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
            int read;
            do
            {
                read = await content.ReadAsync(buffer.AsMemory(4, ChunkSize), ct);
                BinaryPrimitives.WriteInt32BigEndian(buffer, read);
                await wire.WriteAsync(buffer.AsMemory(0, read + 4), ct);
            }
            while (read > 0);

            var length = 0;
            while (length < LongestAnswer && (read = await wire.ReadAsync(buffer.AsMemory(length, LongestAnswer - length), ct)) > 0)
            {
                length += read;
                if (buffer.AsSpan(0, length).Contains((byte)0))
                {
                    break;
                }
            }

            return Printable(Encoding.ASCII.GetString(buffer, 0, length).TrimEnd('\0', '\n'));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // The answer reaches the log.
    private static string Printable(string text) => string.Concat(text.Where(c => !char.IsControl(c)));
}
