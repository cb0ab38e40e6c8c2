namespace SecurityPortal.Core.Documents;

/// <summary>What belongs to a <see cref="ContentKind"/>: its media type and its file name endings.</summary>
public static class ContentKinds
{
    /// <summary>The media type to serve the file with.</summary>
    public static string MediaType(this ContentKind kind) => kind switch
    {
        ContentKind.Pdf => "application/pdf",
        ContentKind.Jpeg => "image/jpeg",
        _ => "image/png",
    };

    /// <summary>The usual ending with its dot, for a file that came without one.</summary>
    public static string Extension(this ContentKind kind) => kind switch
    {
        ContentKind.Pdf => ".pdf",
        ContentKind.Jpeg => ".jpg",
        _ => ".png",
    };

    /// <summary>The kind that a file name claims; null for no or another ending.</summary>
    public static ContentKind? ClaimedBy(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".pdf" => ContentKind.Pdf,
        ".jpg" or ".jpeg" or ".jpe" or ".jfif" => ContentKind.Jpeg,
        ".png" => ContentKind.Png,
        _ => null,
    };

    /// <summary>Whether a file name claims a picture of any form: telephones and messengers name pictures after forms they no longer have.</summary>
    public static bool ClaimsPicture(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() is
        ".jpg" or ".jpeg" or ".jpe" or ".jfif" or ".png" or ".heic" or ".heif" or ".webp" or ".bmp" or ".gif" or ".tif" or ".tiff";
}
