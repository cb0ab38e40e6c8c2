using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Documents;

/// <summary>Why a file is refused. The sentences stand in ErrorTexts.</summary>
public static class DocumentErrors
{
    /// <summary>The name holds a path, control, invisible or direction-changing characters, or nothing at all.</summary>
    public static Error NameMisleading => new("document.name-misleading");

    public static Error Empty => new("document.empty");

    /// <summary>Neither PDF nor JPEG nor PNG.</summary>
    public static Error TypeNotAllowed => new("document.type-not-allowed");

    /// <summary>The content is not read to its end, or is not built as its kind must be.</summary>
    public static Error Damaged => new("document.damaged");

    /// <summary>The PDF holds scripts, embedded files or parts that cannot be looked into; or the file is of two kinds at once.</summary>
    public static Error ActiveContent => new("document.active-content");

    /// <summary>The PDF opens for nobody without its password.</summary>
    public static Error NeedsPassword => new("document.needs-password");

    /// <summary>A photograph in the telephone's own form, HEIC, which few programs can open.</summary>
    public static Error Heic => new("document.heic");

    /// <summary>A virus was found.</summary>
    public static Error Infected => new("document.infected");

    /// <summary>A scanner is configured but does not answer; nothing is let in unseen.</summary>
    public static Error ScannerUnavailable => new("document.scanner-unavailable");

    /// <summary>The server has no room left.</summary>
    public static Error DiskFull => new("document.disk-full");

    /// <summary>The files are kept on a server that does not do what it is asked now.</summary>
    public static Error StoreUnavailable => new("document.store-unavailable");

    /// <summary>The bytes that the store gives are not those that were kept.</summary>
    public static Error StoreDamaged => new("document.store-damaged");

    /// <summary>One file over its limit. Arguments: the limit in megabytes.</summary>
    public static Error TooLarge(long maxBytes) => new("document.too-large") { Arguments = [Megabytes(maxBytes)] };

    /// <summary>The files of a case together over their limit. Arguments: the limit and what is still free, both in whole megabytes.</summary>
    public static Error CaseFull(long maxBytes, long usedBytes) =>
        new("document.case-full") { Arguments = [Megabytes(maxBytes), Megabytes(Math.Max(0, maxBytes - usedBytes))] };

    /// <summary>The account has sent as much as it may in an hour. Arguments: that many files, that many megabytes.</summary>
    public static Error TooMany(int files, int megabytes) => new("document.too-many") { Arguments = [files, megabytes] };

    /// <summary>The ending of the name claims another kind. Arguments: the ending.</summary>
    public static Error NotWhatNameSays(string extension) => new("document.not-what-name-says") { Arguments = [extension] };

    /// <summary>Fewer pixels than a portrait needs. Arguments: the least width and height.</summary>
    public static Error PortraitTooSmall => new("document.portrait-small") { Arguments = [PortraitCrop.MinWidth, PortraitCrop.MinHeight] };

    /// <summary>The part chosen has not the proportions of a portrait.</summary>
    public static Error PortraitProportions => new("document.portrait-proportions");

    /// <summary>More pixels than the portal will open. Arguments: the limit in millions of pixels.</summary>
    public static Error ImageTooLarge(int megapixels) => new("document.image-too-large") { Arguments = [megapixels] };

    // Rounded down, so that "still free" never promises more than there is.
    private static long Megabytes(long bytes) => bytes / (1024 * 1024);
}
