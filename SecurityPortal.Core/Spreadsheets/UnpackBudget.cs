using System.IO.Compression;

namespace SecurityPortal.Core.Spreadsheets;

/// <summary>What may still be unpacked, of all parts together: a bomb is found while it opens, whatever it says of itself.</summary>
internal sealed class UnpackBudget(long bytes)
{
    private long _left = bytes;

    /// <summary>The bytes of a part; reading them throws <see cref="InvalidDataException"/> once nothing is left.</summary>
    public Stream Open(ZipArchiveEntry entry) => new Bounded(entry.Open(), this);

    private void Take(int count)
    {
        if ((_left -= count) < 0)
        {
            throw new InvalidDataException("It unpacks to too much.");
        }
    }

    private sealed class Bounded(Stream inner, UnpackBudget budget) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            budget.Take(read);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
