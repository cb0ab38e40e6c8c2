using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SecurityPortal.Benchmarks.Circuits;

// Usage: NAME ADDRESS GAUGE-PORT ACCOUNT COUNT SECONDS-OF-TYPING PATH ...
if (args is not [var name, var address, var gauge, var account, var countText, var secondsText, .. var paths])
{
    await Console.Error.WriteLineAsync("Usage: NAME ADDRESS GAUGE-PORT ACCOUNT COUNT SECONDS-OF-TYPING PATH ...");
    return 1;
}

const int Opening = 4;
const int Warming = 12;
const int Typists = 10;
var silence = TimeSpan.FromMilliseconds(500);
var (count, seconds) = (int.Parse(countText, CultureInfo.InvariantCulture), int.Parse(secondsText, CultureInfo.InvariantCulture));

using var site = new Site(new Uri(address));
if (account != "-")
{
    await site.SignInAsync(account, "Demo.Portali.2026");
}

// What a first page makes for all that follow is no page's own.
for (var i = 0; i < Warming; i++)
{
    await using var warm = await Circuit.OpenAsync(site, paths[i % paths.Length]);
    await warm.QuietAsync(silence);
}

var before = await SteadyAsync();
var circuits = new Circuit[count];
await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Opening }, async (i, _) =>
{
    circuits[i] = await Circuit.OpenAsync(site, paths[i % paths.Length]);
    await circuits[i].QuietAsync(silence);
});
var after = await ReadAsync();

var typed = new List<double>();
if (seconds > 0)
{
    using var time = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
    await Task.WhenAll(circuits.Where(c => c.Fields > 0).Take(Typists).Select(TypeAsync));

    async Task TypeAsync(Circuit circuit)
    {
        for (var i = 0; !time.IsCancellationRequested; i++)
        {
            var took = await circuit.TypeAsync(0, "input", new string('a', 1 + (i % 20)));
            lock (typed)
            {
                typed.Add(took.TotalMilliseconds);
            }

            await Task.Delay(200);
        }
    }
}

Console.WriteLine(Row());
var faults = circuits.Select(c => c.Fault).OfType<string>().Concat(circuits.Where(c => c.SawStyles).Select(_ => "A style sheet came through the circuit."));
foreach (var fault in faults.Distinct())
{
    Console.WriteLine($"  {fault}");
}

foreach (var circuit in circuits)
{
    await circuit.DisposeAsync();
}

return 0;

string Row()
{
    typed.Sort();
    var (heap, memory) = ((after.Heap - before.Heap) / 1024 / count, (after.Memory - before.Memory) / 1024 / count);
    var (sent, processor) = (circuits.Average(c => c.Bytes) / 1024, (after.Processor - before.Processor) / count);
    var row = FormattableString.Invariant($"| {name} | {count} | {heap:0} | {memory:0} | {sent:0.0} | {processor:0.0} |");
    return typed.Count == 0 ? $"{row} |" : FormattableString.Invariant($"{row} {typed[typed.Count / 2]:0.0} / {typed[typed.Count * 95 / 100]:0.0} |");
}

// What earlier pages let go of is freed by and by, with their timers: the first figures count once two in a row are alike.
async Task<(double Heap, double Memory, double Processor)> SteadyAsync()
{
    var last = await ReadAsync();
    for (var tries = 0; tries < 60; tries++)
    {
        await Task.Delay(TimeSpan.FromSeconds(1));
        var next = await ReadAsync();
        if (Math.Abs(next.Heap - last.Heap) < 200 * 1024)
        {
            return next;
        }

        last = next;
    }

    return last;
}

async Task<(double Heap, double Memory, double Processor)> ReadAsync()
{
    using var client = new TcpClient();
    await client.ConnectAsync(IPAddress.Loopback, int.Parse(gauge, CultureInfo.InvariantCulture));
    using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
    var figures = (await reader.ReadToEndAsync()).Split(' ').Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray();
    return (figures[0], figures[1], figures[2]);
}
