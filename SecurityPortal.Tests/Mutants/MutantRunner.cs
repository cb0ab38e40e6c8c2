using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace SecurityPortal.Tests.Mutants;

/// <summary>
/// Runs the tests of each planted fault in one process; compiled only into the copy that run.py builds. Each line of the plan is a fault's number and parts of
/// test names; each answer is a line <c>fault, number, killed|survived|no test, tests run, first test that failed</c>.
/// </summary>
internal static class MutantRunner
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly char[] Blank = [' '];

    public static int Main(string[] arguments)
    {
        var assembly = typeof(MutantRunner).Assembly;
        using var framework = new XunitTestFramework(new Silence());
        using var discoverer = framework.GetDiscoverer(Reflector.Wrap(assembly));
        using var found = new Discovery();
        discoverer.Find(includeSourceInformation: false, found, new Options());
        found.Done.Wait();
        foreach (var line in File.ReadAllLines(arguments[0]))
        {
            var parts = line.Split('\t');
            var names = parts[1].Split(Blank, StringSplitOptions.RemoveEmptyEntries);
            var cases = found.Cases.Where(c => names.Any(n => NameOf(c).Contains(n, StringComparison.Ordinal))).ToList();
            if (cases.Count == 0)
            {
                Say(parts[0], "no test", 0, "");
                continue;
            }

            PlantedFault.Current = int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture);
            using var executor = framework.GetExecutor(assembly.GetName());
            using var watch = new Watch(stopAtOnce: PlantedFault.Current != 0);
            SynchronizationContext.SetSynchronizationContext(new Calm(watch.Done));
            executor.RunTests(cases, watch, new Options());
            SynchronizationContext.SetSynchronizationContext(null);
            if (!watch.Done.Wait(PlantedFault.Current == 0 ? 6 * Longest : Longest))
            {
                // What hangs is seen too; the rest needs a process of its own.
                Say(parts[0], "killed", watch.Count, "does not end");
                Environment.Exit(0);
            }

            Say(parts[0], watch.Failed is null ? "survived" : "killed", watch.Count, watch.Failed ?? "");
        }

        return 0;
    }

    private static string NameOf(ITestCase test) => $"{test.TestMethod.TestClass.Class.Name}.{test.TestMethod.Method.Name}";

    private static void Say(string fault, string outcome, int count, string by) => Console.WriteLine($"fault\t{fault}\t{outcome}\t{count}\t{by}");

    private sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> _values = new() { ["xunit.discovery.PreEnumerateTheories"] = true };

        public TValue GetValue<TValue>(string name) => _values.TryGetValue(name, out var value) && value is TValue typed ? typed : default!;

        public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
    }

    private sealed class Silence : LongLivedMarshalByRefObject, IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message) => true;
    }

    private sealed class Discovery : LongLivedMarshalByRefObject, IMessageSink, IDisposable
    {
        public List<ITestCase> Cases { get; } = [];

        public ManualResetEventSlim Done { get; } = new();

        public bool OnMessage(IMessageSinkMessage message)
        {
            switch (message)
            {
                case ITestCaseDiscoveryMessage discovered:
                    Cases.Add(discovered.TestCase);
                    break;
                case IDiscoveryCompleteMessage:
                    Done.Set();
                    break;
            }

            return true;
        }

        public void Dispose() => Done.Dispose();
    }

    /// <summary>Where tests are stopped at the first that fails, xunit throws what nobody awaits: it ends the run of these tests, and not the
    /// process.</summary>
    private sealed class Calm(ManualResetEventSlim done) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => base.Post(
            s =>
            {
                try
                {
                    d(s);
                }
                catch (OperationCanceledException)
                {
                    done.Set();
                }
            },
            state);

        public override SynchronizationContext CreateCopy() => this;
    }

    private sealed class Watch(bool stopAtOnce) : LongLivedMarshalByRefObject, IMessageSink, IDisposable
    {
        private int _count;

        public int Count => _count;

        public string? Failed { get; private set; }

        public ManualResetEventSlim Done { get; } = new();

        public bool OnMessage(IMessageSinkMessage message)
        {
            switch (message)
            {
                case ITestPassed:
                    Interlocked.Increment(ref _count);
                    break;
                case ITestFailed failed:
                    Interlocked.Increment(ref _count);
                    Failed = Failed is null || stopAtOnce ? $"{failed.TestClass.Class.Name.Split('.')[^1]}.{failed.TestMethod.Method.Name}"
                        : $"{Failed} {failed.TestMethod.Method.Name}";
                    break;
                case ITestAssemblyFinished:
                    Done.Set();
                    break;
            }

            return Failed is null || !stopAtOnce;
        }

        public void Dispose() => Done.Dispose();
    }
}
