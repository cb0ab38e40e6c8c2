using System.Text;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Documents;

/// <summary>Tells what a file is by its bytes, whatever it is called, and lets in whole PDF, JPEG and PNG files that can do no harm.</summary>
public sealed class ContentCheck(IVirusScanner scanner, DocumentLimits limits)
{
    /// <summary>
    /// Reads a seekable stream in small pieces. Errors: document.empty, document.infected, document.type-not-allowed, document.not-what-name-says,
    /// document.heic, document.needs-password, document.damaged, document.active-content, document.image-too-large, document.scanner-unavailable.
    /// </summary>
    /// <param name="content">The bytes, from their beginning.</param>
    /// <param name="fileName">A name from <see cref="FileNames.Clean"/>; one without an ending claims nothing.</param>
    /// <param name="ct">Ends the check.</param>
    public async Task<Result<CheckedContent>> CheckAsync(Stream content, string fileName, CancellationToken ct)
    {
        if (content.Length == 0)
        {
            return DocumentErrors.Empty;
        }

        // Asked first, so that the usual test file is called what it is under any name and without a scanner.
        if (await TestVirus.IsInAsync(content, ct))
        {
            return DocumentErrors.Infected;
        }

        var extension = Path.GetExtension(fileName);
        var claimed = ContentKinds.ClaimedBy(fileName);
        var head = await Bytes.ReadAsync(content, 0, 1024, ct);
        if (KindOf(head) is not { } kind)
        {
            return IsHeic(head) ? DocumentErrors.Heic : claimed is null ? DocumentErrors.TypeNotAllowed : DocumentErrors.NotWhatNameSays(extension);
        }

        if (extension.Length > 0 && claimed != kind && (kind == ContentKind.Pdf || !ContentKinds.ClaimsPicture(fileName)))
        {
            return DocumentErrors.NotWhatNameSays(extension);
        }

        Result<long> length = kind switch
        {
            ContentKind.Pdf => await PdfCheck.RefuseAsync(content, ct) is { } refusal ? refusal : content.Length,
            _ => await ImageCheck.LengthAsync(content, kind, limits.ImageMegapixels, ct),
        };
        if (!length.IsOk)
        {
            return length.Error!;
        }

        content.Position = 0;
        var scan = await scanner.ScanAsync(content, ct);
        return scan.IsOk ? new CheckedContent(kind, length.Value) : scan.Error!;
    }

    private static ContentKind? KindOf(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => ContentKind.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ContentKind.Png,
        var other when other.IndexOf("%PDF-"u8) >= 0 => ContentKind.Pdf,
        _ => null,
    };

    // The brands of still pictures in the container that films share.
    private static bool IsHeic(ReadOnlySpan<byte> head) => head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8)
        && Encoding.Latin1.GetString(head[8..12]) is "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" or "mif1" or "msf1";
}
