using System.Diagnostics;
using System.Globalization;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Benchmarks;

/// <summary>How long the ministry's lists take with many cases, beside the same lists with few.</summary>
internal static class QueueBenchmark
{
    private const int Warm = 3;
    private const int Rounds = 25;
    private const int LongMilliseconds = 2000;

    /// <summary>The moment at which all the databases stand.</summary>
    public static readonly DateTime Now = new(2026, 6, 15, 9, 0, 0, DateTimeKind.Utc);

    /// <param name="sizes">Numbers of cases; the first is what the others are held against.</param>
    /// <param name="folder">Keeps the databases; null for a folder that goes with the run.</param>
    /// <param name="output">Takes the table.</param>
    public static async Task RunAsync(IReadOnlyList<int> sizes, string? folder, TextWriter output)
    {
        var own = folder is null;
        folder ??= Directory.CreateTempSubdirectory("portal-bench-").FullName;
        Directory.CreateDirectory(folder);
        try
        {
            var columns = new List<Dictionary<string, Timing>>();
            foreach (var cases in sizes)
            {
                columns.Add(await MeasureAsync(Path.Combine(folder, $"queue-{cases}.db"), cases, output));
            }

            Print(sizes, columns, output);
        }
        finally
        {
            if (own)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task<Dictionary<string, Timing>> MeasureAsync(string file, int cases, TextWriter output)
    {
        using var portal = new BenchPortal(Path.GetDirectoryName(file)!, Now, services => services.AddSqlite($"Data Source={file}"));
        if (!File.Exists(file))
        {
            var begun = Stopwatch.GetTimestamp();
            await CaseGenerator.RunAsync(portal.Database, cases, Now);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{cases} cases made in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s, {new FileInfo(file).Length >> 20} MB"));
        }

        var questions = await QueueQuestions.OfAsync(portal);
        var timings = new Dictionary<string, Timing>();
        foreach (var question in questions.Yardsticks().Concat(questions.Queue()).Concat(questions.Lists()))
        {
            timings[question.Name] = await TimeAsync(question);
        }

        return timings;
    }

    private static async Task<Timing> TimeAsync(Question question)
    {
        var (rows, times, all) = (0, new List<double>(), Stopwatch.GetTimestamp());

        // What takes long is asked less often.
        for (var round = 0; round < Warm + Rounds && (times.Count == 0 || Stopwatch.GetElapsedTime(all).TotalMilliseconds < LongMilliseconds); round++)
        {
            var begun = Stopwatch.GetTimestamp();
            rows = await question.AskAsync(round);
            if (round >= Warm || Stopwatch.GetElapsedTime(all).TotalMilliseconds > LongMilliseconds)
            {
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        }

        times.Sort();
        return new Timing(times[times.Count / 2], times[(int)Math.Ceiling(times.Count * 0.95) - 1], rows);
    }

    private static void Print(IReadOnlyList<int> sizes, List<Dictionary<string, Timing>> columns, TextWriter output)
    {
        var heads = string.Join(" | ", sizes.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s:N0} cases: p50 | p95 | rows")));
        output.WriteLine($"| ms | {heads} | p50, last to first |");
        output.WriteLine($"|---|{string.Concat(sizes.Select(_ => "---:|---:|---:|"))}---:|");
        foreach (var name in columns[0].Keys)
        {
            var cells = string.Join(" | ", columns.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c[name].P50:0.0} | {c[name].P95:0.0} | {c[name].Rows}")));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {cells} | {columns[^1][name].P50 / columns[0][name].P50:0.0} |"));
        }
    }

    private sealed record Timing(double P50, double P95, int Rows);
}
