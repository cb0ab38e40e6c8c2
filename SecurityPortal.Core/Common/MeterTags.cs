namespace SecurityPortal.Core.Common;

/// <summary>What tells the series of a figure, and the spans of a trace, from one another.</summary>
public static class MeterTags
{
    /// <summary>Type and method of ours.</summary>
    public const string Command = "command";

    /// <summary>How it ended: a word of <see cref="Outcomes"/>, the code of an error, or what a registry said.</summary>
    public const string Outcome = "outcome";

    /// <summary>The audit trail's word.</summary>
    public const string Action = "action";

    /// <summary>Type of the job. Plain <c>job</c> is Prometheus's own word for where it reads.</summary>
    public const string Job = "job_name";

    public const string Registry = "registry";
    public const string At = "at";

    /// <summary>Key of the process.</summary>
    public const string Process = "process";

    /// <summary>Group of the queue.</summary>
    public const string Group = "group";

    public const string State = "state";

    public static IReadOnlyList<string> All { get; } = [Command, Outcome, Action, Job, Registry, At, Process, Group, State];
}
