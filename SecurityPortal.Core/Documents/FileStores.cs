using Microsoft.Extensions.Logging;

namespace SecurityPortal.Core.Documents;

/// <summary>The stores that the settings name: the one in use, and both where files move from one to the other.</summary>
public sealed class FileStores(FileStoreSettings settings, string dataDirectory, TimeProvider clock, ILoggerFactory logs)
{
    private readonly string _root = Path.Combine(dataDirectory, "files");

    /// <summary>Whether uploaded files lie in the data folder.</summary>
    public bool AreOnDisk => !settings.UsesS3;

    /// <summary>What keeps the bucket from being used, whether or not it is the store in use.</summary>
    /// <param name="isDevelopment">Whether the bucket may be reached without TLS.</param>
    public IReadOnlyList<string> S3Faults(bool isDevelopment) => settings.S3.Faults(isDevelopment);

    public IFileStore Disk() => new DiskFileStore(_root, clock);

    /// <summary>What is on its way lies in the data folder all the same.</summary>
    public IFileStore S3() => new S3FileStore(settings.S3, DiskFileStore.StagingOf(_root), clock, logs.CreateLogger<S3FileStore>());

    /// <summary>The store in use.</summary>
    public IFileStore Current() => AreOnDisk ? Disk() : S3();
}
