namespace SecurityPortal.Core.Upkeep;

/// <summary>How much room is left on the disk that a folder lies on.</summary>
public class DiskRoom
{
    /// <summary>Free bytes that this process may use.</summary>
    /// <param name="path">A folder or a file of a folder that is there.</param>
    public virtual long FreeBytes(string path)
    {
        var full = Path.GetFullPath(path);
        var folder = Directory.Exists(full) ? full : Path.GetDirectoryName(full)!;
        return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;
    }
}
