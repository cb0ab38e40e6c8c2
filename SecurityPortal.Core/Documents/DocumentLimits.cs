namespace SecurityPortal.Core.Documents;

/// <summary>How much may be uploaded; settings section <c>Documents</c>.</summary>
public sealed record DocumentLimits
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>The largest single file, in megabytes of 1024 × 1024 bytes.</summary>
    public int FileMegabytes { get; init; } = 20;

    /// <summary>All files of one case together, in megabytes.</summary>
    public int CaseMegabytes { get; init; } = 100;

    /// <summary>The largest picture that is kept as it came, in millions of pixels.</summary>
    public int ImageMegapixels { get; init; } = 50;

    /// <summary>The largest picture that is unpacked whole (emblem, photo): four bytes of memory a pixel, one at a time.</summary>
    public int DecodedMegapixels { get; init; } = 25;

    /// <summary>Files one account may send in an hour.</summary>
    public int HourlyFiles { get; init; } = 200;

    /// <summary>All files one account sends in an hour together, in megabytes.</summary>
    public int HourlyMegabytes { get; init; } = 1000;

    public long FileBytes => FileMegabytes * Megabyte;

    public long CaseBytes => CaseMegabytes * Megabyte;
}
