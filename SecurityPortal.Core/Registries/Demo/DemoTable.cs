namespace SecurityPortal.Core.Registries.Demo;

/// <summary>Reads the made-up rows that stand beside this file.</summary>
internal static class DemoTable
{
    public static IEnumerable<string[]> Rows(string file)
    {
        using var reader = new StreamReader(typeof(DemoTable).Assembly.GetManifestResourceStream(typeof(DemoTable), file)!);
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split('\t');
        }
    }

    public static string? OrNone(string cell) => cell.Length == 0 ? null : cell;
}
