using System.Buffers;
using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Documents;

/// <summary>
/// Whether a PDF is one and nothing else, and holds only pages: no scripts, no files, no programs to start. Names are read as a viewer reads them,
/// written with escapes (<c>/J#61vaScript</c>) or packed into object streams. What an encrypted PDF packs away cannot be seen;
/// it is let in, as banks and tax offices send such, unless nobody could open it without its password.
/// </summary>
internal static class PdfCheck
{
    private const int HeadSize = 1024;
    private const int TailSize = 4096;
    private const int UnpackLimit = 128 * 1024 * 1024;

    // A file that was changed says it again with each change.
    private const int MostEncryptions = 8;

    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n\f\0"u8);
    private static readonly SearchValues<byte> NumbersAndBlanks = SearchValues.Create("0123456789 \t\r\n\f\0"u8);
    private static readonly FrozenSet<string> Active = FrozenSet.Create("JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "XFA");
    private static readonly FrozenSet<string> OtherFilters = FrozenSet.Create("ASCIIHexDecode", "AHx", "ASCII85Decode", "A85", "LZWDecode", "RunLengthDecode",
        "Crypt");
    private static readonly FrozenSet<string> Wanted = [.. Active, .. OtherFilters, "Encrypt", "ObjStm"];
    private static readonly string[] Markup = ["<html", "<script", "<!doctype", "<svg", "<?php", "<body"];

    /// <summary>Why the file is refused; null when it is not.</summary>
    public static async Task<Error?> RefuseAsync(Stream content, CancellationToken ct)
    {
        if (HasForeignHead(await Bytes.ReadAsync(content, 0, HeadSize, ct)) || await Archives.IsInAsync(content, ct))
        {
            return DocumentErrors.ActiveContent;
        }

        var tail = await Bytes.TailAsync(content, TailSize, ct);
        var end = tail.AsSpan().LastIndexOf("%%EOF"u8);
        if (end < 0 || tail.AsSpan(0, end).LastIndexOf("startxref"u8) < 0)
        {
            return DocumentErrors.Damaged;
        }

        return await new Reading(content).RefuseAsync(ct);
    }

    // Only blanks may stand before the header, and no markup a browser could take for a page.
    private static bool HasForeignHead(ReadOnlySpan<byte> head)
    {
        var start = head.IndexOf("%PDF-"u8);
        var before = head[..start];
        if (before.StartsWith("\uFEFF"u8))
        {
            before = before[3..];
        }

        if (before.ContainsAnyExcept(Blanks))
        {
            return true;
        }

        var text = Encoding.Latin1.GetString(head);
        return Markup.Any(m => text.Contains(m, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>One pass over the file, and one over each object stream it packs.</summary>
    private sealed class Reading(Stream content)
    {
        private readonly List<long> _encrypted = [];
        private bool _unreadable;
        private bool _objectStream;
        private bool _otherFilter;
        private long _unpacked;

        public async Task<Error?> RefuseAsync(CancellationToken ct)
        {
            content.Position = 0;
            var scanner = new PdfTokens(content, Wanted);
            while (await scanner.NextAsync(ct) is { } token)
            {
                if (token.IsStreamStart)
                {
                    if (_objectStream && await RefusePackedAsync(scanner.Position, ct) is { } refusal)
                    {
                        return refusal;
                    }

                    _objectStream = _otherFilter = false;
                    continue;
                }

                if (Active.Contains(token.Name))
                {
                    return DocumentErrors.ActiveContent;
                }

                if (token.Name == "Encrypt" && _encrypted.Count < MostEncryptions)
                {
                    _encrypted.Add(scanner.Position);
                }

                _objectStream |= token.Name == "ObjStm";
                _otherFilter |= OtherFilters.Contains(token.Name);
            }

            foreach (var place in _encrypted)
            {
                if (await PdfPassword.IsNeededAsync(content, place, ct))
                {
                    return DocumentErrors.NeedsPassword;
                }
            }

            return _unreadable && _encrypted.Count == 0 ? DocumentErrors.ActiveContent : null;
        }

        private async Task<Error?> RefusePackedAsync(long start, CancellationToken ct)
        {
            if (_otherFilter)
            {
                _unreadable = true;
                return null;
            }

            var resume = content.Position;
            content.Position = start;
            await using var unpacked = new ZLibStream(content, CompressionMode.Decompress, leaveOpen: true);
            var tokens = new PdfTokens(unpacked, Active, UnpackLimit - _unpacked);
            try
            {
                while (await tokens.NextAsync(ct) is { } token)
                {
                    if (Active.Contains(token.Name))
                    {
                        return DocumentErrors.ActiveContent;
                    }
                }
            }
            catch (InvalidDataException)
            {
                // Not packed (then its names are read as they stand), encrypted, far too large, or spoilt on purpose.
                _unreadable |= !await StartsPlainAsync(start, ct);
            }
            finally
            {
                _unpacked += tokens.Position;
                content.Position = resume;
            }

            return null;
        }

        // An object stream that is not packed begins with pairs of numbers.
        private async Task<bool> StartsPlainAsync(long start, CancellationToken ct)
        {
            var head = await Bytes.ReadAsync(content, start, 64, ct);
            return head.Length > 0 && !head.AsSpan(0, Math.Min(4, head.Length)).ContainsAnyExcept(NumbersAndBlanks);
        }
    }
}
