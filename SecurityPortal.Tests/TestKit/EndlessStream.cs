namespace SecurityPortal.Tests.TestKit;

/// <summary>Gives as much as is read, counts it, and may break off.</summary>
internal sealed class EndlessStream : Stream
{
    public long Given { get; private set; }

    public int LargestPiece { get; private set; }

    public long Limit { get; init; } = long.MaxValue;

    public bool BreakAtLimit { get; init; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => Given; set => throw new NotSupportedException(); }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, Limit - Given);
        if (count == 0 && BreakAtLimit)
        {
            throw new IOException("The sender is gone.");
        }

        Given += count;
        LargestPiece = Math.Max(LargestPiece, count);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
