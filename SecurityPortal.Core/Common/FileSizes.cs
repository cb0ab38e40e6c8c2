using System.Globalization;

namespace SecurityPortal.Core.Common;

/// <summary>Sizes as people read them: 320 kB, 1,4 MB.</summary>
public static class FileSizes
{
    private const double Kilobyte = 1024;

    /// <summary>The size with a decimal comma, in the largest fitting unit.</summary>
    public static string Format(long bytes) => bytes < Kilobyte * Kilobyte
        ? $"{Math.Max(1, Math.Round(bytes / Kilobyte)).ToString(CultureInfo.InvariantCulture)} kB"
        : $"{(bytes / (Kilobyte * Kilobyte)).ToString("0.0", Languages.Culture(Languages.Albanian))} MB";
}
