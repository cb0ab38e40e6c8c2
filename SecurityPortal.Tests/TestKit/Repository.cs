namespace SecurityPortal.Tests.TestKit;

/// <summary>The sources that the tests were built from.</summary>
public static class Repository
{
    /// <summary>Folder of the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>A path within it.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>Source files of a project, by ending; what was built or migrated by a tool is left out.</summary>
    public static IReadOnlyList<SourceFile> Files(string project, params string[] endings) =>
    [
        .. Directory.EnumerateFiles(Path(project), "*", SearchOption.AllDirectories)
            .Where(f => endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
            .Select(f => new SourceFile(System.IO.Path.GetRelativePath(Root, f).Replace('\\', '/'), File.ReadAllText(f)))
            .Where(f => !f.Path.Contains("/obj/", StringComparison.Ordinal) && !f.Path.Contains("/bin/", StringComparison.Ordinal)
                && !f.Path.Contains("/Migrations/", StringComparison.Ordinal))
            .OrderBy(f => f.Path, StringComparer.Ordinal),
    ];

    private static string Find(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "SecurityPortal.sln")) ? folder : Find(System.IO.Path.GetDirectoryName(folder)!);
}

/// <param name="Path">From the solution's folder, with slashes.</param>
/// <param name="Text">What stands in it.</param>
public sealed record SourceFile(string Path, string Text)
{
    public override string ToString() => Path;
}
