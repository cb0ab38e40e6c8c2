using System.Globalization;
using SecurityPortal.Benchmarks;

if (args is not ["queue", .. var sizes])
{
    Console.Error.WriteLine("Usage: queue [cases ...]");
    return 1;
}

const int Yardstick = 10_000;
int[] cases = [Yardstick, .. sizes.Select(s => int.Parse(s, CultureInfo.InvariantCulture)).Where(n => n != Yardstick).Order()];
await QueueBenchmark.RunAsync(cases, Environment.GetEnvironmentVariable("BENCH_FOLDER"), Console.Out);
return 0;
