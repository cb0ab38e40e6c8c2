using System.Globalization;

namespace SecurityPortal.Benchmarks;

/// <summary>Starts the benchmark that is asked for.</summary>
internal static class BenchmarkProgram
{
    private const int Yardstick = 10_000;

    public static async Task<int> Main(string[] args)
    {
        if (args is not ["queue", .. var sizes])
        {
            await Console.Error.WriteLineAsync("Usage: queue [cases ...]");
            return 1;
        }

        int[] cases = [Yardstick, .. sizes.Select(s => int.Parse(s, CultureInfo.InvariantCulture)).Where(n => n != Yardstick).Order()];
        await QueueBenchmark.RunAsync(cases, Environment.GetEnvironmentVariable("BENCH_FOLDER"), Console.Out);
        return 0;
    }
}
