namespace SecurityPortal.Core.Documents;

/// <summary>Where uploaded files are kept; settings section <c>Files</c>.</summary>
public sealed class FileStoreSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Files";

    /// <summary>The folder <c>files</c> of the data folder.</summary>
    public const string OnDisk = "Disk";

    /// <summary>A bucket of a server that speaks S3.</summary>
    public const string OnS3 = "S3";

    /// <summary><see cref="OnDisk"/> or <see cref="OnS3"/>.</summary>
    public string Store { get; set; } = OnDisk;

    public S3Settings S3 { get; set; } = new();

    internal bool UsesS3 => Store == OnS3;

    /// <summary>What is missing or does not do, one sentence each, naming the setting; none of a value that is secret.</summary>
    /// <param name="isDevelopment">Whether the bucket may be reached without TLS.</param>
    public IReadOnlyList<string> Faults(bool isDevelopment) => Store switch
    {
        OnDisk => [],
        OnS3 => S3.Faults(isDevelopment),
        _ => [$"{Section}:{nameof(Store)} is neither {OnDisk} nor {OnS3}: where the uploaded files are kept."],
    };
}
