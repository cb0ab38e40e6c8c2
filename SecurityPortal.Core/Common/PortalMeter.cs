using System.Diagnostics.Metrics;

namespace SecurityPortal.Core.Common;

/// <summary>
/// All figures of the portal's own that operators see. What tells one series from another is from a closed list: names of our types, codes of errors, keys of
/// processes, states. Never an id, an address or anything that somebody typed.
/// </summary>
public static class PortalMeter
{
    /// <summary>The name under which a collector subscribes to them.</summary>
    public const string Name = "SecurityPortal";

    private static readonly Meter Own = new(Name);

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    };

    private static readonly Counter<long> Commands = Own.CreateCounter<long>("portal.commands", "{command}", "Commands that have ended.");
    private static readonly Histogram<double> CommandTime = Own.CreateHistogram("portal.command.duration", "s", "How long a command took.", advice: Seconds);
    private static readonly Counter<long> Refusals =
        Own.CreateCounter<long>("portal.refusals", "{refusal}", "Tries to see or change what is not one's own, as the audit trail has them.");

    private static readonly Counter<long> Jobs = Own.CreateCounter<long>("portal.job.runs", "{run}", "Runs of a job of the portal that have ended.");
    private static readonly Counter<long> JobFailures = Own.CreateCounter<long>("portal.job.failures", "{item}", "What a job left to its next round.");
    private static readonly Histogram<double> JobTime = Own.CreateHistogram("portal.job.duration", "s", "How long a run took.", advice: Seconds);
    private static readonly Counter<long> Lookups = Own.CreateCounter<long>("portal.lookups", "{lookup}", "Questions to a registry.");
    private static readonly Histogram<double> LookupTime = Own.CreateHistogram("portal.lookup.duration", "s", "How long an answer took.", advice: Seconds);
    private static readonly UpDownCounter<long> Circuits = Own.CreateUpDownCounter<long>("portal.circuits.open", "{circuit}", "Pages that stand open.");
    private static readonly Counter<long> CircuitsOpened = Own.CreateCounter<long>("portal.circuits.opened", "{circuit}", "Pages opened.");
    private static readonly Counter<long> CircuitsRefused =
        Own.CreateCounter<long>("portal.circuits.refused", "{circuit}", "Pages beyond the bound of an account or an address.");

    private static readonly Gauge<long> QueueCases = Own.CreateGauge<long>("portal.queue.cases", "{case}", "Cases that have not ended.");
    private static readonly Gauge<long> OutboxMails = Own.CreateGauge<long>("portal.outbox.mails", "{mail}", "Mails that have not left.");
    private static readonly Gauge<double> OutboxAge = Own.CreateGauge<double>("portal.outbox.age", "s", "For how long the oldest due mail has been due.");
    private static readonly Gauge<double> UnsealedAge =
        Own.CreateGauge<double>("portal.audit.unsealed.age", "s", "For how long the oldest audit row has waited for its seal.");

    public static void Command(string command, string outcome, TimeSpan took)
    {
        Commands.Add(1, new(MeterTags.Command, command), new(MeterTags.Outcome, outcome));
        CommandTime.Record(took.TotalSeconds, new KeyValuePair<string, object?>(MeterTags.Command, command));
    }

    /// <summary>Somebody wanted what is not theirs.</summary>
    public static void Refusal(string action) => Refusals.Add(1, new KeyValuePair<string, object?>(MeterTags.Action, action));

    /// <summary>A run of a job ended.</summary>
    public static void Job(string job, string outcome, TimeSpan took)
    {
        Jobs.Add(1, new(MeterTags.Job, job), new(MeterTags.Outcome, outcome));
        JobTime.Record(took.TotalSeconds, new KeyValuePair<string, object?>(MeterTags.Job, job));
    }

    /// <summary>A job could not do one of the things that were due.</summary>
    public static void JobFailure(string job) => JobFailures.Add(1, new KeyValuePair<string, object?>(MeterTags.Job, job));

    /// <summary>A registry was asked, or, where it took no time, was not asked because of the bounds.</summary>
    public static void Lookup(string registry, string outcome, TimeSpan? took)
    {
        Lookups.Add(1, new(MeterTags.Registry, registry), new(MeterTags.Outcome, outcome));
        if (took is { } time)
        {
            LookupTime.Record(time.TotalSeconds, new KeyValuePair<string, object?>(MeterTags.Registry, registry));
        }
    }

    public static void CircuitOpened()
    {
        CircuitsOpened.Add(1);
        Circuits.Add(1);
    }

    public static void CircuitClosed() => Circuits.Add(-1);

    /// <summary>A page was refused.</summary>
    /// <param name="at">Whether there was a page that could say so, or the connection ended.</param>
    public static void CircuitRefused(string at) => CircuitsRefused.Add(1, new KeyValuePair<string, object?>(MeterTags.At, at));

    /// <summary>So many cases of a process stand in a group of states.</summary>
    public static void Queue(string process, string group, long cases) =>
        QueueCases.Record(cases, new(MeterTags.Process, process), new(MeterTags.Group, group));

    /// <summary>So many mails wait for their turn, and for an administrator.</summary>
    public static void Outbox(long waiting, long parked, TimeSpan age)
    {
        OutboxMails.Record(waiting, new KeyValuePair<string, object?>(MeterTags.State, "waiting"));
        OutboxMails.Record(parked, new KeyValuePair<string, object?>(MeterTags.State, "parked"));
        OutboxAge.Record(age.TotalSeconds);
    }

    /// <summary>So long has the oldest row of the trail waited.</summary>
    public static void Unsealed(TimeSpan age) => UnsealedAge.Record(age.TotalSeconds);
}
